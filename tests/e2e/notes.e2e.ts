import { expect, test, type Page } from '@playwright/test';
import { deleteElements, setColor } from '#lib/domain/board-doc.ts';
import { noteSizeIn, zoneOf } from '#lib/domain/canvas-layout.ts';
import { NOTE_KIND_INFO } from '#lib/domain/note-kinds.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	clickOn,
	drag,
	editor,
	middleOf,
	noteById,
	noteWith,
	notice,
	selected,
	sitDown,
	type Table
} from './support/board.ts';
import { inZone, templateOf } from './support/people.ts';
import type { Seed, Stock } from './support/stock.ts';

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

/** The view of a blank board at 100 %: its middle is the board's origin. */
const onBoard = ([x, y]: Point): Point => [x - 640, y - 360];

/** Where a note of 208 × 208 lies whose middle is there on screen. */
const cornerAt = (screen: Point): Point => {
	const [x, y] = onBoard(screen);
	return [x - 104, y - 104];
};

const fontSize = (page: Page): Promise<number> =>
	page
		.locator('.note .body')
		.first()
		.evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize));

const places = (stock: Stock): Point[] => stock.elements().map(({ xy }) => xy);

const two: readonly Seed[] = [
	{ id: 'left', xy: [-300, -104], text: 'Left' },
	{ id: 'right', xy: [40, -104], text: 'Right' }
];

test('a note is made where it is asked for, and typing starts at once', async () => {
	const { page, stock } = table;
	await table.fresh();
	await test.step('by a double click', async () => {
		await page.mouse.dblclick(300, 250);
		await expect(editor(page)).toBeFocused();
		await page.keyboard.type('Clicked twice');
		await expect.poll(() => stock.texts()).toEqual(['Clicked twice']);
		expect(places(stock)).toEqual([cornerAt([300, 250])]);
		await page.keyboard.press('Escape');
	});
	await test.step('by N and a click', async () => {
		await page.keyboard.press('Escape');
		await page.keyboard.press('n');
		await page.mouse.move(650, 250);
		await page.mouse.click(650, 250);
		await expect(editor(page)).toBeFocused();
		await page.keyboard.type('By N');
		await expect.poll(() => stock.texts()).toContain('By N');
		expect(places(stock)).toContainEqual(cornerAt([650, 250]));
		await page.keyboard.press('Escape');
	});
	await test.step('by a drag off the toolbar', async () => {
		const from = await middleOf(page.locator('[data-tool=note]'));
		await drag(page, from, [1000 - from[0], 400 - from[1]]);
		await expect(editor(page)).toBeFocused();
		await page.keyboard.type('Dragged');
		await expect.poll(() => stock.texts()).toContain('Dragged');
		expect(places(stock)).toContainEqual(cornerAt([1000, 400]));
	});
});

test('a note that Escape has ended on its way from the toolbar is never made', async () => {
	const { page, stock } = table;
	await table.fresh([
		{ id: 'a', xy: [-500, -200], text: 'A' },
		{ id: 'b', xy: [-200, -200], text: 'B' }
	]);
	const ghost = page.locator('.ghost');
	const from = await middleOf(page.locator('[data-tool=note]'));
	// Two notes: two clicks on one of them, soon after each other, would open it.
	for (const [id, focused] of [
		['a', 'its button'],
		['b', 'the board']
	] as const) {
		await test.step(`with the focus on ${focused}`, async () => {
			await clickOn(page, noteById(page, id));
			await selected(page, 1);
			await drag(page, from, [900 - from[0], 300 - from[1]], { drop: false });
			await expect(ghost).toBeVisible();
			if (focused === 'the board') await page.getByRole('application').focus();
			await page.keyboard.press('Escape');
			await expect(ghost).toHaveCount(0);
			await page.mouse.move(950, 350);
			await page.mouse.up();
			await expect(ghost).toHaveCount(0);
			// It ended that and nothing else, and the next one is the board's.
			await selected(page, 1);
			await page.keyboard.press('Escape');
			await selected(page, 0);
			expect(stock.texts().toSorted()).toEqual(['A', 'B']);
		});
	}
});

test('letters while a mouse drags a note are no writing', async () => {
	const { page, stock } = table;
	await table.fresh([{ id: 'a', xy: [-300, -100], text: 'Kept' }]);
	const at = await middleOf(noteById(page, 'a'));
	await page.mouse.click(...at);
	await selected(page, 1);
	await drag(page, at, [120, 40], { drop: false });
	await page.keyboard.press('v');
	await page.keyboard.press('Enter');
	await expect(editor(page)).toHaveCount(0);
	await page.mouse.up();
	await expect.poll(() => stock.note('a').xy).toEqual([-180, -60]);
	expect(stock.note('a').text).toBe('Kept');
});

test('a new note that is left empty vanishes, with nothing to undo', async ({ browser }) => {
	const { page, stock, close } = await sitDown(browser, server.url);
	await page.mouse.dblclick(500, 300);
	await expect(editor(page)).toBeFocused();
	await expect.poll(() => stock.elements().length).toBe(1);
	await page.mouse.click(1000, 500);
	await expect(page.locator('.note[data-id]')).toHaveCount(0);
	await expect.poll(() => stock.elements().length).toBe(0);
	await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
	await close();
});

test('in a zone a new note has the zone’s first type, its paper and its size', async ({
	browser
}) => {
	const canvas = 'empathy-map';
	const { page, stock, close } = await sitDown(browser, server.url, { canvases: [canvas] });
	const zone = zoneOf(templateOf(canvas), 'hears');
	if (zone?.holds.kind !== 'notes') throw new Error('no such zone');
	const at = await inZone(page, canvas, 'hears');
	await page.mouse.dblclick(at[0], at[1]);
	await expect(editor(page)).toBeFocused();
	await page.keyboard.type('Heard');
	await expect.poll(() => stock.texts()).toEqual(['Heard']);
	const [type] = zone.holds.types;
	expect(type).toBeDefined();
	expect(stock.elements()[0]).toMatchObject({
		type,
		color: type && NOTE_KIND_INFO[type].color,
		wh: noteSizeIn(templateOf(canvas), zone)
	});
	await close();
});

test('text steps down as it grows, and what overflows is shown whole while written', async () => {
	const { page, stock } = table;
	await table.fresh();
	await page.mouse.dblclick(640, 300);
	const sizes: number[] = [];
	for (let words = 0; words < 24; words++) {
		await page.keyboard.insertText('discovery ');
		await expect.poll(() => stock.texts()[0]?.length).toBe((words + 1) * 10);
		await expect(page.locator('.note .words')).toHaveText(/discovery/);
		sizes.push(await fontSize(page));
	}
	expect(sizes[0]).toBe(28);
	expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
	expect([...new Set(sizes)].every((size) => [28, 24, 20, 18, 16, 14].includes(size))).toBe(true);
	await page.keyboard.insertText('and on it goes '.repeat(40));
	await page.keyboard.press('Escape');
	const note = page.locator('.note[data-id]');
	await expect(note).toHaveClass(/overflow/);
	await expect(note.locator('.more')).toBeVisible();
	expect(await fontSize(page)).toBe(14);
	const closed = await boxOf(note);
	expect((await boxOf(note.locator('.body'))).height).toBeLessThanOrEqual(closed.height);

	await page.keyboard.press('Enter');
	await expect(editor(page)).toBeFocused();
	const { shown, needed } = await editor(page).evaluate((area) => ({
		shown: area.clientHeight,
		needed: area.scrollHeight
	}));
	expect(shown).toBeGreaterThanOrEqual(needed - 1);
	await expect(note.locator('.more')).toHaveCount(0);
	await page.screenshot({ path: 'test-results/looks/note-overflow-editing.png' });
});

test('colours and types are chosen from the bar above what is selected', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	await clickOn(page, noteById(page, 'left'));
	const bar = page.getByRole('toolbar', { name: 'Selected' });
	await bar.getByRole('button', { name: /^Colour/ }).click();
	await page.getByRole('button', { name: 'Teal', exact: true }).click();
	await expect.poll(() => stock.note('left').color).toBe('teal');
	await bar.getByRole('button', { name: /^Type/ }).click();
	await page.getByRole('button', { name: /^Quote/ }).click();
	await expect.poll(() => stock.note('left').type).toBe('quote');
	await expect(noteById(page, 'left')).toHaveClass(/quote/);

	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+a');
	await selected(page, 2);
	const both = page.getByRole('toolbar', { name: '2 notes selected' });
	await both.getByRole('button', { name: /^Type/ }).click();
	await page.getByRole('button', { name: /^Risk/ }).click();
	await expect
		.poll(() => ['left', 'right'].map((id) => stock.note(id).type))
		.toEqual(['risk', 'risk']);
});

test('a drag is written once, on the drop; Escape writes nothing', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	const dragSeen = (): unknown =>
		[...stock.provider.awareness.getStates().values()].find((state) => state['drag']);
	const at = await middleOf(noteById(page, 'left'));
	stock.forget();
	await drag(page, at, [-120, 80], { drop: false });
	await expect.poll(dragSeen).toBeTruthy();
	await page.keyboard.press('Escape');
	await expect.poll(dragSeen).toBeFalsy();
	await page.mouse.up();
	expect(await middleOf(noteById(page, 'left'))).toEqual(at);

	await drag(page, at, [-120, 80], { drop: false });
	await expect.poll(dragSeen).toBeTruthy();
	expect(stock.updates).toBe(0);
	await page.mouse.up();
	await expect.poll(() => stock.note('left').xy).toEqual([-420, -24]);
	await expect.poll(dragSeen).toBeFalsy();
	expect(stock.updates).toBe(1);
});

test('Alt with a drag and Ctrl+D leave the note and make another', async () => {
	const { page, stock } = table;
	await table.fresh([{ id: 'only', xy: [-300, -104], text: 'Again', color: 'pink', type: 'idea' }]);
	const at = await middleOf(noteById(page, 'only'));
	await page.keyboard.down('Alt');
	await drag(page, at, [300, 40]);
	await page.keyboard.up('Alt');
	await expect.poll(() => places(stock)).toEqual(expect.arrayContaining([[0, -64]]));
	expect(stock.note('only').xy).toEqual([-300, -104]);
	await selected(page, 1);
	await page.keyboard.press('Control+d');
	await expect.poll(() => stock.elements().length).toBe(3);
	for (const copy of stock.elements()) {
		expect(copy).toMatchObject({ text: 'Again', color: 'pink', type: 'idea', wh: [208, 208] });
	}
	expect(new Set(places(stock).map(String)).size).toBe(3);
});

test('a handle resizes, with Shift in proportion, never below what holds a line', async () => {
	const { page, stock } = table;
	await table.fresh([{ id: 'only', xy: [-300, -104], wh: [208, 104], text: 'Size' }]);
	await clickOn(page, noteById(page, 'only'));
	const handle = page.locator('[data-handle=se]');
	const shown = async () => (await noteById(page, 'only').boundingBox())?.width;
	const before = await shown();
	stock.forget();
	await drag(page, await middleOf(handle), [60, 10]);
	await expect.poll(() => stock.note('only').wh).toEqual([268, 114]);
	expect(stock.updates).toBe(1);
	await page.keyboard.press('Control+z');
	await expect.poll(() => stock.note('only').wh).toEqual([208, 104]);
	// Written isn't shown yet, and the handle lies where the note is shown.
	await expect.poll(shown).toBe(before);
	await page.keyboard.down('Shift');
	await drag(page, await middleOf(handle), [104, 10]);
	await page.keyboard.up('Shift');
	await expect.poll(() => stock.note('only').wh[0]).toBeGreaterThan(208);
	expect(stock.note('only').wh[0] / stock.note('only').wh[1]).toBeCloseTo(2, 1);
	await drag(page, await middleOf(handle), [-600, -400]);
	await expect.poll(() => stock.note('only').wh[1]).toBeLessThan(104);
	const [width, height] = stock.note('only').wh;
	expect(width).toBeGreaterThanOrEqual(72);
	expect(height).toBeGreaterThanOrEqual(56);
});

test('Shift-click and the marquee select several; Delete takes them, undo brings them back', async () => {
	const { page, stock } = table;
	await table.fresh([...two, { id: 'far', xy: [330, -104], text: 'Far' }]);
	await clickOn(page, noteById(page, 'left'));
	await page.keyboard.down('Shift');
	await clickOn(page, noteById(page, 'far'));
	await selected(page, 2);
	await clickOn(page, noteById(page, 'left'));
	await selected(page, 1);
	await page.keyboard.up('Shift');

	await page.mouse.click(640, 620);
	await selected(page, 0);
	await drag(page, [320, 230], [480, 260]);
	await selected(page, 2);
	stock.forget();
	await page.keyboard.press('Delete');
	await expect.poll(() => stock.texts()).toEqual(['Far']);
	expect(stock.updates).toBe(1);
	await page.keyboard.press('Control+z');
	await expect.poll(() => stock.texts()).toEqual(['Far', 'Left', 'Right']);
});

test('forward and back change what lies on top', async () => {
	const { page } = table;
	await table.fresh([
		{ id: 'below', xy: [-200, -104], text: 'Below' },
		{ id: 'above', xy: [-100, -104], text: 'Above' }
	]);
	/** Notes let pointers through to the board, so the order of drawing is asked for. */
	const onTop = (): Promise<string> =>
		page.evaluate(() => {
			const notes = [...document.querySelectorAll<HTMLElement>('.note[data-id]')];
			for (const note of notes) note.style.pointerEvents = 'auto';
			const box = document.querySelector('[data-id=above]')?.getBoundingClientRect();
			const hit = document
				.elementsFromPoint((box?.left ?? 0) + 30, (box?.top ?? 0) + 100)
				.map((element) => element.closest<HTMLElement>('.note')?.dataset['id'])
				.find(Boolean);
			for (const note of notes) note.style.pointerEvents = '';
			return hit ?? '';
		});
	await expect.poll(onTop).toBe('above');
	await page.mouse.click(480, 360);
	await page.keyboard.press('Control+]');
	await expect.poll(onTop).toBe('below');
	const order = async (name: string): Promise<void> => {
		const bar = page.getByRole('toolbar', { name: 'Selected' });
		await bar.getByRole('button', { name: 'Order', exact: true }).click();
		await page.getByRole('menuitem', { name }).click();
	};
	await order('Send backward');
	await expect.poll(onTop).toBe('above');
	await order('Bring forward');
	await expect.poll(onTop).toBe('below');
});

test('Tab and Ctrl+Enter make neighbours while writing, and go to those that exist', async () => {
	const { page, stock } = table;
	await table.fresh();
	await page.mouse.dblclick(500, 200);
	await page.keyboard.type('First');
	await page.keyboard.press('Tab');
	await expect(editor(page)).toHaveValue('');
	await page.keyboard.type('Right');
	await page.keyboard.press('Control+Enter');
	await expect(editor(page)).toHaveValue('');
	await page.keyboard.type('Under');
	await page.keyboard.press('Shift+Tab');
	await expect(editor(page)).toHaveValue('');
	await page.keyboard.type('Corner');
	await expect.poll(() => stock.texts()).toEqual(['Corner', 'First', 'Right', 'Under']);
	const [x, y] = cornerAt([500, 200]);
	const place = (text: string): Point | undefined =>
		stock.elements().find((each) => 'text' in each && each.text === text)?.xy;
	expect(place('Right')).toEqual([x + 224, y]);
	expect(place('Under')).toEqual([x + 224, y + 224]);
	expect(place('Corner')).toEqual([x, y + 224]);

	await page.keyboard.press('Control+Shift+Enter');
	await expect(editor(page)).toHaveValue('First');
	await page.keyboard.press('Tab');
	await expect(editor(page)).toHaveValue('Right');
	expect(stock.elements()).toHaveLength(4);
});

test('the note that is written in is never out of view or under a bar', async ({ browser }) => {
	const { page, close } = await sitDown(browser, server.url, {
		notes: [
			{ id: 'here', xy: [320, 0], text: 'Here' },
			{ id: 'there', xy: [544, 0], text: 'There' }
		]
	});
	const header = await boxOf(page.locator('header').first());
	const toolbar = await boxOf(page.getByRole('toolbar', { name: 'Tools' }));
	const inSight = async (text: string): Promise<void> => {
		await expect(editor(page)).toHaveValue(text);
		await expect(async () => {
			const { x, y, width, height } = await boxOf(page.locator('.note:has(textarea)'));
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + width).toBeLessThanOrEqual(1280);
			expect(y).toBeGreaterThanOrEqual(header.y + header.height);
			expect(y + height).toBeLessThanOrEqual(toolbar.y);
		}).toPass({ timeout: 5_000 });
	};
	await test.step('a neighbour that is there already', async () => {
		await clickOn(page, noteById(page, 'here'));
		await page.keyboard.press('Enter');
		await inSight('Here');
		await page.keyboard.press('Tab');
		await inSight('There');
		await page.keyboard.press('Escape');
	});
	await test.step('one made by a double click at the edge', async () => {
		await page.mouse.dblclick(300, 645);
		await inSight('');
	});
	await test.step('each next one by Tab and by Ctrl+Enter', async () => {
		for (const key of [...Array(5).fill('Shift+Tab'), ...Array(3).fill('Control+Enter')]) {
			await page.keyboard.type('More');
			await page.keyboard.press(key);
			await inSight('');
		}
	});
	await close();
});

test('undo and redo go one intention a step and leave others’ work alone', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	const state = (): unknown =>
		['left', 'right'].map((id) => [stock.note(id).xy, stock.note(id).color]);
	const [atLeft, atRight] = [
		[-300, -104],
		[40, -104]
	];
	await page.keyboard.press('Control+a');
	await drag(page, await middleOf(noteById(page, 'left')), [0, 80]);
	await expect.poll(state).toEqual([
		[[-300, -24], 'yellow'],
		[[40, -24], 'yellow']
	]);
	await page.keyboard.press('Alt+4');
	await expect.poll(() => stock.note('right').color).toBe('pink');
	// Someone else takes one of the two further.
	setColor(stock.board, ['right'], 'green');
	await expect(noteById(page, 'right')).toHaveClass(/paper-green/);
	await page.keyboard.press('Control+z');
	await expect.poll(state).toEqual([
		[[-300, -24], 'yellow'],
		[[40, -24], 'green']
	]);
	await page.keyboard.press('Control+z');
	await expect.poll(state).toEqual([
		[atLeft, 'yellow'],
		[atRight, 'green']
	]);
	await page.keyboard.press('Control+Shift+z');
	await expect.poll(state).toEqual([
		[[-300, -24], 'yellow'],
		[[40, -24], 'green']
	]);
	await page.keyboard.press('Control+y');
	await expect.poll(() => stock.note('left').color).toBe('pink');
	expect(stock.note('right').color).toBe('green');
});

test('nobody is left with an empty note by a step back, nor by one forth', async () => {
	const { page, stock } = table;
	await table.fresh();
	await page.mouse.dblclick(500, 200);
	await page.keyboard.type('First');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Second');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+z');
	await expect.poll(() => stock.texts()).toEqual(['First']);
	await page.keyboard.press('Control+z');
	await expect.poll(() => stock.texts()).toEqual([]);
	await page.keyboard.press('Control+Shift+z');
	await expect.poll(() => stock.texts()).toEqual(['First']);
	await page.keyboard.press('Control+Shift+z');
	await expect.poll(() => stock.texts()).toEqual(['First', 'Second']);
	await test.step('while it is written in, the words go first', async () => {
		await page.mouse.dblclick(900, 500);
		await page.keyboard.type('Third');
		await page.keyboard.press('Control+z');
		await expect(editor(page)).toHaveValue('');
		await page.keyboard.press('Escape');
		await expect.poll(() => stock.texts()).toEqual(['First', 'Second']);
	});
});

test('a note that someone deletes while I write in it keeps my words in a new one', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	const [x, y] = await middleOf(noteById(page, 'left'));
	await page.mouse.dblclick(x, y);
	await expect(editor(page)).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(' and my words');
	await expect.poll(() => stock.note('left').text).toBe('Left and my words');
	deleteElements(stock.board, ['left']);
	await expect(notice(page, 'Someone deleted what you were writing in')).toBeVisible();
	await expect(noteById(page, 'left')).toHaveCount(0);
	await expect(editor(page)).toHaveValue('Left and my words');
	await page.keyboard.type(', and more');
	await expect.poll(() => stock.texts()).toEqual(['Left and my words, and more', 'Right']);
	await expect(noteWith(page, 'and more')).toBeVisible();
});

test('what is open of a note’s bar goes with the note, and the next bar has nothing open', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	const bar = page.getByRole('toolbar', { name: 'Selected' });
	const colors = page.getByRole('dialog');
	await clickOn(page, noteById(page, 'left'));
	await bar.getByRole('button', { name: 'Colour' }).click();
	await expect(colors).toBeVisible();
	deleteElements(stock.board, ['left']);
	await expect(bar).toHaveCount(0);
	await expect(colors).toHaveCount(0);
	await clickOn(page, noteById(page, 'right'));
	await expect(bar).toBeVisible();
	await expect(colors).toHaveCount(0);
	await bar.getByRole('button', { name: 'Colour' }).click();
	await expect(colors).toBeVisible();
	await page.keyboard.press('Escape');
});

test('Hebrew and Arabic run from right to left, each paragraph by itself', async () => {
	const { page } = table;
	await table.fresh([
		{ id: 'he', xy: [-300, -100], text: '- אחת שתיים\n- one two.' },
		{ id: 'ar', xy: [0, -100], text: 'ماذا؟' },
		{ id: 'ru', xy: [300, -100], text: '— Что?' }
	]);
	/** Where a letter stands in its note, CSS px from the note's left edge. */
	const at = (id: string, letter: string): Promise<number> =>
		noteById(page, id).evaluate((note, wanted) => {
			const text = note.querySelector('.words')?.firstChild;
			const index = text?.textContent?.indexOf(wanted) ?? -1;
			if (!text || index < 0) throw new Error(`no ${wanted}`);
			const range = document.createRange();
			range.setStart(text, index);
			range.setEnd(text, index + 1);
			return range.getBoundingClientRect().left - note.getBoundingClientRect().left;
		}, letter);
	await test.step('a list hangs from the right, and what is in English from the left', async () => {
		expect(await at('he', '-')).toBeGreaterThan(150);
		expect(await at('he', 'א')).toBeLessThan(await at('he', '-'));
		expect(await at('he', 'o')).toBeLessThan(60);
		expect(await at('he', '.')).toBeGreaterThan(await at('he', 'w'));
	});
	await test.step('a question ends with its sign', async () => {
		expect(await at('ar', '؟')).toBeLessThan(await at('ar', 'م'));
		expect(await at('ru', '?')).toBeGreaterThan(await at('ru', 'Ч'));
	});
	await test.step('so it is while it is written', async () => {
		await page.mouse.dblclick(...(await middleOf(noteById(page, 'he'))));
		await expect(editor(page)).toHaveCSS('unicode-bidi', 'plaintext');
		await expect(editor(page)).toHaveCSS('text-align', 'start');
		await page.keyboard.press('Escape');
	});
});
