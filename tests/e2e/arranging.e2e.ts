import { expect, test, type Page } from '@playwright/test';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { readElement } from '#lib/domain/board-doc.ts';
import { noteArea, zoneOf } from '#lib/domain/canvas-layout.ts';
import { encloses, rectOf, type Point } from '#lib/domain/geometry.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	clickOn,
	drag,
	editor,
	middleOf,
	noteById,
	notice,
	selected,
	sitDown,
	type Table
} from './support/board.ts';
import { inZone, templateOf } from './support/people.ts';
import { Fingers } from './support/touch.ts';

let server: RunningServer;
let table: Table;

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url);
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

/** Three notes in the middle of the view, none level with another. The view's middle is the origin. */
const three = [
	{ id: 'a', xy: [-400, -100] as Point, text: 'One' },
	{ id: 'b', xy: [-120, -60] as Point, text: 'Two' },
	{ id: 'c', xy: [200, -20] as Point, text: 'Three' }
];

const at = (id: string): Point => {
	const record = readElement(table.stock.board, id);
	return record ? record.xy : [NaN, NaN];
};
const menu = (page: Page) => page.getByRole('menu').first();
const line = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });

async function selectAll(page: Page, count: number): Promise<void> {
	await page.getByRole('application').focus();
	await page.keyboard.press('Control+a');
	await selected(page, count);
}

test('what is selected is aligned, spaced, grouped and taken apart again from bar, menu and keys', async () => {
	const { page } = table;
	await table.fresh(three);
	await selectAll(page, 3);

	await test.step('the bar aligns', async () => {
		const bar = page.getByRole('toolbar', { name: '3 notes selected' });
		await bar.getByRole('button', { name: 'Align', exact: true }).click();
		await line(page, 'Align top edges').click();
		await expect.poll(() => ['a', 'b', 'c'].map((id) => at(id)[1])).toEqual([-100, -100, -100]);
		await expect(page.getByRole('menu')).toHaveCount(0);
	});

	await test.step('keys space them equally, and one undo takes it back', async () => {
		await page.keyboard.press('Alt+Shift+h');
		await expect.poll(() => at('b')[0]).toBe(-100);
		await page.keyboard.press('Control+z');
		await expect.poll(() => at('b')[0]).toBe(-120);
	});

	await test.step('a group is taken by a click on one of it, and entered by a double click', async () => {
		// Undo has selected what it put back.
		await selectAll(page, 3);
		await page.keyboard.press('Control+g');
		await expect.poll(() => readElement(table.stock.board, 'a')?.groups?.length).toBe(1);
		await page.keyboard.press('Escape');
		await clickOn(page, noteById(page, 'b'));
		await selected(page, 3);
		await drag(page, await middleOf(noteById(page, 'b')), [0, 90]);
		await expect.poll(() => ['a', 'b', 'c'].map((id) => at(id)[1])).toEqual([-10, -10, -10]);
		const [x, y] = await middleOf(noteById(page, 'b'));
		await page.mouse.dblclick(x, y);
		await selected(page, 1);
		await expect(editor(page)).toHaveCount(0);
		await page.keyboard.press('Control+Shift+g');
		await expect.poll(() => readElement(table.stock.board, 'a')?.groups).toBeUndefined();
	});
});

test('the menu opens by right click and keys, and does what it says', async () => {
	const { page } = table;
	await table.fresh(three);

	await test.step('at an element, which it selects', async () => {
		const [x, y] = await middleOf(noteById(page, 'a'));
		await page.mouse.click(x, y, { button: 'right' });
		await selected(page, 1);
		await expect(menu(page)).toBeVisible();
		await line(page, 'Duplicate').click();
		await expect(page.locator('.note[data-id]')).toHaveCount(4);
		await page.keyboard.press('Control+z');
		await expect(page.locator('.note[data-id]')).toHaveCount(3);
	});

	await test.step('by keys alone, with its submenus', async () => {
		await clickOn(page, noteById(page, 'a'));
		await page.keyboard.press('Shift+F10');
		await expect(menu(page)).toBeVisible();
		await expect(page.getByRole('menuitem').first()).toBeFocused();
		for (let i = 0; i < 20; i++) {
			if ((await page.locator(':focus').textContent())?.includes('Size')) break;
			await page.keyboard.press('ArrowDown');
		}
		await page.keyboard.press('ArrowRight');
		await expect(page.getByRole('menuitemcheckbox', { name: 'Wide note' })).toBeVisible();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect.poll(() => readElement(table.stock.board, 'a')?.wh).toEqual([336, 208]);
		await expect(page.getByRole('application')).toBeFocused();
	});

	await test.step('Escape closes it and leaves the selection', async () => {
		await page.keyboard.press('Shift+F10');
		await expect(menu(page)).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('menu')).toHaveCount(0);
		await selected(page, 1);
	});

	await test.step('at an empty place, for the board', async () => {
		await page.mouse.click(640, 600, { button: 'right' });
		await line(page, 'Select everything').click();
		await selected(page, 3);
	});

	await test.step('in view, however near the edge', async () => {
		await page.mouse.click(1270, 640, { button: 'right' });
		const box = await boxOf(menu(page));
		expect(box.x + box.width).toBeLessThanOrEqual(1280);
		expect(box.y + box.height).toBeLessThanOrEqual(720 - 60);
		await page.keyboard.press('Escape');
	});
});

test('what is locked stays, says why, and is unlocked where it was locked', async () => {
	const { page } = table;
	await table.fresh(three);
	await clickOn(page, noteById(page, 'b'));
	await page.keyboard.press('Control+Shift+l');
	await expect.poll(() => readElement(table.stock.board, 'b')?.locked).toBe(true);

	await page.keyboard.press('Delete');
	await expect(notice(page, /locked/)).toBeVisible();
	await expect(noteById(page, 'b')).toBeAttached();
	await page.keyboard.press('Escape');

	await test.step('a drag on it is a marquee, a marquee leaves it out, all leaves it out', async () => {
		await drag(page, await middleOf(noteById(page, 'b')), [260, 20]);
		await selected(page, 1);
		expect(at('b')).toEqual([-120, -60]);
		await page.keyboard.press('Escape');
		await selectAll(page, 2);
		await page.keyboard.press('Delete');
		await expect(page.locator('.note[data-id]')).toHaveCount(1);
		await page.keyboard.press('Control+z');
	});

	await test.step('its menu unlocks it', async () => {
		await page.keyboard.press('Escape');
		await clickOn(page, noteById(page, 'b'));
		await page
			.getByRole('toolbar', { name: 'Selected' })
			.getByRole('button', { name: 'Unlock' })
			.click();
		await expect.poll(() => readElement(table.stock.board, 'b')?.locked).toBeUndefined();
	});
});

test('what is dragged has no variables in its own style, nor its outline: only its place is worked out', async () => {
	const { page } = table;
	await table.fresh([{ id: 'a', xy: [-100, -100], text: 'One' }]);
	const note = noteById(page, 'a');
	await drag(page, await middleOf(note), [60, 40], { drop: false });
	await expect(note).toHaveCSS('outline-style', 'solid');
	await expect(note).toHaveClass(/paper-yellow/);
	expect(await note.getAttribute('style')).not.toMatch(/--|var\(/);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expect(note).toHaveCSS('outline-style', 'none');
});

test('a drag snaps to edges and to the place beside a note, unless Ctrl is held', async () => {
	const { page } = table;
	const notes = [
		{ id: 'a', xy: [-400, -100] as Point, text: 'One' },
		{ id: 'b', xy: [60, 60] as Point, text: 'Two' }
	];
	await table.fresh(notes);
	await drag(page, await middleOf(noteById(page, 'b')), [-60, -155], { drop: false });
	const lines = (): Promise<string[]> =>
		page.locator('[data-guides] > *').evaluateAll((all) =>
			all
				.map((line) => line.getBoundingClientRect())
				.filter(({ width, height }) => width * height > 0)
				.map(({ x, y, width, height }) => [x, y, width, height].join())
		);
	// Through the upper edges, middles and lower edges of both, from the left one's left edge on.
	const { x, y } = await boxOf(noteById(page, 'a'));
	await expect.poll(lines).toEqual([0, 104, 208].map((down) => [x, y + down, 609, 1].join()));
	await page.mouse.up();
	await expect(page.locator('[data-guides]')).toHaveCount(0);
	await expect.poll(() => at('b')).toEqual([0, -100]);

	await test.step('beside a note, a gap away', async () => {
		await drag(page, await middleOf(noteById(page, 'b')), [-170, 9]);
		await expect.poll(() => at('b')).toEqual([-176, -100]);
	});
	await test.step('not with Ctrl', async () => {
		await page.keyboard.down('Control');
		await drag(page, await middleOf(noteById(page, 'b')), [3, 60]);
		await page.keyboard.up('Control');
		await expect.poll(() => at('b')).toEqual([-173, -40]);
	});
	await test.step('a handle snaps too', async () => {
		await table.fresh(notes);
		await clickOn(page, noteById(page, 'b'));
		const box = await boxOf(page.locator('[data-handle=n]'));
		await drag(page, [box.x + 12, box.y + 12], [0, -156]);
		await expect.poll(() => at('b')).toEqual([60, -100]);
	});
});

test('the + of a note makes its neighbour by a click, and one elsewhere by a drag', async () => {
	const { page, stock } = table;
	await table.fresh([{ id: 'a', xy: [-300, -100], text: 'One', color: 'blue' }]);
	await clickOn(page, noteById(page, 'a'));
	await page.locator('[data-plus=right]').click();
	await expect(editor(page)).toBeFocused();
	await page.keyboard.type('Beside');
	await page.keyboard.press('Escape');
	await expect.poll(() => stock.texts()).toEqual(['Beside', 'One']);
	const beside = stock.elements().find((each) => 'text' in each && each.text === 'Beside');
	expect(beside).toMatchObject({ xy: [-76, -100], color: 'blue' });

	await clickOn(page, noteById(page, 'a'));
	const plus = page.locator('[data-plus=down]');
	const [middle] = await middleOf(noteById(page, 'a'));
	await expect.poll(async () => Math.abs((await middleOf(plus))[0] - middle)).toBeLessThan(1);
	await drag(page, await middleOf(plus), [300, 120]);
	await expect(editor(page)).toBeFocused();
	await page.keyboard.type('Away');
	await page.keyboard.press('Escape');
	await expect.poll(() => stock.texts()).toEqual(['Away', 'Beside', 'One']);
	const away = stock.elements().find((each) => 'text' in each && each.text === 'Away');
	expect(away?.xy[0]).toBeGreaterThanOrEqual(0);
	expect(away).toMatchObject({ color: 'blue' });
});

test('duplicates are stacked, counted, moved as one and spread out again', async () => {
	const { page, stock } = table;
	await table.fresh([
		{ id: 'a', xy: [-400, -100], text: 'Слишком ещё дорого' },
		{ id: 'b', xy: [-120, -60], text: 'слишком  еще ДОРОГО.' },
		{ id: 'c', xy: [200, -20], text: 'Долго' }
	]);
	await selectAll(page, 3);
	await page.keyboard.press('Shift+F10');
	await line(page, 'Stacks').click();
	await line(page, 'Stack duplicates').click();
	const count = page.getByRole('img', { name: '2 notes in a stack' });
	await expect(count).toHaveText('2');
	await expect.poll(() => readElement(stock.board, 'a')?.groups?.length).toBe(1);
	await page.keyboard.press('Escape');
	await clickOn(page, noteById(page, 'b'));
	await selected(page, 2);
	await page.keyboard.press('Shift+F10');
	await line(page, 'Stacks').click();
	await line(page, 'Spread out').click();
	await expect(count).toHaveCount(0);
	expect(readElement(stock.board, 'a')?.groups).toBeUndefined();
});

test('a zone is laid out anew from the menu of an empty place in it', async ({ browser }) => {
	const canvas = 'empathy-map';
	const zone = 'says';
	const template = templateOf(canvas);
	const key = zoneOf(template, zone) ? zone : (template.zones[0]?.key ?? '');
	const { page, stock, close } = await sitDown(browser, server.url, { canvases: [canvas] });
	const found = zoneOf(template, key);
	const frame = rectOf([0, 0], template.frame);
	const room = found && noteArea(template, found, frame);
	if (!room) throw new Error(`no zone ${key}`);
	stock.seed(
		(['blue', 'yellow', 'blue', 'yellow'] as const).map((color, i) => ({
			id: `n${i}`,
			xy: [Math.round(room.x + 20 + 9 * i), Math.round(room.y + 10 + 7 * i)] as Point,
			wh: [140, 140] as Point,
			text: `${color} ${i}`,
			color
		}))
	);
	await expect(noteById(page, 'n3')).toBeAttached();
	const [x, y] = await inZone(page, canvas, key, [0.95, 0.95]);
	await page.mouse.click(x, y, { button: 'right' });
	await line(page, 'Arrange this zone').click();
	await line(page, /by colour/).click();
	await expect.poll(() => readElement(stock.board, 'n1')?.xy[1]).toBeLessThan(room.y + 20);
	for (const id of ['n0', 'n1', 'n2', 'n3']) {
		const record = readElement(stock.board, id);
		expect(record && encloses(room, rectOf(record.xy, record.wh))).toBe(true);
	}
	await close();
});

test('the first menu of a page asked for by a key has the focus on its first line', async ({
	browser
}) => {
	const board = (page: Page) => page.getByRole('application');
	const button = (page: Page) => page.getByRole('button', { name: 'More', exact: true });
	for (const { from, key } of [
		{ from: board, key: 'Shift+F10' },
		{ from: button, key: 'Enter' },
		{ from: button, key: 'ArrowDown' }
	]) {
		const { page, close } = await sitDown(browser, server.url, { notes: three.slice(0, 1) });
		await from(page).focus();
		await page.keyboard.press(key);
		await expect(page.getByRole('menuitem').first()).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(from(page)).toBeFocused();
		await close();
	}
});

test('someone else’s lock is seen at once: what they hold still can’t be moved', async () => {
	const { page, stock } = table;
	await table.fresh(three);
	setLocked(stock.board, ['a'], true);
	await clickOn(page, noteById(page, 'a'));
	await expect(
		page.getByRole('toolbar', { name: 'Selected' }).getByRole('button', { name: 'Unlock' })
	).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await expect(notice(page, /locked/)).toBeVisible();
	expect(at('a')).toEqual([-400, -100]);
	setLocked(stock.board, ['a'], false);
});

test('on a phone a long press opens the menu, which stays in view and does what it says', async ({
	browser
}) => {
	const { page, stock, close } = await sitDown(browser, server.url, {
		person: { name: 'Phone', viewport: { width: 390, height: 844 }, touch: true },
		notes: [{ id: 'a', xy: [-104, -104], text: 'One' }]
	});
	const fingers = await Fingers.of(page);
	await fingers.down(await middleOf(noteById(page, 'a')));
	await expect(menu(page)).toBeVisible();
	await fingers.up();
	await expect(menu(page)).toBeVisible();
	const box = await boxOf(menu(page));
	expect(box.x).toBeGreaterThanOrEqual(0);
	expect(box.x + box.width).toBeLessThanOrEqual(390);
	expect(box.y + box.height).toBeLessThanOrEqual(844);
	await line(page, 'Lock').tap();
	await expect.poll(() => readElement(stock.board, 'a')?.locked).toBe(true);
	await expect(page.getByRole('menu')).toHaveCount(0);
	await close();
});
