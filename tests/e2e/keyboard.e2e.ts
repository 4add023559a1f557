import { expect, test, type Page } from '@playwright/test';
import { actions } from '#lib/i18n/actions.en.ts';
import { moveElements } from '#lib/domain/board-doc.ts';
import { board as en } from '#lib/i18n/board.en.ts';
import { gestures } from '#lib/i18n/gestures.en.ts';
import { objects } from '#lib/i18n/objects.en.ts';
import type { ToolId } from '#lib/tools/types.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	clickOn,
	editor,
	middleOf,
	notice,
	noteById,
	selected,
	sitDown,
	zoomOf,
	type Table
} from './support/board.ts';
import { Keyboard, russian } from './support/keys.ts';
import { cameraAtRest } from './support/people.ts';
import type { Seed } from './support/stock.ts';

let server: RunningServer;
let table: Table;

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url);
	await table.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
		origin: server.url
	});
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

const three: readonly Seed[] = [
	{ id: 'a', xy: [-320, -200], wh: [144, 144], text: 'A' },
	{ id: 'b', xy: [-100, -190], wh: [144, 144], text: 'B' },
	{ id: 'c', xy: [-310, 20], wh: [144, 144], text: 'C' }
];

/** The note that a screen reader is told of. */
const spoken = (page: Page): Promise<string | null> =>
	page.getByRole('application').getAttribute('aria-activedescendant');

test('every shortcut works on a Russian layout', async () => {
	const { page, stock } = table;
	await table.fresh(three);
	const keyboard = await Keyboard.of(page);
	const tool = (name: string) =>
		page.getByRole('toolbar', { name: en.toolbar }).getByRole('button', { name });
	await test.step('т and м choose the tools', async () => {
		await keyboard.press(russian('т', 'n'));
		await expect(tool(en.tools.note)).toHaveAttribute('aria-pressed', 'true');
		await keyboard.press(russian('р', 'h'));
		await expect(tool(en.tools.hand)).toHaveAttribute('aria-pressed', 'true');
		await keyboard.press(russian('м', 'v'));
		await expect(tool(en.tools.select)).toHaveAttribute('aria-pressed', 'true');
	});
	await test.step('Ctrl with ф, в and я', async () => {
		await keyboard.press(russian('ф', 'a'), { ctrl: true });
		await selected(page, 3);
		await keyboard.press(russian('в', 'd'), { ctrl: true });
		await expect.poll(() => stock.elements().length).toBe(6);
		await keyboard.press(russian('я', 'z'), { ctrl: true });
		await expect.poll(() => stock.elements().length).toBe(3);
		await keyboard.press(russian('я', 'z'), { ctrl: true, shift: true });
		await expect.poll(() => stock.elements().length).toBe(6);
		await keyboard.press(russian('н', 'y'), { ctrl: true });
		await keyboard.press(russian('я', 'z'), { ctrl: true });
		await expect.poll(() => stock.elements().length).toBe(3);
	});
	await test.step('Ctrl with с, ч and м go through the clipboard', async () => {
		await clickOn(page, noteById(page, 'a'));
		await keyboard.press(russian('с', 'c'), { ctrl: true, command: 'copy' });
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('A');
		await page.mouse.move(900, 500);
		await keyboard.press(russian('м', 'v'), { ctrl: true, command: 'paste' });
		await expect.poll(() => stock.texts()).toEqual(['A', 'A', 'B', 'C']);
		await keyboard.press(russian('ч', 'x'), { ctrl: true, command: 'cut' });
		await expect.poll(() => stock.texts()).toEqual(['A', 'B', 'C']);
	});
	await test.step('letters typed on a selected note are writing, not shortcuts', async () => {
		await clickOn(page, noteById(page, 'b'));
		await keyboard.press(russian('т', 'n'));
		await expect(editor(page)).toHaveValue('т');
		await keyboard.press(russian('ь', 'm'));
		await expect(editor(page)).toHaveValue('ть');
		await expect.poll(() => stock.note('b').text).toBe('ть');
		await page.keyboard.press('Escape');
	});
});

test('Tab goes through the notes as they are read and then leaves the board', async () => {
	const { page } = table;
	await table.fresh(three);
	await page.getByRole('application').focus();
	for (const id of ['a', 'b', 'c']) {
		await page.keyboard.press('Tab');
		await expect.poll(() => spoken(page)).toBe(`note-${id}`);
	}
	await page.keyboard.press('Shift+Tab');
	await expect.poll(() => spoken(page)).toBe('note-b');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await selected(page, 0);
	await expect(page.getByRole('application')).not.toBeFocused();
	await page.keyboard.press('Tab');
	const where = await page.evaluate(() => document.activeElement?.closest('.viewport') === null);
	expect(where).toBe(true);
	expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});

test('arrows nudge by 1, with Shift by 10', async () => {
	const { page, stock } = table;
	await table.fresh(three);
	await clickOn(page, noteById(page, 'a'));
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowDown');
	await expect.poll(() => stock.note('a').xy).toEqual([-319, -199]);
	await page.keyboard.press('Shift+ArrowLeft');
	await page.keyboard.press('Shift+ArrowUp');
	await expect.poll(() => stock.note('a').xy).toEqual([-329, -209]);
	await page.keyboard.press('Control+ArrowRight');
	await expect.poll(() => spoken(page)).toBe('note-b');
});

test('move mode carries with the arrows, Enter puts down, Escape leaves it be', async () => {
	const { page, stock } = table;
	await table.fresh(three);
	await clickOn(page, noteById(page, 'b'));
	const at = await middleOf(noteById(page, 'b'));
	stock.forget();
	await page.keyboard.press('Alt+m');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowDown');
	await expect.poll(() => middleOf(noteById(page, 'b'))).toEqual([at[0] + 8, at[1] + 80]);
	await page.keyboard.press('Escape');
	await expect.poll(() => middleOf(noteById(page, 'b'))).toEqual(at);
	await page.keyboard.press('Alt+m');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await expect.poll(() => stock.note('b').xy).toEqual([-92, -190]);
	expect(stock.updates).toBe(1);
	await expect(editor(page)).toHaveCount(0);
	// With several selected a letter can't be writing, so M alone will do.
	await page.keyboard.press('Control+a');
	await page.keyboard.press('m');
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Enter');
	await expect.poll(() => stock.note('c').xy).toEqual([-318, 20]);
});

test('what help says of moving leaves the words of a note alone, and M moves what keys have reached', async () => {
	const { page, stock } = table;
	await table.fresh(three);
	const [, how] = gestures.mouse.writers.find(([what]) => what === actions.names['move-mode'])!;
	const [chord] = /(?<=press ).+?(?=,)/.exec(how)!;
	await test.step('select, press what it says, click the new place', async () => {
		await clickOn(page, noteById(page, 'b'));
		await page.keyboard.press(chord.replace('+M', '+m').replace(/^M$/, 'm'));
		await page.mouse.click(900, 600);
		await expect.poll(() => stock.note('b').xy).not.toEqual([-100, -190]);
		expect(stock.texts()).toEqual(['A', 'B', 'C']);
	});
	await test.step('arrows to the nearest, M, Enter', async () => {
		await page.getByRole('application').focus();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Tab');
		await expect.poll(() => spoken(page)).toBe('note-a');
		await page.keyboard.press('Control+ArrowDown');
		await expect.poll(() => spoken(page)).toBe('note-c');
		await page.keyboard.press('m');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await expect.poll(() => stock.note('c').xy).toEqual([-302, 20]);
		await page.keyboard.press('Enter');
		await page.keyboard.type('!');
		await page.keyboard.press('Escape');
		await page.keyboard.press('m');
		await page.keyboard.press('Escape');
		await expect.poll(() => stock.texts()).toEqual(['A', 'B', 'C!']);
	});
});

test('an undo says whether all of it or a part was left as someone else has it', async () => {
	const { page, stock } = table;
	await table.fresh(three);
	const places = () => ['a', 'b', 'c'].map((id) => stock.note(id).xy[0]);
	await page.getByRole('application').focus();
	await page.keyboard.press('Control+a');
	await selected(page, 3);
	await page.keyboard.press('ArrowRight');
	await expect.poll(places).toEqual([-319, -99, -309]);
	moveElements(stock.board, new Map([['b', [301, -190]]]));
	await expect.poll(async () => (await middleOf(noteById(page, 'b')))[0]).toBeGreaterThan(900);
	await page.keyboard.press('Control+z');
	await expect.poll(places).toEqual([-320, 301, -310]);
	await expect(notice(page, en.notices.undoPartly)).toBeVisible();
	await clickOn(page, noteById(page, 'b'));
	await page.keyboard.press('ArrowLeft');
	await expect.poll(places).toEqual([-320, 300, -310]);
	moveElements(stock.board, new Map([['b', [260, -190]]]));
	await expect.poll(async () => (await middleOf(noteById(page, 'b')))[0]).toBeLessThan(980);
	await page.keyboard.press('Control+z');
	await expect(notice(page, en.notices.undoSkipped)).toBeVisible();
	expect(places()).toEqual([-320, 260, -310]);
});

test('a pointer on the bars leaves the keys to the board, a key on them doesn’t', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, { role: 'facilitator', notes: three });
	const { page, stock } = own;
	const bar = page.getByRole('toolbar', { name: en.toolbar });
	const tool = (name: ToolId) => bar.locator(`[data-tool=${name}]`);
	const held = (name: ToolId) => expect(tool(name)).toHaveAttribute('aria-pressed', 'true');
	const undo = bar.getByRole('button', { name: en.undo });
	await test.step('tools', async () => {
		for (const name of ['pen', 'shape', 'note'] as const) {
			await tool(name).click();
			await held(name);
			await page.keyboard.press('Escape');
			await held('select');
		}
		await tool('hand').click();
		await page.keyboard.press('v');
		await held('select');
	});
	await test.step('Undo, also where there is nothing left to undo', async () => {
		await clickOn(page, noteById(page, 'a'));
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => stock.note('a').xy).toEqual([-319, -200]);
		while (await undo.isEnabled()) await undo.click();
		await clickOn(page, undo);
		await selected(page, 1);
		await page.keyboard.press('Escape');
		await selected(page, 0);
	});
	await test.step('the zoom', async () => {
		await clickOn(page, noteById(page, 'b'));
		const at = stock.note('b').xy;
		await page.getByRole('button', { name: en.zoom.in, exact: true }).click();
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => stock.note('b').xy).toEqual([at[0] + 1, at[1]]);
		await page.keyboard.press('Control+0');
		await page.keyboard.press('Escape');
	});
	await test.step('while a key that presses a button stays there', async () => {
		await tool('hand').focus();
		await page.keyboard.press('Enter');
		await held('hand');
		await expect(tool('hand')).toBeFocused();
		await tool('select').focus();
		await page.keyboard.press('Space');
		await held('select');
		await expect(tool('select')).toBeFocused();
	});
	await own.close();
});

test('what is chosen in the toolbar’s menu leaves the keys to the board', async ({ browser }) => {
	const person = { name: 'Ann', viewport: { width: 360, height: 700 } };
	const own = await sitDown(browser, server.url, { role: 'facilitator', person, notes: three });
	const { page } = own;
	const more = page
		.getByRole('toolbar', { name: en.toolbar })
		.getByRole('button', { name: objects.toolbar.more });
	const line = (name: string) => page.getByRole('menuitem', { name });
	await test.step('by pointer', async () => {
		await more.click();
		await line(actions.names['tool.frame']).click();
		await expect(more).toHaveAttribute('aria-pressed', 'true');
		await expect(page.getByRole('application')).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(more).toHaveAttribute('aria-pressed', 'false');
	});
	await test.step('unless it opens something that takes them', async () => {
		await clickOn(page, noteById(page, 'a'));
		await more.click();
		await line(actions.names['tool.stamp']).click();
		const picker = page.getByRole('toolbar', { name: objects.picker.title });
		await expect(picker.locator('button:focus')).toHaveCount(1);
		await page.keyboard.press('Escape');
		await expect(picker).toHaveCount(0);
		await expect(page.getByRole('application')).toBeFocused();
	});
	await test.step('and Escape to the button', async () => {
		await more.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('menuitem').first()).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(more).toBeFocused();
	});
	await own.close();
});

test('single letters can be switched off in the menu', async () => {
	const { page } = table;
	await table.fresh();
	const note = page
		.getByRole('toolbar', { name: en.toolbar })
		.getByRole('button', { name: en.tools.note });
	const toggle = async (): Promise<void> => {
		await page.getByRole('button', { name: en.menu.open, exact: true }).click();
		await page.getByRole('menuitemcheckbox', { name: en.menu.singleKeys }).click();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('menu')).toHaveCount(0);
		await page.getByRole('application').focus();
	};
	await toggle();
	await page.keyboard.press('n');
	await page.keyboard.press('Control+0');
	await expect(note).toHaveAttribute('aria-pressed', 'false');
	await toggle();
	await page.keyboard.press('n');
	await expect(note).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Escape');
	await expect(note).toHaveAttribute('aria-pressed', 'false');
});

test('the view goes from canvas to canvas, to everything, to the selection and to 100 %', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, { canvases: ['empathy-map', 'persona'] });
	const { page } = own;
	const list = page.getByRole('button', { name: /^Canvases:/ });
	await expect(list).toHaveAccessibleName(/Empathy Map/);
	await page.keyboard.press('PageDown');
	await expect(list).toHaveAccessibleName(/Persona/);
	await page.keyboard.press('PageUp');
	await expect(list).toHaveAccessibleName(/Empathy Map/);
	await page.keyboard.press('Shift+1');
	await cameraAtRest(page);
	for (const canvas of ['empathy-map', 'persona']) {
		const { x, y, width, height } = await boxOf(page.locator(`div[data-canvas="${canvas}"]`));
		expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
		expect(x + width).toBeLessThanOrEqual(1280);
		expect(y + height).toBeLessThanOrEqual(720);
	}
	await page.keyboard.press('Control+0');
	await expect.poll(() => zoomOf(page)).toBe(1);
	own.stock.seed([{ id: 'far', xy: [4_000, 3_000], text: 'Far' }]);
	await expect(page.getByRole('application', { name: /1 object$/ })).toBeVisible();
	await page.keyboard.press('Shift+1');
	await expect(noteById(page, 'far')).toBeAttached();
	await cameraAtRest(page);
	await clickOn(page, noteById(page, 'far'));
	await page.keyboard.press('Shift+2');
	await cameraAtRest(page);
	const [x, y] = await middleOf(noteById(page, 'far'));
	expect(Math.abs(x - 640)).toBeLessThan(60);
	expect(Math.abs(y - 360)).toBeLessThan(60);
	expect((await boxOf(noteById(page, 'far'))).width).toBeGreaterThan(150);
	await own.close();
});

test('a selection that was made to fill the view has its bar beside it, not over it', async () => {
	const { page } = table;
	const many = Array.from({ length: 40 }, (_, i): Seed => {
		const [column, row] = [i % 7, Math.floor(i / 7)];
		return { id: `m${i}`, xy: [column * 224 - 800, row * 224 - 700], text: `Note ${i}` };
	});
	await table.fresh(many.slice(0, 1));
	table.stock.seed(many.slice(1));
	await expect(page.getByRole('application')).toHaveAccessibleName(/\b40\b/);
	await page.getByRole('application').focus();
	await page.keyboard.press('Shift+1');
	await page.keyboard.press('Control+a');
	await selected(page, 40);
	await page.keyboard.press('Shift+2');
	await cameraAtRest(page);
	const bar = await boxOf(page.getByRole('toolbar', { name: '40 notes selected' }));
	expect(bar.y + bar.height).toBeLessThan((await boxOf(noteById(page, 'm0'))).y);
	await page.keyboard.press('Control+0');
});
