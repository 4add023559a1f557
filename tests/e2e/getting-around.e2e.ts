import { expect, test, type Page } from '@playwright/test';
import { board as en } from '#lib/i18n/board.en.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	drag,
	editor,
	middleOf,
	noteById,
	selected,
	sitDown,
	zoomOf,
	type Table
} from './support/board.ts';
import { cameraAtRest } from './support/people.ts';
import type { Seed } from './support/stock.ts';
import { Fingers } from './support/touch.ts';

let server: RunningServer;
let table: Table;

/** Small enough that 400 % still shows its corner; at the board's origin. */
const mark: readonly Seed[] = [{ id: 'mark', xy: [-72, -72], wh: [144, 144], text: 'Here' }];

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url, { notes: mark });
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

const cornerOf = async (page: Page): Promise<Point> => {
	const { x, y } = await boxOf(noteById(page, 'mark'));
	return [Math.round(x), Math.round(y)];
};

/** The corner of the mark after it has moved by so much on screen. */
const movedBy = async (page: Page, from: Point, by: Point): Promise<void> => {
	await expect.poll(() => cornerOf(page)).toEqual([from[0] + by[0], from[1] + by[1]]);
};

/** One turn of a wheel; `wheelDeltaY` tells the classifier what turns, as in a real browser. */
async function turn(
	page: Page,
	at: Point,
	by: { dx?: number; dy?: number },
	key?: 'Control' | 'Shift'
): Promise<void> {
	await page.mouse.move(at[0], at[1]);
	if (key) await page.keyboard.down(key);
	await page.mouse.wheel(by.dx ?? 0, by.dy ?? 0);
	if (key) await page.keyboard.up(key);
}

async function home(page: Page): Promise<void> {
	// A menu that was closed has the focus on its button, and keys are for whoever has the focus.
	await page.getByRole('application').focus();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+0');
	await page.keyboard.press('Shift+1');
	await cameraAtRest(page);
}

test('space, the middle and the right button pan, and write nothing', async () => {
	const { page, stock } = table;
	await home(page);
	stock.forget();
	const start = await cornerOf(page);
	await page.keyboard.down('Space');
	await drag(page, [300, 500], [60, -40]);
	await page.keyboard.up('Space');
	await movedBy(page, start, [60, -40]);
	await drag(page, [300, 500], [-60, 40], { button: 'middle' });
	await movedBy(page, start, [0, 0]);
	await drag(page, [300, 500], [30, 30], { button: 'right' });
	await movedBy(page, start, [30, 30]);
	// Over a note too: nothing is picked up.
	await drag(page, await middleOf(noteById(page, 'mark')), [-30, -30], { button: 'right' });
	await movedBy(page, start, [0, 0]);
	await selected(page, 0);
	expect(stock.updates).toBe(0);
});

test('a wheel zooms, and what is under the pointer stays there', async () => {
	const { page } = table;
	await home(page);
	const before = await zoomOf(page);
	const at = await cornerOf(page);
	await turn(page, at, { dy: -100 });
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(before);
	await movedBy(page, at, [0, 0]);
	const zoomed = await zoomOf(page);
	expect(zoomed / before).toBeLessThanOrEqual(1.151);
	await turn(page, at, { dy: -100 }, 'Control');
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoomed);
	await movedBy(page, at, [0, 0]);
	await turn(page, at, { dy: 100 }, 'Shift');
	await movedBy(page, at, [-100, 0]);
});

test('two fingers on a trackpad pan, and pinching zooms', async () => {
	const { page } = table;
	await home(page);
	await page.getByRole('button', { name: en.menu.open, exact: true }).click();
	await page.getByRole('menuitemradio', { name: en.menu.wheelTrackpad }).click();
	await page.keyboard.press('Escape');
	const zoom = await zoomOf(page);
	const at = await cornerOf(page);
	await turn(page, [300, 500], { dy: 40 });
	await movedBy(page, at, [0, -40]);
	await turn(page, [300, 500], { dx: -25, dy: -40 });
	await movedBy(page, at, [25, 0]);
	expect(await zoomOf(page)).toBe(zoom);
	await turn(page, [300, 500], { dy: -5 }, 'Control');
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom);
	await page.getByRole('button', { name: en.menu.open, exact: true }).click();
	await page.getByRole('menuitemradio', { name: en.menu.wheelAuto }).click();
	await page.keyboard.press('Escape');
});

test('left to itself, the board tells a wheel’s notches from fingers', async () => {
	const { page } = table;
	await home(page);
	const zoom = await zoomOf(page);
	const at = await cornerOf(page);
	// Only fingers go sideways.
	await turn(page, [300, 500], { dx: 7, dy: 3 });
	await movedBy(page, at, [-7, -3]);
	expect(await zoomOf(page)).toBe(zoom);
});

test('the zoom ends at 5 and at 400 %', async () => {
	const { page } = table;
	await home(page);
	for (const [key, end] of [
		['Control+=', 4],
		['Control+-', 0.05]
	] as const) {
		for (let i = 0; i < 22; i++) await page.keyboard.press(key);
		// Polled: the world is drawn a frame later, and a busy machine's frames are long.
		await expect.poll(() => zoomOf(page)).toBeCloseTo(end, 5);
	}
	await page.getByRole('button', { name: en.zoom.in, exact: true }).click();
	await expect.poll(() => zoomOf(page)).toBeCloseTo(0.0625, 4);
});

test('whoever is lost gets a way back, and the list of canvases leads to each', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, { canvases: ['empathy-map', 'persona'] });
	const { page } = own;
	const back = page.getByRole('button', { name: en.canvases.back });
	await expect(back).toHaveCount(0);
	for (let i = 0; i < 3; i++) await drag(page, [200, 600], [900, -400], { button: 'middle' });
	await back.click();
	await cameraAtRest(page);
	await expect(back).toHaveCount(0);
	const sheet = page.locator('div[data-canvas="empathy-map"]');
	expect(Math.abs((await middleOf(sheet))[0] - 640)).toBeLessThan(20);

	await page.getByRole('button', { name: /^Canvases:/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^2\s*Persona$/ })
		.click();
	await cameraAtRest(page);
	expect(
		Math.abs((await middleOf(page.locator('div[data-canvas="persona"]')))[0] - 640)
	).toBeLessThan(20);
	await own.close();
});

test('on a phone one finger pans, two zoom, a tap selects and a double tap writes', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, {
		person: { name: 'Phone', viewport: { width: 390, height: 844 }, touch: true },
		notes: mark
	});
	const { page, stock } = own;
	const fingers = await Fingers.of(page);
	const start = await cornerOf(page);
	await test.step('one finger pans', async () => {
		await fingers.down([80, 650]);
		await fingers.move([[80, 650]], [[120, 600]]);
		await fingers.up();
		await movedBy(page, start, [40, -50]);
		await selected(page, 0);
	});
	await test.step('two fingers zoom about the point between them', async () => {
		const zoom = await zoomOf(page);
		const [x, y] = await middleOf(noteById(page, 'mark'));
		const near: Point[] = [
			[x - 40, y],
			[x + 40, y]
		];
		await fingers.down(...near);
		await fingers.move(near, [
			[x - 60, y],
			[x + 60, y]
		]);
		await fingers.up();
		await expect.poll(() => zoomOf(page)).toBeCloseTo(zoom * 1.5, 1);
		const after = await middleOf(noteById(page, 'mark'));
		expect(Math.hypot(after[0] - x, after[1] - y)).toBeLessThan(12);
		await selected(page, 0);
	});
	await test.step('a tap selects, a double tap writes', async () => {
		const at = await middleOf(noteById(page, 'mark'));
		await fingers.tap(at);
		await selected(page, 1);
		await page.touchscreen.tap(60, 700);
		await selected(page, 0);
		await fingers.tap(at);
		await fingers.tap(at);
		await expect(editor(page)).toBeFocused();
		await page.keyboard.insertText(' now');
		await expect.poll(() => stock.note('mark').text).toBe('Here now');
	});
	await test.step('a finger that rests on a selected note drags it', async () => {
		await page.keyboard.press('Escape');
		const from = await middleOf(noteById(page, 'mark'));
		const to: Point = [from[0] - 30, from[1] + 60];
		stock.forget();
		await fingers.down(from);
		await fingers.move([from], [to]);
		await fingers.up();
		await expect.poll(() => stock.updates).toBe(1);
		const after = await middleOf(noteById(page, 'mark'));
		expect(Math.hypot(after[0] - to[0], after[1] - to[1])).toBeLessThan(14);
	});
	await own.close();
});
