import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { actions } from '#lib/i18n/actions.en.ts';
import { doors } from '#lib/i18n/doors.en.ts';
import { doors as doorsRu } from '#lib/i18n/doors.ru.ts';
import { errors } from '#lib/i18n/errors.en.ts';
import { objects as objectsRu } from '#lib/i18n/objects.ru.ts';
import { order as en } from '#lib/i18n/order.en.ts';
import { order as ru } from '#lib/i18n/order.ru.ts';
import { pages } from '#lib/i18n/pages.en.ts';
import { run as runEn } from '#lib/i18n/run.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { drag, editor, middleOf, noteWith, selected } from './support/board.ts';
import {
	createWorkshop,
	goToCanvas,
	inZone,
	join,
	newPerson,
	writeNote,
	boardReady,
	type Links
} from './support/people.ts';
import { stockClient, type Stock } from './support/stock.ts';

let server: RunningServer;
let links: Links;
let workshop: string;
let vera: { context: BrowserContext; page: Page };
let anna: { context: BrowserContext; page: Page };
/** What is protected isn't in the board's document. */
let onBoard: Stock;
const LEAN = 'lean-experiment-canvas';

// One story: what comes later stands on what was done before.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	const made = await createWorkshop(server.url, [LEAN], 'Порядок');
	links = made.links;
	workshop = made.id;
	onBoard = await stockClient(server.url, made.boards[0]?.doc ?? '', links.facilitator);
	const sit = async (link: string, name: string, locale: 'en' | 'ru') => {
		const context = await newPerson(browser, { name, locale });
		const page = await join(context, link, { name, locale });
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await goToCanvas(page, 0);
		return { context, page };
	};
	vera = await sit(links.facilitator, 'Vera', 'en');
	anna = await sit(links.participant, 'Анна', 'ru');
});
test.afterAll(async () => {
	onBoard.close();
	await vera.context.close();
	await anna.context.close();
	await server.dispose();
});

async function menu(text: string, name: string): Promise<void> {
	const [x, y] = await middleOf(noteWith(vera.page, text));
	await vera.page.mouse.click(x, y, { button: 'right' });
	await vera.page.getByRole('menuitem', { name }).click();
}
const placeOf = async (page: Page, text: string) => {
	const [x, y] = await middleOf(noteWith(page, text));
	return [Math.round(x), Math.round(y)];
};

test('what is protected can’t be touched by participants, and comes back when it is released', async () => {
	await writeNote(vera.page, await inZone(vera.page, LEAN, 'assumptions', [0.2, 0.5]), 'rules');
	await expect(noteWith(anna.page, 'rules')).toBeAttached();
	await menu('rules', actions.names.protect);
	const at = await placeOf(anna.page, 'rules');
	await expect(async () => {
		const [x, y] = await middleOf(noteWith(anna.page, 'rules'));
		await drag(anna.page, [x, y], [60, 40]);
		expect(await placeOf(anna.page, 'rules')).toEqual(at);
	}).toPass();
	await selected(anna.page, 0);
	await anna.page.keyboard.press('Control+a');
	await anna.page.keyboard.press('Delete');
	await expect(noteWith(anna.page, 'rules')).toBeAttached();
	await anna.page.reload();
	await expect(noteWith(anna.page, 'rules')).toBeAttached();
	const [x, y] = await middleOf(noteWith(vera.page, 'rules'));
	await vera.page.mouse.click(x, y);
	await expectNoBarriers(vera.page, 'released');
	await vera.page.getByRole('button', { name: en.release, exact: true }).click();
	await expect(vera.page.getByRole('group', { name: en.protected })).toHaveCount(0);
	await expect(async () => {
		const [x, y] = await middleOf(noteWith(anna.page, 'rules'));
		await anna.page.mouse.click(x, y);
		await selected(anna.page, 1);
	}).toPass();
	await anna.page.keyboard.press('Escape');
});

test('protecting is taken back and done again like any other step', async () => {
	await menu('rules', actions.names.protect);
	const free = expect.poll(() => onBoard.texts());
	await free.toEqual([]);
	await vera.page.keyboard.press('Control+z');
	await free.toEqual(['rules']);
	await vera.page.keyboard.press('Control+y');
	await free.toEqual([]);
	await vera.page.keyboard.press('Control+z');
	await free.toEqual(['rules']);
});

test('a closed canvas keeps what lies on it and takes nothing more from participants', async () => {
	await vera.page.getByRole('button', { name: runEn.title, exact: true }).click();
	await vera.page.getByText(en.title, { exact: true }).click();
	const close = vera.page.getByRole('switch', { name: en.freezeCanvas('Lean Experiment Canvas') });
	await close.check({ force: true });
	await expect(anna.page.getByText(ru.canvasClosed, { exact: true })).toBeVisible();
	await expect(vera.page.getByText(en.count(1))).toBeVisible();
	await goToCanvas(anna.page, 0);
	const [x, y] = await inZone(anna.page, LEAN, 'result');
	await anna.page.mouse.dblclick(x, y);
	await expect(anna.page.getByText(ru.notice)).toBeVisible();
	await expect(editor(anna.page)).toHaveCount(0);
	await expectNoBarriers(anna.page, 'closed canvas');
	await close.uncheck({ force: true });
	await expect(anna.page.getByText(ru.canvasClosed, { exact: true })).toBeHidden();
	await expect(vera.page.getByText(en.count(0))).toBeVisible();
	await anna.page.mouse.dblclick(x, y);
	await expect(editor(anna.page)).toBeFocused();
	await anna.page.keyboard.press('Escape');
});

test('newcomers wait until they are let in, and come in by themselves', async ({ browser }) => {
	await vera.page.getByRole('button', { name: pages.roster.open(2) }).click();
	await vera.page.getByRole('switch', { name: doors.waiting.title }).check({ force: true });
	const context = await newPerson(browser, { name: 'Late', locale: 'ru' });
	const page = await context.newPage();
	await page.goto(links.participant);
	await page.getByLabel('Ваше имя').fill('Late');
	await page.locator('button[type=submit]').click();
	await expect(page.getByText(doorsRu.waitingPage.title)).toBeVisible();
	await expect(vera.page.getByText(doors.waiting.count(1))).toBeVisible();
	await expectNoBarriers(page, 'waiting');
	await expectNoBarriers(vera.page, 'people and waiting room');
	await vera.page.getByRole('button', { name: doors.waiting.admitWho('Late') }).click();
	await boardReady(page);
	await expect(vera.page.getByText(doors.waiting.count(1))).toBeHidden();
	await vera.page.getByRole('switch', { name: doors.waiting.title }).uncheck({ force: true });
	await context.close();
});

test('a link with a passphrase asks for it, and is taken back with whoever came by it', async ({
	browser
}) => {
	await vera.page.getByRole('button', { name: 'Share', exact: true }).click();
	await vera.page.getByRole('button', { name: doors.links.add }).click();
	await vera.page.getByLabel(doors.links.label).fill('Cohort 7');
	await vera.page.getByLabel(doors.links.passphrase).fill('open sesame');
	await expectNoBarriers(vera.page, 'a new link');
	await vera.page.getByRole('button', { name: doors.links.save }).click();
	const list = vera.page.getByRole('region', { name: doors.links.title });
	await expect(list.getByText('Cohort 7')).toBeVisible();
	const answer = await vera.page.request.get(`${server.url}/api/workshops/${workshop}/named-links`);
	const { links: named } = (await answer.json()) as { links: { url: string }[] };
	const context = await newPerson(browser, { name: 'Guest', locale: 'en' });
	const page = await context.newPage();
	await page.goto(named[0]?.url ?? '');
	await page.getByLabel('Your name').fill('Guest');
	await page.getByLabel(doors.join.passphrase).fill('close sesame');
	await page.locator('button[type=submit]').click();
	await expect(page.getByText(errors.passphrase_wrong)).toBeVisible();
	await page.getByLabel(doors.join.passphrase).fill('open sesame');
	await page.locator('button[type=submit]').click();
	await boardReady(page);
	await list.getByRole('button', { name: doors.links.revoke('Cohort 7') }).click();
	await list.getByRole('button', { name: doors.links.revokeYes, exact: true }).click();
	await expect(page.locator('[data-save-state="closed"]')).toBeVisible({ timeout: 2_000 });
	await expect(list.getByText('Cohort 7')).toHaveCount(0);
	await context.close();
});

test('participants start with three tools, and the facilitator opens more', async () => {
	const rail = vera.page.getByRole('button', { name: runEn.title, exact: true });
	if ((await rail.getAttribute('aria-pressed')) !== 'true') await rail.click();
	await vera.page.getByText(en.title, { exact: true }).click();
	const bar = anna.page.getByRole('toolbar').last();
	const tools = bar.locator('[data-tool]');
	const more = bar.getByRole('button', { name: objectsRu.toolbar.more });
	await expect(tools).toHaveCount(3);
	for (const tool of ['select', 'note', 'stamp']) {
		await expect(bar.locator(`[data-tool="${tool}"]`)).toBeVisible();
	}
	await expect(more).toHaveCount(0);
	await vera.page.getByRole('button', { name: en.allTools }).click();
	await expect(tools).toHaveCount(5);
	await expect(more).toBeVisible();
	await vera.page.getByRole('button', { name: en.firstTools }).click();
	await expect(tools).toHaveCount(3);
	await anna.page.getByRole('application').focus();
	await anna.page.keyboard.press('t');
	await expect(anna.page.locator('[data-tool="text"]')).toHaveCount(0);
	await vera.page.getByRole('checkbox', { name: runEn.tools.text }).check();
	await expect(anna.page.locator('[data-tool="text"]')).toBeVisible();
	await expectNoBarriers(vera.page, 'tools for participants');
});
