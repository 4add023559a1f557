import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { addPhases, FIRST_TOOLS, type NewPhase } from '#lib/domain/agenda.ts';
import { desks as en } from '#lib/i18n/desks.en.ts';
import { desks as ru } from '#lib/i18n/desks.ru.ts';
import { run as enRun } from '#lib/i18n/run.en.ts';
import { run as ruRun } from '#lib/i18n/run.ru.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { noteWith } from './support/board.ts';
import {
	boardReady,
	createWorkshop,
	inZone,
	join,
	newPerson,
	saveState,
	writeNote,
	type Links
} from './support/people.ts';
import { stockClient } from './support/stock.ts';

const CANVAS = 'lean-experiment-canvas';

interface Seat {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Every frame that this browser's sockets received. */
	readonly heard: string[];
}

let server: RunningServer;
let links: Links;
let workshop: string;
let lead: Seat;
let anna: Seat;
let boris: Seat;

const ASSUME =
	'What must be true for this to work? One sentence each, and no talking before the reveal. ';
const phase = (id: string, title: string, mode: NewPhase['mode'], named = true): NewPhase => ({
	id,
	title: { en: title, ru: title },
	text: { en: ASSUME.repeat(3), ru: ASSUME.repeat(3) },
	minutes: 5,
	mode,
	tools: FIRST_TOOLS,
	named,
	closes: true
});

async function sit(
	browser: Parameters<typeof newPerson>[0],
	link: string,
	person: Parameters<typeof newPerson>[1]
): Promise<Seat> {
	const context = await newPerson(browser, person);
	const heard: string[] = [];
	context.on('page', (page) =>
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => heard.push(payload.toString()))
		)
	);
	const page = await join(context, link, person);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	return { context, page, heard };
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	const made = await createWorkshop(server.url, [CANVAS], 'Опыты');
	({ links, id: workshop } = made);
	const plan = await stockClient(server.url, `${workshop}/plan`, links.facilitator);
	addPhases(plan.doc, [
		phase('alone', 'Alone', 'solo'),
		phase('together', 'Together', 'group'),
		phase('secret', 'In secret', 'solo', false)
	]);
	lead = await sit(browser, links.facilitator, { name: 'Vera', locale: 'en' });
	anna = await sit(browser, links.participant, { name: 'Анна', locale: 'ru' });
	boris = await sit(browser, links.participant, {
		name: 'Boris',
		locale: 'en',
		viewport: { width: 390, height: 844 },
		touch: true
	});
	await lead.page.getByRole('button', { name: enRun.title }).click();
	await expect(lead.page.locator('.rail ol li')).toHaveCount(3);
	plan.close();
});
test.afterAll(async () => {
	for (const seat of [lead, anna, boris]) await seat?.context.close();
	await server.dispose();
});

const press = (name: string) =>
	lead.page.locator('.rail').getByRole('button', { name, exact: true }).click();
const card = (seat: Seat, words: typeof enRun) =>
	seat.page.getByRole('region', { name: words.now });
const zone = (page: Page, x = 0.5, y = 0.5) => inZone(page, CANVAS, 'experiment', [x, y]);
const notes = (seat: Seat) => seat.page.locator('.note[data-id]');

test('a phase in which each works alone takes everybody to their desks', async () => {
	await press(enRun.begin);
	await expect(card(anna, ruRun)).toContainText(ru.private);
	await expect(card(anna, ruRun)).toContainText(ru.named);
	await expect(card(boris, enRun)).toContainText(en.private);
	await expect(card(lead, enRun)).toContainText(en.private);
	for (const { page } of [lead, anna, boris]) {
		await expect(page.locator('.viewport.desk')).toBeVisible();
		await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
	}
});

test('what is written there reaches nobody, and lives through a reload, a second tab and a restart', async () => {
	await writeNote(anna.page, await zone(anna.page, 0.2, 0.3), 'тайна Анны');
	await writeNote(anna.page, await zone(anna.page, 0.6, 0.3), 'вторая тайна');
	await writeNote(lead.page, await zone(lead.page, 0.2, 0.3), 'Vera’s own');
	await expect(saveState(anna.page)).toHaveAttribute('data-save-state', 'saved');
	await expect(notes(boris)).toHaveCount(0);
	await expect(notes(lead)).toHaveCount(1);

	await anna.page.reload();
	await boardReady(anna.page);
	await expect(noteWith(anna.page, 'тайна Анны')).toBeVisible();

	const second = await anna.context.newPage();
	await second.goto(anna.page.url());
	await boardReady(second);
	await expect(noteWith(second, 'вторая тайна')).toBeVisible();
	await second.close();

	await anna.context.setOffline(true);
	await expect(saveState(anna.page)).toHaveAttribute('data-save-state', 'offline');
	await writeNote(anna.page, await zone(anna.page, 0.2, 0.7), 'без связи');
	server = await server.restart();
	await anna.context.setOffline(false);
	await expect(saveState(anna.page)).toHaveAttribute('data-save-state', 'saved', {
		timeout: 30_000
	});
	await expect(notes(anna)).toHaveCount(3);
	await expect(saveState(lead.page)).toHaveAttribute('data-save-state', 'saved', {
		timeout: 30_000
	});
	await expect(notes(lead)).toHaveCount(1);
	for (const seat of [lead, boris]) {
		const all = seat.heard.join();
		for (const word of ['тайна', 'без связи']) expect(all).not.toContain(word);
	}
});

test('undo at the desk stays at the desk', async () => {
	await writeNote(anna.page, await zone(anna.page, 0.6, 0.7), 'ошибка');
	await expect(notes(anna)).toHaveCount(4);
	await anna.page.keyboard.press('Control+z');
	await expect(notes(anna)).toHaveCount(3);
});

test('the facilitator shows how many notes each has, and everybody is told', async () => {
	const select = lead.page.getByLabel(en.counts, { exact: true });
	await expect(lead.page.getByText(en.wroteNothing(1))).toHaveCount(0);
	await select.selectOption('facilitators');
	await expect(card(anna, ruRun)).toContainText(ru.countsShown.facilitators);
	await expect(lead.page.getByText(en.wroteNothing(1))).toBeVisible({ timeout: 15_000 });
	await expect(lead.page.getByText(en.count(3), { exact: true })).toBeVisible();
	await select.selectOption('nobody');
	await expect(card(anna, ruRun)).not.toContainText(ru.countsShown.facilitators);
});

test('one person’s notes are revealed with their name, the others go on writing', async () => {
	await lead.page.getByRole('button', { name: en.oneByOne }).click();
	await lead.page.getByRole('menuitem', { name: 'Анна' }).click();
	await expect(noteWith(boris.page, 'тайна Анны')).toBeVisible();
	await expect(notes(boris)).toHaveCount(3);
	// Hers are beneath her paper now, where she can't move them.
	await expect(anna.page.locator('.beneath .note')).toHaveCount(3);
	await expect(anna.page.locator('.viewport.desk')).toBeVisible();
	await expect(card(boris, enRun)).toContainText(en.private);
});

test('the card with what to do now is no more than three lines, and all of it is a press away', async () => {
	for (const [seat, m] of [
		[boris, enRun],
		[anna, ruRun]
	] as const) {
		const now = card(seat, m);
		const high = async (): Promise<number> =>
			(await now.locator('.words').boundingBox())?.height ?? 0;
		expect(await high()).toBeLessThanOrEqual(60);
		await now.getByRole('button', { name: m.all }).click();
		await expect.poll(high).toBeGreaterThan(60);
		await now.getByRole('button', { name: m.less }).click();
		await expect.poll(high).toBeLessThanOrEqual(60);
	}
});

test('a phone writes at its desk too, and all of it is revealed at once', async () => {
	const { page } = boris;
	await page.getByRole('toolbar').getByRole('button').nth(1).tap();
	await page.locator('.viewport').tap({ position: { x: 195, y: 420 } });
	await expect(page.locator('.note textarea')).toBeVisible();
	await page.locator('.note textarea').fill('from the phone');
	await page.locator('.viewport').tap({ position: { x: 30, y: 640 } });
	await expect(page.locator('.note textarea')).toHaveCount(0);
	await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
	await press(en.reveal);
	for (const seat of [lead, anna, boris]) {
		await expect(seat.page.locator('.viewport.desk')).toHaveCount(0);
		await expect(notes(seat)).toHaveCount(5);
		await expect(seat.page.locator('.beneath')).toHaveCount(0);
	}
	await expect(noteWith(anna.page, 'from the phone')).toBeVisible();
	await expect(card(anna, ruRun)).not.toContainText(ru.private);
});

test('an anonymous round says so before anybody writes, and shows no names after', async () => {
	await press(enRun.next);
	await press(enRun.next);
	await expect(card(anna, ruRun)).toContainText(ru.anonymous);
	await expect(card(boris, enRun)).toContainText(en.anonymous);
	await expect(lead.page.getByRole('button', { name: en.oneByOne })).toHaveCount(0);
	const before = await notes(anna).count();
	await writeNote(anna.page, await inZone(anna.page, CANVAS, 'hypothesis'), 'без имени');
	await expect(saveState(anna.page)).toHaveAttribute('data-save-state', 'saved');
	await press(enRun.back);
	await expect(card(anna, ruRun)).toContainText(ru.waiting(1));
	await expect(noteWith(lead.page, 'без имени')).toHaveCount(0);
	await press(en.revealAll);
	await expect(noteWith(lead.page, 'без имени')).toBeVisible();
	await expect(notes(anna)).toHaveCount(before + 1);
	const reader = await stockClient(
		server.url,
		`${workshop}/board/${await boardId()}`,
		links.viewer
	);
	await expect
		.poll(() => reader.elements().find((each) => 'text' in each && each.text === 'без имени'))
		.toBeTruthy();
	const note = reader.elements().find((each) => 'text' in each && each.text === 'без имени');
	expect(note).not.toHaveProperty('by');
	reader.close();
});

const boardId = async (): Promise<string> => {
	const answer = await fetch(`${server.url}/api/workshops/${workshop}`, {
		headers: { authorization: `Bearer ${links.viewer.split('/').at(-1)}` }
	});
	return ((await answer.json()) as { boards: { id: string }[] }).boards[0]?.id ?? '';
};
