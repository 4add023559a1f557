import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { boxOf, clickOn, noteById } from './support/board.ts';
import { cameraAtRest, createWorkshop, join, newPerson } from './support/people.ts';
import { stockClient } from './support/stock.ts';

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

/** Nothing that axe calls serious or critical. */
async function clean(page: Page, what: string): Promise<void> {
	// What is half faded in has half its contrast; what never ends is waited for by nobody.
	await page.waitForFunction(() =>
		document
			.getAnimations()
			.every((a) => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity)
	);
	const { violations } = await new AxeBuilder({ page }).analyze();
	const grave = violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${what}: ${id} at ${target.join(' ')}`));
	expect(grave).toEqual([]);
}

const LOOKS = [
	{ locale: 'ru', dark: false },
	{ locale: 'ru', dark: true },
	{ locale: 'en', dark: false },
	{ locale: 'en', dark: true }
] as const;

for (const look of LOOKS) {
	test(`no grave barrier on any page, ${look.locale}, ${look.dark ? 'dark' : 'light'}`, async ({
		browser
	}) => {
		const ru = look.locale === 'ru';
		const person = { name: ru ? 'Ольга' : 'Ann', ...look };
		const { links, boards } = await createWorkshop(server.url, ['empathy-map', 'mobius-loop']);
		const stock = await stockClient(server.url, boards[0]?.doc ?? '', links.facilitator);
		stock.seed([
			{ id: 'one', xy: [300, 300], text: 'One', color: 'green', type: 'fact' },
			{ id: 'two', xy: [700, 300], text: 'Two', color: 'violet' }
		]);
		const context = await newPerson(browser, person);
		const page = await context.newPage();
		for (const [what, path] of [
			['first page', '/'],
			['new workshop', '/new'],
			['unknown page', '/nowhere'],
			['unknown link', `/j/${'x'.repeat(22)}`]
		] as const) {
			await page.goto(server.url + path);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await clean(page, what);
		}
		await page.goto(links.participant);
		await expect(page.getByRole('textbox')).toBeVisible();
		await clean(page, 'joining');
		await page.close();

		const board = await join(context, links.facilitator, person);
		await expect(board.getByRole('heading', { level: 1 })).toHaveCount(1);
		await clean(board, 'board');
		await clickOn(board, noteById(board, 'one'));
		await clean(board, 'a note selected');
		await board.locator('.chrome > .place button').nth(1).click();
		await clean(board, 'types');
		await board.keyboard.press('Escape');
		const name = ru
			? { share: 'Поделиться', more: 'Ещё', keys: 'Сочетания клавиш' }
			: { share: 'Share', more: 'More', keys: 'Keyboard shortcuts' };
		await board.getByRole('button', { name: name.share }).click();
		await expect(board.locator('.panel input').first()).toBeVisible();
		await clean(board, 'share');
		await board.locator('header button[aria-expanded]').first().click();
		await clean(board, 'people');
		await board.locator('nav .current').click();
		await clean(board, 'canvases');
		await board
			.locator('.popover li')
			.last()
			.getByRole('button', { name: /^(About|О полотне) / })
			.click();
		await expect(board.getByRole('heading', { level: 2 }).last()).toBeVisible();
		await clean(board, 'about a canvas');
		const more = board.locator('header').getByRole('button', { name: name.more, exact: true });
		await more.click();
		await clean(board, 'menu');
		await board.getByRole('menuitem', { name: name.keys }).click();
		await expect(board.locator('.panel kbd').first()).toBeVisible();
		await clean(board, 'shortcuts');
		stock.close();
		await context.close();
	});
}

test('a viewer’s board has no grave barrier either', async ({ browser }) => {
	const { links } = await createWorkshop(server.url, ['empathy-map']);
	const person = { name: 'Vic', locale: 'ru' } as const;
	const context = await newPerson(browser, person);
	await clean(await join(context, links.viewer, person), 'viewer');
	await context.close();
});

test('every control of the board has a name and is at least 24 px large', async ({ browser }) => {
	const { links, boards } = await createWorkshop(server.url, ['empathy-map', 'mobius-loop']);
	const stock = await stockClient(server.url, boards[0]?.doc ?? '', links.facilitator);
	stock.seed([{ id: 'one', xy: [300, 300], text: 'One' }]);
	const person = { name: 'Ann' };
	const context = await newPerson(browser, person);
	const page = await join(context, links.facilitator, person);
	await clickOn(page, noteById(page, 'one'));
	await page.keyboard.press('Shift+2');
	await cameraAtRest(page);
	await expect(page.locator('[data-plus]')).toHaveCount(4);
	const controls = page.locator('button, a, input, [data-handle]').filter({ visible: true });
	const small: string[] = [];
	for (const control of await controls.all()) {
		const { width, height } = await boxOf(control);
		const name = (await control.getAttribute('aria-label')) ?? (await control.innerText());
		const handle = await control.getAttribute('data-handle');
		// A hair less is rounding.
		if (width < 23.9 || height < 23.9) small.push(`${name || handle}: ${width}×${height}`);
		if (handle === null) expect(name.trim()).not.toBe('');
	}
	expect(small).toEqual([]);
	stock.close();
	await context.close();
});

test('the board tells a screen reader what is selected, and panels give the focus back', async ({
	browser
}) => {
	const { links, boards } = await createWorkshop(server.url, ['empathy-map']);
	const stock = await stockClient(server.url, boards[0]?.doc ?? '', links.facilitator);
	stock.seed([
		{ id: 'one', xy: [300, 300], text: 'Queue at the desk', type: 'fact' },
		{ id: 'two', xy: [700, 300], text: 'Two' }
	]);
	const person = { name: 'Ann' };
	const context = await newPerson(browser, person);
	const page = await join(context, links.facilitator, person);
	const board = page.getByRole('application');
	await expect(board).toHaveAccessibleName('Board: 1 canvas, 2 objects');
	await board.focus();
	await page.keyboard.press('Tab');
	await expect(board).toHaveAttribute('aria-activedescendant', 'note-one');
	await expect(page.locator('#note-one')).toHaveAccessibleName(/Fact\. Queue at the desk/);
	await page.keyboard.press('Control+a');
	await expect(page.getByRole('status').filter({ hasText: '2 selected' })).toBeAttached();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('status').filter({ hasText: '2 moved' })).toBeAttached();
	await page.keyboard.press('Delete');
	await expect(page.getByRole('status').filter({ hasText: '2 deleted' })).toBeAttached();

	await page.keyboard.press('Shift+?');
	await expect(page.locator('.panel')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(board).toBeFocused();
	stock.close();
	await context.close();
});
