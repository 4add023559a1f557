import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { actions as actionsEn } from '#lib/i18n/actions.en.ts';
import { arranging as words } from '#lib/i18n/arranging.en.ts';
import { comments as commentsEn } from '#lib/i18n/comments.en.ts';
import { exporting as exportingEn } from '#lib/i18n/exporting.en.ts';
import { find } from '#lib/i18n/find.en.ts';
import { finding as findingEn } from '#lib/i18n/finding.en.ts';
import { paste as pasteEn } from '#lib/i18n/paste.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { clickOn, editor, noteById, notice, sitDown, type Table } from './support/board.ts';
import { boardReady, join, newPerson, saveState } from './support/people.ts';

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

const notes = [{ id: 'one', xy: [-300, -200], text: 'One' }] as const;

const palette = (page: Page) => page.getByRole('combobox', { name: findingEn.palette.field });
const needsServer = (page: Page) => notice(page, words.notices.needsServer);

async function cutOff(page: Page): Promise<void> {
	await page.context().setOffline(true);
	await expect(saveState(page)).toHaveAttribute('data-save-state', 'offline');
	await page.getByRole('application').focus();
}

/** Another at the same board, whose page has fetched nothing ahead: it is never idle. */
async function neverIdle(
	browser: Browser,
	{ links }: Table
): Promise<{ context: BrowserContext; page: Page }> {
	const context = await newPerson(browser, { name: 'Ben' });
	await context.addInitScript(() => {
		window.requestIdleCallback = () => 0;
	});
	const page = await join(context, links.participant, { name: 'Ben' });
	await expect(noteById(page, 'one')).toBeVisible();
	return { context, page };
}

/** Waits until the page has asked for no more files for a while. */
async function allFetched(page: Page): Promise<void> {
	let before = -1;
	await expect(async () => {
		const now = await page.evaluate(() => performance.getEntriesByType('resource').length);
		const rested = now === before;
		before = now;
		expect(rested).toBe(true);
	}).toPass({ intervals: [3_000] });
}

test('a board that has been open for a while has all that is used on most days, without the line', async ({
	browser
}) => {
	const table = await sitDown(browser, server.url, { notes });
	const { page, context } = table;
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
	await page.evaluate(() => navigator.clipboard.writeText('a;b\nc;d'));
	await page.mouse.move(640, 600);
	await allFetched(page);
	await cutOff(page);
	await page.keyboard.press('Control+k');
	await expect(palette(page)).toBeFocused();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+f');
	await expect(page.getByLabel(find.field)).toBeFocused();
	await page.keyboard.press('Escape');
	await page.keyboard.press('?');
	await expect(page.locator('.panel')).toContainText('Ctrl+K');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Shift+C');
	await expect(page.locator('.panel')).toContainText(commentsEn.noneOpen);
	await page.keyboard.press('Escape');
	await page.keyboard.press('c');
	await clickOn(page, noteById(page, 'one'));
	await expect(page.getByLabel(commentsEn.write)).toBeFocused();
	await page.keyboard.type('Said offline');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-comment]')).toHaveCount(1);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+v');
	await expect(page.getByRole('dialog', { name: pasteEn.title })).toBeVisible();
	await page.keyboard.press('Escape');
	await page.locator('header').getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: actionsEn.names.export }).click();
	await expect(page.getByRole('dialog', { name: exportingEn.title })).toBeVisible();
	await expect(needsServer(page)).toHaveCount(0);
	await table.close();
});

test('what can’t be had says so, takes no keys, and doesn’t open when nobody wants it any more', async ({
	browser
}) => {
	const table = await sitDown(browser, server.url, { notes });
	const { page, context } = await neverIdle(browser, table);
	await cutOff(page);
	await test.step('the palette', async () => {
		await page.keyboard.press('Control+k');
		await expect(needsServer(page)).toBeVisible();
		await page.keyboard.press('n');
		await expect(page.locator('[data-tool=note]')).toHaveAttribute('aria-pressed', 'true');
		await page.keyboard.press('Escape');
	});
	await test.step('a panel, and a comment', async () => {
		await page.keyboard.press('?');
		await expect(page.locator('.panel')).toHaveCount(0);
		await page.keyboard.press('c');
		await clickOn(page, noteById(page, 'one'));
		await page.keyboard.press('v');
		await expect(page.locator('[data-tool=select]')).toHaveAttribute('aria-pressed', 'true');
	});
	await test.step('when the line is there again', async () => {
		await context.setOffline(false);
		await boardReady(page);
		await page.mouse.dblclick(800, 500);
		await page.keyboard.type('Nobody in my way');
		await expect(editor(page)).toHaveValue('Nobody in my way');
		await allFetched(page);
		await expect(editor(page)).toBeFocused();
		await expect(palette(page)).toHaveCount(0);
		await expect(page.locator('.panel')).toHaveCount(0);
		await expect(page.getByLabel(commentsEn.write)).toHaveCount(0);
		await page.keyboard.press('Control+k');
		await expect(palette(page)).toBeFocused();
	});
	await context.close();
	await table.close();
});

test('an image that can’t be brought for want of the line is not lost without a word', async ({
	browser
}) => {
	const table = await sitDown(browser, server.url, { notes });
	const { page, context } = await neverIdle(browser, table);
	await cutOff(page);
	await page.evaluate(() => {
		const data = new DataTransfer();
		data.items.add(new File([new Uint8Array(8)], 'picture.png', { type: 'image/png' }));
		const drop = { bubbles: true, cancelable: true, dataTransfer: data };
		document.querySelector('.viewport')?.dispatchEvent(new DragEvent('drop', drop));
	});
	await expect(needsServer(page)).toBeVisible();
	await context.close();
	await table.close();
});
