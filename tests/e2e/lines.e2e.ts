import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { createElements, deleteElements } from '#lib/domain/board-doc.ts';
import type { ConnectorRecord, InkRecord } from '#lib/domain/elements.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { lines as en } from '#lib/i18n/lines.en.ts';
import { lines as ru } from '#lib/i18n/lines.ru.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { boxOf, drag, middleOf, noteById, sitDown, speak, type Table } from './support/board.ts';
import { Keyboard, russian } from './support/keys.ts';
import { join, newPerson } from './support/people.ts';
import { Fingers } from './support/touch.ts';

let server: RunningServer;
/** Ann's; Ben sits at the same blank board, with the same view of it. */
let table: Table;
let ben: { context: BrowserContext; page: Page };

async function arrive(browser: Browser): Promise<typeof ben> {
	const context = await newPerson(browser, { name: 'Ben' });
	const page = await join(context, table.links.participant, { name: 'Ben' });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	return { context, page };
}

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url);
	ben = await arrive(browser);
});
test.afterAll(async () => {
	await ben.context.close();
	await table.close();
	await server.dispose();
});

/**
 * Board units are CSS px here, and the board's origin is in the middle of the view. The bars are
 * over what is below 180 there while a pen is chosen.
 */
const at = (x: number, y: number): Point => [x + 640, y + 360];

async function fresh(): Promise<void> {
	await table.fresh([
		{ id: 'a', xy: [-500, -200], text: 'Alpha' },
		{ id: 'b', xy: [100, -200], text: 'Beta' },
		{ id: 'c', xy: [-500, 60], text: 'Gamma' }
	]);
	await expect(noteById(ben.page, 'c')).toBeAttached();
	await table.page.getByRole('application').focus();
}

const connectors = (): ConnectorRecord[] =>
	table.stock.elements().filter((each) => each.kind === 'connector');
const strokes = (): InkRecord[] => table.stock.elements().filter((each) => each.kind === 'ink');
const lineOn = (page: Page) => page.locator('[data-kind=connector] path.line');
const pathOf = (page: Page): Promise<string> =>
	lineOn(page).evaluate((path) => path.getAttribute('d') ?? '');

async function connected(page: Page): Promise<ConnectorRecord> {
	await expect.poll(() => connectors().length).toBe(1);
	await expect(lineOn(page)).toHaveCount(1);
	const [connector] = connectors();
	if (!connector) throw new Error('no connector');
	return connector;
}

test('a connector is drawn from note to note, stays attached, and everyone sees it follow a drag', async () => {
	const { page } = table;
	await fresh();
	await page.keyboard.press('x');
	await drag(page, await middleOf(noteById(page, 'a')), [600, 0]);
	expect(await connected(ben.page)).toMatchObject({ from: { id: 'a' }, to: { id: 'b' } });
	await page.keyboard.press('Escape');

	const before = await pathOf(ben.page);
	// Nowhere near a line that it would snap to.
	await drag(page, await middleOf(noteById(page, 'b')), [40, 130], { drop: false });
	// Nothing is written yet: what is seen is presence.
	await expect.poll(() => pathOf(ben.page)).not.toBe(before);
	expect(table.stock.note('b').xy).toEqual([100, -200]);
	await page.mouse.up();
	await expect.poll(() => table.stock.note('b').xy).toEqual([140, -70]);
	await expect.poll(() => pathOf(ben.page)).toBe(await pathOf(page));
});

test('what is in a frame keeps its lines above it while it is dragged, for everyone', async () => {
	const { page, stock } = table;
	await table.fresh();
	const common = { text: '', color: 'yellow', at: 1 } as const;
	const note = { ...common, kind: 'note', wh: [208, 208], on: 'f' } as const;
	createElements(stock.board, [
		{ ...common, id: 'f', kind: 'frame', xy: [-560, -260], wh: [940, 380] },
		{ ...note, id: 'a', xy: [-500, -200] },
		{ ...note, id: 'b', xy: [100, -200] },
		{
			...{ ...common, id: 'l', kind: 'connector', route: 'straight', heads: ['none', 'arrow'] },
			...{ from: { xy: [-292, -96], id: 'a' }, to: { xy: [100, -96], id: 'b' } },
			...{ xy: [-292, -96], wh: [392, 1] }
		}
	]);
	await connected(ben.page);
	const layers = (on: Page): Promise<string[]> =>
		Promise.all(
			['f', 'a', 'l'].map((id) =>
				on.locator(`[data-id="${id}"]`).evaluate((node) => getComputedStyle(node).zIndex)
			)
		);
	await drag(page, at(-550, 80), [30, 24], { drop: false });
	expect(await layers(page)).toEqual(['1', '1', '1']);
	await expect.poll(() => layers(ben.page)).toEqual(['1', '1', '1']);
	await page.mouse.up();
	expect(await layers(page)).toEqual(['auto', 'auto', 'auto']);
	await expect.poll(() => layers(ben.page)).toEqual(['auto', 'auto', 'auto']);
});

test('a loose connector in somebody’s hand is lit in their colour, and nothing beside it', async () => {
	const { page } = table;
	await fresh();
	await ben.page.getByRole('application').focus();
	await ben.page.keyboard.press('a');
	await drag(ben.page, at(-200, 60), [300, 80]);
	await ben.page.keyboard.press('Escape');
	await connected(page);
	const connector = page.locator('[data-kind=connector]');
	const strokeOf = (part: string): Promise<string> =>
		connector.locator(part).evaluate((path) => getComputedStyle(path).stroke);
	const own = await strokeOf('.line');
	await drag(ben.page, at(-50, 100), [40, 50], { drop: false });
	await expect(connector).toHaveAttribute('data-held');
	expect(await connector.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe('none');
	expect(await strokeOf('.line')).not.toBe(own);
	expect(await strokeOf('.head >> nth=-1')).toBe(await strokeOf('.line'));
	await ben.page.mouse.up();
	await expect(connector).not.toHaveAttribute('data-held');
	expect(await strokeOf('.line')).toBe(own);
});

test('its end stays where it was when someone else deletes the host, and one undo brings both back', async () => {
	const { page } = table;
	await fresh();
	await page.keyboard.press('x');
	await drag(page, await middleOf(noteById(page, 'a')), [600, 0]);
	const { to } = await connected(ben.page);
	await ben.page.getByRole('application').focus();
	await ben.page.mouse.click(...(await middleOf(noteById(ben.page, 'b'))));
	await ben.page.keyboard.press('Delete');
	await expect.poll(() => connectors()[0]?.to.id).toBeUndefined();
	expect(connectors()[0]?.to.xy).toEqual(to.xy);
	await expect(lineOn(page)).toHaveCount(1);
	await ben.page.keyboard.press('Control+z');
	await expect.poll(() => connectors()[0]?.to.id).toBe('b');
	await expect(noteById(page, 'b')).toBeAttached();
});

test('a source that is deleted while the connector is in the hand leaves a loose end', async () => {
	const { page } = table;
	await fresh();
	await page.keyboard.press('x');
	await drag(page, await middleOf(noteById(page, 'a')), [560, 20], { drop: false });
	deleteElements(table.stock.board, ['a']);
	await expect(noteById(page, 'a')).toHaveCount(0);
	await page.mouse.move(...(await middleOf(noteById(page, 'b'))));
	await page.mouse.up();
	const connector = await connected(page);
	expect([connector.from.id, connector.to.id]).toEqual([undefined, 'b']);
});

test('by two clicks, with a handle for each end, and gone with one undo', async () => {
	const { page } = table;
	await fresh();
	await page.keyboard.press('a');
	await page.mouse.click(...(await middleOf(noteById(page, 'a'))));
	await page.mouse.click(...(await middleOf(noteById(page, 'b'))));
	await connected(page);
	const handle = page.locator('[data-end=to]');
	expect((await boxOf(handle)).width).toBeGreaterThanOrEqual(24);
	const [x, y] = await middleOf(handle);
	const [cx, cy] = await middleOf(noteById(page, 'c'));
	await drag(page, [x, y], [cx - x, cy - y]);
	await expect.poll(() => connectors()[0]?.to.id).toBe('c');
	await page.keyboard.press('Control+z');
	await expect.poll(() => connectors()[0]?.to.id).toBe('b');
	await page.keyboard.press('Control+z');
	await expect.poll(() => connectors().length).toBe(0);
});

test('by keyboard alone, and it says what it links', async () => {
	const { page } = table;
	await fresh();
	await page.mouse.click(...at(0, 0));
	await page.keyboard.press('Tab');
	await page.keyboard.press('Alt+x');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const { id, from, to } = await connected(page);
	expect([from.id, to.id]).toEqual(['a', 'b']);
	const connector = page.locator(`[id="note-${id}"]`);
	await expect(connector).toHaveAttribute('aria-label', en.linked('“Alpha”', '“Beta”', ''));

	await page.keyboard.press('Enter');
	await expect(page.locator('.label textarea')).toBeFocused();
	await page.keyboard.insertText('because');
	await page.keyboard.press('Escape');
	await expect.poll(() => connectors()[0]?.text).toBe('because');
	await expect(connector).toHaveAttribute('aria-label', en.linked('“Alpha”', '“Beta”', 'because'));
	await expect(ben.page.locator('[data-kind=connector] .label')).toHaveText('because');
	await page.keyboard.press('Escape');
	await speak(page, 'ru');
	await expect(connector).toHaveAttribute('aria-label', ru.linked('«Alpha»', '«Beta»', 'because'));
	await speak(page, 'en');
});

test('a stroke is seen while it is drawn, written once, and taken back by one undo', async () => {
	const { page } = table;
	await fresh();
	const keyboard = await Keyboard.of(page);
	await keyboard.press(russian('з', 'p'));
	table.stock.forget();
	await page.mouse.move(...at(-250, -100));
	await page.mouse.down();
	for (let i = 1; i <= 20; i++) {
		await page.mouse.move(...at(-250 + i * 15, -100 + (i % 5) * 8));
	}
	await expect(ben.page.locator('svg.live path.stroke.pen')).toHaveCount(1);
	expect(strokes()).toHaveLength(0);
	await page.mouse.up();
	await expect.poll(() => strokes().length).toBe(1);
	expect(table.stock.updates).toBe(1);
	await expect(ben.page.locator('[data-kind=ink] path')).toHaveAttribute('d', /^M.+Z$/);
	await expect(ben.page.locator('svg.live path')).toHaveCount(0);
	// The tool stays, and the next stroke is a straight line.
	await page.keyboard.down('Shift');
	await drag(page, at(-250, 20), [200, 0]);
	await page.keyboard.up('Shift');
	await expect.poll(() => strokes().length).toBe(2);
	await page.keyboard.press('Control+z');
	await expect.poll(() => strokes().length).toBe(1);
	await page.keyboard.press('Control+z');
	await expect.poll(() => strokes().length).toBe(0);
});

test('the pen’s ink and thickness are chosen over the bar', async () => {
	const { page } = table;
	await fresh();
	await page.keyboard.press('Shift+M');
	await page.getByRole('radio', { name: en.pens.widths[2] }).check();
	await page.getByRole('radio', { name: 'Pink' }).check();
	await drag(page, at(-100, 150), [200, 10]);
	await expect
		.poll(() => strokes()[0])
		.toMatchObject({
			pen: 'highlighter',
			color: 'pink',
			weight: 32
		});
});

test('the eraser wipes strokes off notes, after a second thought', async () => {
	const { page } = table;
	await fresh();
	await page.keyboard.press('p');
	await drag(page, at(-480, -100), [160, 10]);
	await expect.poll(() => strokes().length).toBe(1);
	await page.keyboard.press('e');
	await drag(page, at(-400, -180), [0, 160], { drop: false });
	await expect(page.locator('[data-kind=ink]')).toHaveCSS('opacity', '0.25');
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expect(page.locator('[data-kind=ink]')).toHaveCSS('opacity', '1');
	await drag(page, at(-400, -180), [0, 160]);
	await expect.poll(() => strokes().length).toBe(0);
	expect(table.stock.note('a').text).toBe('Alpha');
	await page.keyboard.press('Control+z');
	await expect.poll(() => strokes().length).toBe(1);
});

test('a finger draws, and two look around', async ({ browser }) => {
	await fresh();
	const context = await newPerson(browser, { name: 'Cy', touch: true });
	const page = await join(context, table.links.participant, { name: 'Cy' });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.getByRole('application').focus();
	await page.keyboard.press('p');
	const [left, top] = await middleOf(noteById(page, 'a'));
	const fingers = await Fingers.of(page);
	await fingers.down(at(-250, 0));
	await fingers.move([at(-250, 0)], [at(-50, 60)]);
	await fingers.up();
	await expect.poll(() => strokes().length).toBe(1);
	await fingers.down(at(-250, 0));
	await fingers.down(at(-250, 0), at(-50, 0));
	await fingers.move([at(-250, 0), at(-50, 0)], [at(-250, -100), at(-50, -100)]);
	await fingers.up();
	// Both lay still before they were seen to move: by how much they scroll isn't said here.
	await expect.poll(async () => (await middleOf(noteById(page, 'a')))[1]).toBeLessThan(top - 50);
	expect((await middleOf(noteById(page, 'a')))[0]).toBeCloseTo(left, 0);
	await expect(page.locator('svg.live path')).toHaveCount(0);
	expect(strokes()).toHaveLength(1);
	await context.close();
});
