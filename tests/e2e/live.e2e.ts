import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { board as en } from '#lib/i18n/board.en.ts';
import { pages as enPages } from '#lib/i18n/pages.en.ts';
import { createElements, deleteElements, moveElements, textOf } from '#lib/domain/board-doc.ts';
import { MESSAGE_SAVED } from '#lib/protocol/messages.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	clickOn,
	drag,
	editor,
	middleOf,
	noteById,
	noteWith,
	selected,
	sitDown,
	speak,
	type Table
} from './support/board.ts';
import { boardReady, join, newPerson, notesOn, saveState } from './support/people.ts';
import type { Seed } from './support/stock.ts';

let server: RunningServer;
/** Ann's; Ben sits at the same board, with the same view of it. */
let table: Table;
let ben: { context: BrowserContext; page: Page };

async function arrive(browser: Browser, name: string): Promise<typeof ben> {
	const context = await newPerson(browser, { name });
	const page = await join(context, table.links.participant, { name });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	return { context, page };
}

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url, { canvases: ['empathy-map'] });
	ben = await arrive(browser, 'Ben');
});
test.afterAll(async () => {
	await ben.context.close();
	await table.close();
	await server.dispose();
});

const three: readonly Seed[] = [
	{ id: 'a', xy: [200, 300], text: 'Alpha' },
	{ id: 'b', xy: [600, 300], text: 'Beta' },
	{ id: 'c', xy: [1000, 300], text: 'Gamma' }
];

async function fresh(): Promise<void> {
	await table.fresh(three);
	for (const { id } of three) await expect(noteById(ben.page, id)).toBeAttached();
}

test('a pointer is seen with its name and colour, moving, and at the edge when out of sight', async () => {
	const { page } = table;
	await fresh();
	const cursor = page.locator('.cursor', { hasText: 'Ben' });
	await ben.page.mouse.move(400, 300);
	await expect.poll(async () => Math.round((await boxOf(cursor)).x)).toBe(400);
	expect(Math.round((await boxOf(cursor)).y)).toBe(300);
	expect(await cursor.locator('path').getAttribute('fill')).toMatch(/^#/);
	// Of a pointer with variables in its style all of it would be worked out with each move.
	expect(await cursor.getAttribute('style')).not.toMatch(/--|var\(/);
	await ben.page.mouse.move(700, 500);
	await expect.poll(async () => Math.round((await boxOf(cursor)).x)).toBe(700);

	await drag(page, [300, 600], [800, 0], { button: 'middle' });
	await drag(page, [300, 600], [500, 0], { button: 'middle' });
	await expect(cursor).toHaveAttribute('data-outside', 'yes');
	expect((await boxOf(cursor)).x).toBeGreaterThan(1200);
	await expect(cursor).toBeInViewport();
	await drag(page, [1000, 600], [-650, 0], { button: 'middle' });
	await drag(page, [1000, 600], [-650, 0], { button: 'middle' });
	await expect(cursor).toHaveAttribute('data-outside', '');
	await ben.page.mouse.move(640, 36);
	await ben.page.mouse.move(1250, 36);
	await expect(cursor).toHaveCount(0);
});

test('what someone has selected is outlined with their name', async () => {
	const { page } = table;
	await fresh();
	await clickOn(ben.page, noteById(ben.page, 'b'));
	await selected(ben.page, 1);
	const tag = page.locator('.overlay .tag', { hasText: 'Ben' });
	await expect(tag).toBeVisible();
	const [note, label] = [await boxOf(noteById(page, 'b')), await boxOf(tag)];
	expect(Math.abs(label.x - note.x)).toBeLessThan(4);
	expect(label.y).toBeLessThan(note.y);
	await ben.page.keyboard.press('Escape');
	await expect(tag).toHaveCount(0);
});

test('a name stands on a frame’s title, not over it', async () => {
	const { page, stock } = table;
	await fresh();
	const frame = { id: 'f', kind: 'frame', xy: [200, 700], wh: [600, 300] } as const;
	createElements(stock.board, [{ ...frame, text: 'Our title', color: 'blue', at: 1 }]);
	await clickOn(ben.page, ben.page.getByText('Our title', { exact: true }));
	await selected(ben.page, 1);
	const [tag, title] = [page.locator('.overlay .tag'), page.locator('[data-id=f] .words')];
	const label = await boxOf(tag);
	expect(label.y + label.height).toBeLessThanOrEqual((await boxOf(title)).y);
	expect(label.y).toBeGreaterThan((await boxOf(title)).y - 50);
});

test('a drag is seen before the drop, which is written once, and nothing jumps back', async () => {
	const { page, stock } = table;
	await fresh();
	const note = noteById(page, 'a');
	const start = await boxOf(note);
	stock.forget();
	await note.evaluate((node) => {
		const seen: number[] = [];
		const look = (): void => {
			// After the frame: only what was painted counts.
			setTimeout(() => seen.push(node.getBoundingClientRect().x));
			requestAnimationFrame(look);
		};
		look();
		Object.assign(window, { seen });
	});
	const from = await middleOf(noteById(ben.page, 'a'));
	// Nowhere near a line that it would snap to.
	await drag(ben.page, from, [78, 0], { drop: false });
	await expect.poll(async () => Math.round((await boxOf(note)).x - start.x)).toBe(78);
	expect(stock.updates).toBe(0);
	await ben.page.mouse.up();
	await expect.poll(() => stock.note('a').xy[0]).toBeGreaterThan(200);
	await expect(noteById(page, 'a')).toHaveAttribute('style', /left: (?!200px)/);
	await expect.poll(() => note.evaluate((node) => node.getAnimations().length)).toBe(0);
	expect(stock.updates).toBe(1);
	const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
	expect(seen.filter((x, i) => x < (seen[i - 1] ?? 0) - 1)).toEqual([]);
	expect(Math.max(...seen) - start.x).toBeLessThan(80);
	expect(seen.length).toBeGreaterThan(5);
	expect(Math.round((await boxOf(note)).x - start.x)).toBe(78);
});

test('what two drag at once stays outlined for whoever holds it still', async () => {
	const { page } = table;
	await fresh();
	const note = noteById(page, 'a');
	const outline = (): Promise<string> => note.evaluate((node) => getComputedStyle(node).outline);
	const bens = await middleOf(noteById(ben.page, 'a'));
	await drag(page, await middleOf(note), [60, 40], { drop: false });
	const held = await outline();
	expect(held).toContain('solid');
	await drag(ben.page, bens, [0, 70], { drop: false });
	await expect(note).toHaveAttribute('data-held');
	expect(await outline()).toBe(held);
	await ben.page.keyboard.press('Escape');
	await ben.page.mouse.up();
	await expect(note).not.toHaveAttribute('data-held');
	expect(await outline()).toBe(held);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	expect(await outline()).not.toContain('solid');
});

test('the language changes without a reload, for one reader, and no note changes', async () => {
	const { page } = table;
	await fresh();
	const before = await notesOn(page);
	await page.evaluate(() => Object.assign(window, { stayed: true }));
	await speak(page, 'ru');
	await expect(page.getByRole('heading', { name: 'Карта эмпатии' })).toBeAttached();
	await expect(saveState(page)).toHaveText('Сохранено');
	await expect(ben.page.getByRole('heading', { name: 'Empathy Map' })).toBeAttached();
	expect(await notesOn(page)).toEqual(before);
	await speak(page, 'en');
	await expect(page.getByRole('heading', { name: 'Empathy Map' })).toBeAttached();
	expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
});

test('a stale laptop merges what it has and overwrites nothing', async () => {
	const { page, stock } = table;
	await fresh();
	await ben.context.setOffline(true);
	await expect(saveState(ben.page)).toHaveText(en.save.offline(0));
	// Ben, without knowing better.
	await clickOn(ben.page, noteById(ben.page, 'a'));
	await ben.page.keyboard.press('Alt+4');
	await ben.page.keyboard.press('Escape');
	const [x, y] = await middleOf(noteById(ben.page, 'b'));
	await ben.page.mouse.dblclick(x, y);
	await ben.page.keyboard.press('End');
	await ben.page.keyboard.insertText(' from Ben');
	await ben.page.keyboard.press('Escape');
	await expect(saveState(ben.page)).toHaveText(en.save.offline(2));
	// The others meanwhile.
	moveElements(stock.board, new Map([['a', [260, 380] as const]]));
	textOf(stock.board, 'b')?.insert(0, 'Online ');
	deleteElements(stock.board, ['c']);
	await expect(noteWith(page, 'Online Beta')).toBeVisible();
	await ben.context.setOffline(false);
	await expect(saveState(ben.page)).toHaveText(en.save.saved);
	await expect.poll(() => stock.texts()).toEqual(['Alpha', 'Online Beta from Ben']);
	expect(stock.note('a')).toMatchObject({ color: 'pink', xy: [260, 380] });
	await expect.poll(async () => await notesOn(page)).toEqual(await notesOn(ben.page));
});

test('what is said of the lost line doesn’t lie over the bar of a note', async () => {
	const { page } = ben;
	await fresh();
	await page.keyboard.press('Escape');
	await clickOn(page, noteById(page, 'b'));
	const bar = page.getByRole('toolbar', { name: en.context.bar });
	const top = (await boxOf(bar)).y;
	// Under the bar at the top there is room for the note's, and for nothing else.
	await drag(page, [640, 600], [0, 72 - top], { button: 'middle' });
	await expect.poll(async () => Math.round((await boxOf(bar)).y)).toBe(72);
	await ben.context.setOffline(true);
	const banner = page.getByRole('status').filter({ hasText: en.offline.title });
	await expect(banner).toBeVisible();
	const said = await boxOf(banner);
	await expect.poll(async () => (await boxOf(bar)).y).toBeGreaterThanOrEqual(said.y + said.height);
	await ben.context.setOffline(false);
	await expect(banner).toHaveCount(0);
	await expect.poll(async () => Math.round((await boxOf(bar)).y)).toBe(72);
	await page.keyboard.press('Escape');
});

test('what was written offline outlives its tab and is sent by the next one', async () => {
	const { page, stock } = table;
	await fresh();
	await ben.context.setOffline(true);
	await expect(saveState(ben.page)).toHaveAttribute('data-save-state', 'offline');
	const [x, y] = await middleOf(noteById(ben.page, 'c'));
	await ben.page.mouse.dblclick(x, y);
	await ben.page.keyboard.press('End');
	await ben.page.keyboard.insertText(' kept on');
	await expect(saveState(ben.page)).toHaveText(en.save.offline(1));
	// Letters that follow each other are kept together, and the tab doesn't wait for that.
	await ben.page.keyboard.type(' the device');
	await ben.page.close();
	expect(stock.note('c').text).toBe('Gamma');
	await ben.context.setOffline(false);
	ben.page = await ben.context.newPage();
	await ben.page.goto(table.links.participant);
	await boardReady(ben.page);
	await expect.poll(() => stock.note('c').text).toBe('Gamma kept on the device');
	await expect(noteWith(page, 'kept on the device')).toBeVisible();
});

test('“saved” waits for the server’s word', async ({ browser }) => {
	const context = await newPerson(browser, { name: 'Eve' });
	let held: (() => void)[] | null = null;
	await context.routeWebSocket(/\/sync\//, (socket) => {
		const upstream = socket.connectToServer();
		socket.onMessage((message) => upstream.send(message));
		upstream.onMessage((message) => {
			const passes = (): void => socket.send(message);
			if (held && typeof message !== 'string' && message[0] === MESSAGE_SAVED) held.push(passes);
			else passes();
		});
	});
	const page = await join(context, table.links.participant, { name: 'Eve' });
	await table.fresh(three);
	await expect(noteById(page, 'a')).toBeAttached();
	await expect(saveState(page)).toHaveText(en.save.saved);
	held = [];
	await clickOn(page, noteById(page, 'a'));
	await page.keyboard.press('Alt+6');
	// Everyone has seen it, so it is in the log; but this page hasn't been told.
	await expect.poll(() => table.stock.note('a').color).toBe('blue');
	await expect(saveState(page)).toHaveText(en.save.saving);
	for (const pass of held) pass();
	await expect(saveState(page)).toHaveText(en.save.saved);
	await context.close();
});

test('the roster tells who is here, as what, and who has left; whoever returns is the same person', async ({
	browser
}) => {
	const { page } = table;
	const cat = await arrive(browser, 'Cat');
	await page.getByRole('button', { name: /^People/ }).click();
	const entry = page.locator('.entry', { hasText: 'Cat' });
	await expect(entry).toContainText(enPages.roles.participant);
	await expect(entry).toContainText(enPages.roster.here);
	const all = await page.locator('.entry').count();
	const color = await entry.locator('[style*="#"]').first().getAttribute('style');
	await cat.page.close();
	await expect(entry).toContainText(enPages.roster.awayNow);
	await expect(page.locator('.cursor', { hasText: 'Cat' })).toHaveCount(0);
	// The same link on the same device asks nothing.
	const again = await cat.context.newPage();
	await again.goto(table.links.participant);
	await boardReady(again);
	await expect(entry).toContainText(enPages.roster.here);
	expect(await page.locator('.entry').count()).toBe(all);
	expect(await entry.locator('[style*="#"]').first().getAttribute('style')).toBe(color);
	await cat.context.close();
	await expect(editor(page)).toHaveCount(0);
});
