import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { run as en } from '#lib/i18n/run.en.ts';
import { run as ru } from '#lib/i18n/run.ru.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { createWorkshop, inZone, join, newPerson } from './support/people.ts';

let server: RunningServer;
let lead: { context: BrowserContext; page: Page };
let anna: { context: BrowserContext; page: Page };

// One story: what comes later stands on what was done before.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	const { links } = await createWorkshop(server.url, ['lean-experiment-canvas'], 'Опыты');
	const sit = async (link: string, name: string, locale: 'en' | 'ru') => {
		const context = await newPerson(browser, { name, locale });
		return { context, page: await join(context, link, { name, locale }) };
	};
	lead = await sit(links.facilitator, 'Vera', 'en');
	anna = await sit(links.participant, 'Анна', 'ru');
});
test.afterAll(async () => {
	await lead.context.close();
	await anna.context.close();
	await server.dispose();
});

const card = (page: Page, words: typeof en) => page.getByRole('region', { name: words.now });
const press = (name: string) => lead.page.getByRole('button', { name, exact: true }).click();

/** Whether a double click on the canvas leads to writing. */
async function canWrite(page: Page): Promise<boolean> {
	const written = (): Promise<string> => page.locator('.note').allTextContents().then(String);
	const before = await written();
	const [x, y] = await inZone(page, 'lean-experiment-canvas', 'assumptions');
	await page.mouse.dblclick(x, y);
	const opened = await page
		.locator('.note textarea')
		.waitFor({ timeout: 1_500 })
		.then(
			() => true,
			() => false
		);
	if (opened) {
		await page.keyboard.type('ё');
		await page.keyboard.press('Escape');
	}
	return (await written()).length > before.length;
}

test('a canvas’s own steps become phases that everybody follows', async () => {
	await press(en.title);
	await press(en.fromCanvas('Lean Experiment Canvas'));
	const rows = lead.page.locator('.phases > li');
	await expect(rows).toHaveCount(9);
	await press(en.begin);
	await expect(card(lead.page, en)).toContainText('Question, decision it serves');
	await expect(card(anna.page, ru)).toContainText('Вопрос, решение, которому он служит');
	await expect(card(anna.page, ru).getByRole('timer')).toContainText('5:00');
	await press(en.next);
	await expect(card(anna.page, ru)).toContainText('по одному на стикер');
});

test('the clock is the same for everybody and can be lengthened', async () => {
	await press(en.timer.start);
	const timer = (page: Page, words: typeof en) => card(page, words).getByRole('timer');
	await expect(timer(anna.page, ru)).toContainText('7:5');
	await press(en.timer.more);
	await expect(timer(anna.page, ru)).toContainText('8:5');
	await press(en.timer.pause);
	const [mine, hers] = [
		await timer(lead.page, en).textContent(),
		await timer(anna.page, ru).textContent()
	];
	expect(hers?.match(/\d+:\d+/)?.[0]).toBe(mine?.match(/\d+:\d+/)?.[0]);
});

test('the end closes writing for participants, a restart of the server keeps it so, and more time opens it', async () => {
	expect(await canWrite(anna.page)).toBe(true);
	await press(en.timer.end);
	await expect(card(anna.page, ru)).toContainText(ru.closed);
	expect(await canWrite(anna.page)).toBe(false);
	server = await server.restart();
	await expect(card(anna.page, ru)).toContainText(ru.closed);
	await expect(async () => {
		await press(en.timer.more);
		await expect(card(anna.page, ru)).not.toContainText(ru.closed, { timeout: 2_000 });
	}).toPass();
	expect(await canWrite(anna.page)).toBe(true);
});

test('Back returns, and a late joiner lands where the room is', async () => {
	await press(en.back);
	await expect(card(anna.page, ru)).toContainText('Вопрос, решение');
	await anna.page.reload();
	await expect(card(anna.page, ru)).toContainText('Вопрос, решение');
});

test('on a phone the rail is one press away, and a phase is edited with its end in reach', async () => {
	await lead.page.setViewportSize({ width: 390, height: 844 });
	const rail = lead.page.locator('.rail');
	await press(en.title);
	await expect(rail).toHaveCount(0);
	await press(en.title);
	await expect(rail.getByRole('button', { name: en.next, exact: true })).toBeInViewport();
	const pencil = rail.locator('.phases > li').first().getByRole('button', { name: /^Edit/ });
	await pencil.click();
	await expect(rail.getByLabel(en.phase.title, { exact: true })).toBeInViewport();
	await expect(rail.getByRole('button', { name: en.phase.done })).toBeInViewport();
	await expectNoBarriers(lead.page, 'phase editor on a phone');
	await press(en.phase.done);
	await expect(pencil).toBeFocused();
	await lead.page.setViewportSize({ width: 1280, height: 720 });
});

test('phases are edited, moved and removed while it runs', async () => {
	const rows = lead.page.locator('.phases > li');
	await rows.nth(0).getByRole('button', { name: /^Edit/ }).click();
	await lead.page.getByLabel(en.phase.title, { exact: true }).fill('Warm up');
	await lead.page.getByLabel(en.phase.text, { exact: true }).fill('Say hello');
	await press(en.phase.done);
	await expect(card(lead.page, en)).toContainText('Warm up');
	await lead.page.getByRole('button', { name: en.phase.down('Warm up') }).click();
	await expect(rows.nth(1)).toContainText('Warm up');
	await rows
		.nth(8)
		.getByRole('button', { name: /^Remove/ })
		.click();
	await expect(rows).toHaveCount(8);
	await press(en.stop);
	await expect(card(lead.page, en)).toBeHidden();
	// What she wrote alone waits on her desk, which is all that is said still.
	await expect(card(anna.page, ru).getByRole('timer')).toBeHidden();
	await expect(card(anna.page, ru).getByRole('heading')).toBeHidden();
});
