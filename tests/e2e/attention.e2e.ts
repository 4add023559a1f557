import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { attention as en } from '#lib/i18n/attention.en.ts';
import { attention as ru } from '#lib/i18n/attention.ru.ts';
import { actions } from '#lib/i18n/actions.en.ts';
import { board as boardRu } from '#lib/i18n/board.ru.ts';
import { pages as pagesRu } from '#lib/i18n/pages.ru.ts';
import { run as runEn } from '#lib/i18n/run.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { editor, middleOf, noteWith } from './support/board.ts';
import {
	cameraAtRest,
	createWorkshop,
	goToCanvas,
	inZone,
	join,
	newPerson,
	writeNote
} from './support/people.ts';

let server: RunningServer;
let vera: { context: BrowserContext; page: Page };
let anna: { context: BrowserContext; page: Page };

const LEAN = 'lean-experiment-canvas';
const MAP = 'empathy-map';

// One story: what comes later stands on what was done before.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	const { links } = await createWorkshop(server.url, [LEAN, MAP], 'Опыты');
	const sit = async (link: string, name: string, locale: 'en' | 'ru') => {
		const context = await newPerson(browser, { name, locale });
		const page = await join(context, link, { name, locale });
		await page.emulateMedia({ reducedMotion: 'reduce' });
		return { context, page };
	};
	vera = await sit(links.facilitator, 'Vera', 'en');
	anna = await sit(links.participant, 'Анна', 'ru');
});
test.afterAll(async () => {
	await vera.context.close();
	await anna.context.close();
	await server.dispose();
});

const press = (page: Page, name: string) =>
	page.getByRole('button', { name, exact: true }).first().click();
/** Where the view is, and how near; whether it is still on its way doesn't count. */
const cameraOf = (page: Page): Promise<string> =>
	page.locator('.world').evaluate((world) => {
		const { a, e, f } = new DOMMatrix(getComputedStyle(world).transform);
		return `${a} ${e} ${f}`;
	});
/** The canvas whose middle is nearest to the view's: where somebody is. */
const sees = (page: Page, canvas: string) =>
	expect(page.locator(`div[data-canvas="${canvas}"]`)).toBeInViewport({ ratio: 0.6 });
async function openRail(): Promise<void> {
	const rail = vera.page.locator('.rail');
	if (!(await rail.isVisible())) await press(vera.page, runEn.title);
	await expect(rail).toBeVisible();
}

test('bringing everyone shows them what the facilitator sees, and they can go back', async () => {
	await goToCanvas(anna.page, 0);
	const before = await cameraOf(anna.page);
	await goToCanvas(vera.page, 1);
	await openRail();
	await press(vera.page, en.lead.bring);
	await expect(anna.page.getByText(ru.brought('Vera'))).toBeVisible();
	await sees(anna.page, MAP);
	await expectNoBarriers(anna.page, 'brought');
	await press(anna.page, ru.goBack);
	await expect.poll(() => cameraOf(anna.page)).toBe(before);
	await expect(anna.page.getByText(ru.brought('Vera'))).toBeHidden();
});

test('whoever is writing isn’t torn out of it, but offered the way', async () => {
	const [x, y] = await inZone(anna.page, LEAN, 'assumptions');
	await anna.page.mouse.dblclick(x, y);
	await expect(editor(anna.page)).toBeFocused();
	await press(vera.page, en.lead.bring);
	await expect(anna.page.getByText(ru.called('Vera'))).toBeVisible();
	await anna.page.keyboard.type('до конца');
	await sees(anna.page, LEAN);
	await press(anna.page, ru.goThere);
	await sees(anna.page, MAP);
	await anna.page.keyboard.press('Escape');
	await anna.page.keyboard.press('Escape');
	await expect(noteWith(vera.page, 'до конца')).toBeAttached();
});

test('holding ties everybody’s view to the facilitator’s until it is let go', async () => {
	await goToCanvas(anna.page, 0);
	await press(vera.page, en.lead.hold);
	await expect(anna.page.getByText(ru.held('Vera'))).toBeVisible();
	await sees(anna.page, MAP);
	const held = await cameraOf(anna.page);
	await anna.page.getByRole('application').focus();
	await anna.page.keyboard.press('PageUp');
	await anna.page.mouse.move(640, 400);
	await anna.page.mouse.wheel(0, 300);
	await anna.page.keyboard.press('Escape');
	await expect(anna.page.getByText(boardRu.notices.viewHeld)).toBeVisible();
	expect(await cameraOf(anna.page)).toBe(held);
	await goToCanvas(vera.page, 0);
	await sees(anna.page, LEAN);
	await anna.page.reload();
	await sees(anna.page, LEAN);
	await press(vera.page, en.lead.release);
	await expect(anna.page.getByText(ru.held('Vera'))).toBeHidden();
	await anna.page.emulateMedia({ reducedMotion: 'reduce' });
	await goToCanvas(anna.page, 1);
	await sees(anna.page, MAP);
});

test('following goes along with somebody until one moves oneself', async () => {
	await press(anna.page, pagesRu.roster.open(2));
	await press(anna.page, pagesRu.roster.follow('Vera'));
	await expect(anna.page.getByText(ru.following('Vera'))).toBeVisible();
	await expect(vera.page.getByText(en.followers(1, 'Анна'))).toBeVisible();
	await sees(anna.page, LEAN);
	await goToCanvas(vera.page, 1);
	await sees(anna.page, MAP);
	await anna.page.keyboard.press('Escape');
	await goToCanvas(anna.page, 0);
	await expect(anna.page.getByText(ru.following('Vera'))).toBeHidden();
	await expect(vera.page.getByText(en.followers(1, 'Анна'))).toBeHidden();
	await goToCanvas(vera.page, 0);
});

/** By the menu of a note, as with the right button. */
async function pointOut(text: string): Promise<void> {
	const [x, y] = await middleOf(noteWith(vera.page, text));
	await vera.page.mouse.click(x, y, { button: 'right' });
	await vera.page.getByRole('menuitem', { name: actions.names.spotlight }).click();
}

test('a spotlight dims all but one note for everybody, and goes out with the note', async () => {
	await goToCanvas(vera.page, 0);
	await writeNote(vera.page, await inZone(vera.page, LEAN, 'assumptions', [0.1, 0.1]), 'look');
	await pointOut('look');
	await expect(anna.page.locator('.hole')).toBeVisible();
	await expect(anna.page.getByText(ru.spotlight.by('Vera'))).toBeVisible();
	await expectNoBarriers(anna.page, 'spotlight');
	await press(vera.page, en.spotlight.off);
	await expect(anna.page.locator('.hole')).toHaveCount(0);
	await pointOut('look');
	await expect(anna.page.locator('.hole')).toBeVisible();
	await vera.page.keyboard.press('Delete');
	await expect(anna.page.locator('.hole')).toHaveCount(0);
});

test('a raised hand is seen by facilitators in its place, and lowered by either', async () => {
	await openRail();
	await press(anna.page, ru.raiseHand);
	const hand = vera.page.getByRole('button', { name: new RegExp(en.now.lower('Анна')) });
	await expect(hand).toContainText('1');
	await expect(anna.page.getByRole('button', { name: ru.lowerHand })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expectNoBarriers(vera.page, 'rail');
	await hand.click();
	await expect(hand).toHaveCount(0);
	await expect(anna.page.getByRole('button', { name: ru.raiseHand })).toHaveAttribute(
		'aria-pressed',
		'false'
	);
});

test('reactions float by for everybody and leave nothing; a laser leaves a trail', async () => {
	await press(anna.page, ru.react);
	await anna.page.getByRole('button', { name: ru.reactions['👏'] }).click();
	await expect(vera.page.locator('.floating')).toContainText('👏');
	await expect(anna.page.locator('.floating')).toContainText('👏');
	await expect(vera.page.locator('.floating')).toHaveCount(0);
	await anna.page.keyboard.press('Escape');
	await vera.page.getByRole('application').focus();
	await vera.page.mouse.move(500, 400);
	await vera.page.keyboard.press('k');
	await vera.page.mouse.move(600, 450, { steps: 5 });
	await expect(anna.page.locator('canvas.laser')).toHaveCount(1);
	// It only shows: what it is pressed on stays where it is.
	await vera.page.mouse.down();
	await vera.page.mouse.move(700, 500, { steps: 5 });
	await vera.page.mouse.up();
	await expect(vera.page.locator('.outlines path.selected')).toHaveCount(0);
	await vera.page.keyboard.press('Escape');
	await expect(anna.page.locator('canvas.laser')).toHaveCount(0);
});

test('going into a phase takes everybody to its canvas with its tools, and readiness is counted', async () => {
	await openRail();
	await press(vera.page, runEn.fromCanvas('Empathy Map'));
	await goToCanvas(anna.page, 0);
	await press(vera.page, runEn.begin);
	await sees(anna.page, MAP);
	await sees(vera.page, MAP);
	const bar = anna.page.getByRole('toolbar').last();
	const tools = bar.locator('[data-tool], button[aria-pressed]');
	await expect(tools).toHaveCount(3);
	await vera.page.locator('.phases > li').getByRole('button', { name: /^Edit/ }).first().click();
	await vera.page.getByRole('checkbox', { name: runEn.tools.text }).check();
	await expect(tools).toHaveCount(4);
	await press(vera.page, runEn.phase.done);
	await press(anna.page, ru.ready);
	await expect(vera.page.locator('.rail').getByText(en.now.ready)).toBeVisible();
	await expect(vera.page.getByText(en.readyCount(1, 1))).toBeVisible();
	await press(vera.page, runEn.next);
	await expect(vera.page.getByText(en.readyCount(1, 1))).toBeHidden();
	await cameraAtRest(anna.page);
});

test('the run of show is kept as a file and taken up again', async () => {
	await openRail();
	const rows = vera.page.locator('.rail ol > li');
	const count = await rows.count();
	const [download] = await Promise.all([
		vera.page.waitForEvent('download'),
		press(vera.page, runEn.file.save)
	]);
	const path = await download.path();
	await vera.page.locator('input[type=file][accept*=json]').setInputFiles(path);
	await press(vera.page, runEn.file.append);
	await expect(rows).toHaveCount(2 * count);
	await vera.page.locator('input[type=file][accept*=json]').setInputFiles(path);
	await press(vera.page, runEn.file.replace);
	await expect(rows).toHaveCount(count);
	await vera.page.locator('input[type=file][accept*=json]').setInputFiles({
		name: 'x.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{"nothing":1}')
	});
	await expect(vera.page.getByText(runEn.file.problems.not_a_run)).toBeVisible();
	await expect(rows).toHaveCount(count);
});
