import { expect, test, type Page } from '@playwright/test';
import { NOTE_KIND_INFO } from '#lib/domain/note-kinds.ts';
import { zoneOf, zoneRect } from '#lib/domain/canvas-layout.ts';
import { encloses, intersects, rectOf } from '#lib/domain/geometry.ts';
import { board as en } from '#lib/i18n/board.en.ts';
import { paste as wordsEn } from '#lib/i18n/paste.en.ts';
import { board as ru } from '#lib/i18n/board.ru.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	clickOn,
	editor,
	middleOf,
	noteById,
	notice,
	selected,
	sitDown,
	speak,
	type Table
} from './support/board.ts';
import { createWorkshop, inZone, join, templateOf } from './support/people.ts';
import { stockClient, type Seed } from './support/stock.ts';

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

const hold = (page: Page, text: string): Promise<void> =>
	page.evaluate((words) => navigator.clipboard.writeText(words), text);

const two: readonly Seed[] = [
	{ id: 'left', xy: [-300, -104], text: 'Left', color: 'teal', type: 'insight' },
	{ id: 'right', xy: [-60, -80], text: 'Right\nand below', wh: [144, 144] }
];

test('a locked note isn’t cut, and it is said why', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	await clickOn(page, noteById(page, 'left'));
	await page.keyboard.press('Control+Shift+l');
	await expect.poll(() => stock.note('left').locked).toBe(true);
	await page.keyboard.press('Control+x');
	await expect(notice(page, /locked/)).toBeVisible();
	await expect(noteById(page, 'left')).toBeAttached();
});

test('copies keep their looks and places among themselves; a cut is one step to undo', async () => {
	const { page, stock } = table;
	await table.fresh(two);
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+c');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Left\nRight and below');
	await page.mouse.move(900, 360);
	stock.forget();
	await page.keyboard.press('Control+v');
	await expect.poll(() => stock.elements().length).toBe(4);
	expect(stock.updates).toBe(1);
	await selected(page, 2);
	const copyOf = (text: string, id: string) =>
		stock.elements().find((each) => each.kind === 'note' && each.text === text && each.id !== id);
	const left = copyOf('Left', 'left');
	const right = copyOf('Right\nand below', 'right');
	expect(left).toMatchObject({ color: 'teal', type: 'insight', wh: [208, 208] });
	expect(right).toMatchObject({ color: 'yellow', wh: [144, 144] });
	expect([0, 1].map((axis) => (right?.xy[axis] ?? 0) - (left?.xy[axis] ?? 0))).toEqual([240, 24]);

	await page.keyboard.press('Control+x');
	await expect.poll(() => stock.elements().length).toBe(2);
	await page.keyboard.press('Control+z');
	await expect.poll(() => stock.elements().length).toBe(4);
});

test('notes go from one workshop to another', async () => {
	const { page, context } = table;
	await table.fresh(two);
	const other = await createWorkshop(server.url, []);
	const doc = other.boards[0]?.doc ?? '';
	const there = await stockClient(server.url, doc, other.links.participant);
	const second = await join(context, other.links.participant, { name: 'Ann' });
	await page.bringToFront();
	await clickOn(page, noteById(page, 'left'));
	await page.keyboard.press('Control+c');
	await second.bringToFront();
	await second.mouse.move(400, 300);
	await second.keyboard.press('Control+v');
	await expect.poll(() => there.elements().length).toBe(1);
	expect(there.elements()[0]).toMatchObject({ text: 'Left', color: 'teal', type: 'insight' });
	expect(there.elements()[0]?.id).not.toBe('left');
	await second.close();
	there.close();
	await page.bringToFront();
});

const chooser = (page: Page) => page.getByRole('dialog', { name: wordsEn.title });

test('a line becomes a note; for lines the person says once what they become', async () => {
	const { page, stock } = table;
	await table.fresh();
	await hold(page, 'One thought');
	await page.mouse.move(300, 360);
	await page.keyboard.press('Control+v');
	await expect.poll(() => stock.texts()).toEqual(['One thought']);
	expect(stock.elements()[0]).toMatchObject({ xy: [-340 - 104, -104], wh: [208, 208] });

	await hold(page, 'Первая\r\n\r\n  Вторая  \nТретья\n');
	await page.mouse.move(800, 360);
	await page.keyboard.press('Control+v');
	await expect(chooser(page)).toContainText('3 lines');
	stock.forget();
	await chooser(page).getByRole('button', { name: wordsEn.ways.line }).click();
	await expect.poll(() => stock.texts()).toEqual(['One thought', 'Вторая', 'Первая', 'Третья']);
	expect(stock.updates).toBe(1);
	await selected(page, 3);

	await test.step('and isn’t asked again', async () => {
		await page.keyboard.press('Delete');
		await expect.poll(() => stock.texts()).toEqual(['One thought']);
		await page.keyboard.press('Control+v');
		await expect.poll(() => stock.texts().length).toBe(4);
		await page.keyboard.press('Control+z');
		await expect.poll(() => stock.texts()).toEqual(['One thought']);
	});

	await test.step('Ctrl+Shift+V puts all of it in one note', async () => {
		await page.keyboard.press('Control+Shift+v');
		await expect.poll(() => stock.texts().length).toBe(2);
		expect(stock.texts()).toContain('Первая\n\n  Вторая\nТретья');
	});

	await test.step('until the menu brings the question back', async () => {
		await page.locator('header').getByRole('button', { name: en.menu.open, exact: true }).click();
		await page.getByRole('menuitem', { name: wordsEn.askAgain }).click();
		await page.mouse.move(800, 360);
		await page.keyboard.press('Control+v');
		await expect(chooser(page)).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(chooser(page)).toBeHidden();
		expect(stock.texts().length).toBe(2);
	});
});

test('Enter takes the way that is suggested', async ({ browser }) => {
	const own = await sitDown(browser, server.url);
	const { page, stock } = own;
	await own.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
	await page.getByRole('application').focus();
	await page.mouse.move(640, 360);
	const answered = async (first: string): Promise<void> => {
		await page.keyboard.press('Control+v');
		await expect(chooser(page).getByRole('button', { name: first })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(chooser(page)).toBeHidden();
	};
	await hold(page, 'name\thours\nOlga\t2\nIvan\t3');
	await answered(wordsEn.ways.row);
	await expect.poll(() => stock.texts()).toEqual(['Ivan\n3', 'Olga\n2', 'name\nhours']);
	await page.keyboard.press('Control+z');
	await hold(page, 'First\nSecond');
	await answered(wordsEn.ways.line);
	await expect.poll(() => stock.texts()).toEqual(['First', 'Second']);
	await expect(page.getByRole('application')).toBeFocused();
	await own.close();
});

test('a spreadsheet’s range becomes a note a row or a note a cell', async () => {
	const { page, stock } = table;
	await table.fresh();
	const rows = Array.from({ length: 300 }, (_, i) => `Pain ${i}\t${i} hours`);
	await hold(page, rows.join('\n'));
	await page.mouse.move(640, 360);
	await page.keyboard.press('Control+v');
	await expect(chooser(page)).toContainText('300 rows and 2 columns');
	await chooser(page).getByRole('switch').uncheck();
	stock.forget();
	await chooser(page).getByRole('button', { name: wordsEn.ways.row }).click();
	await expect.poll(() => stock.texts().length).toBe(300);
	expect(stock.updates).toBe(1);
	expect(stock.texts()).toContain('Pain 299\n299 hours');
	await selected(page, 300);
	await page.keyboard.press('Control+z');
	await expect.poll(() => stock.texts().length).toBe(0);
	await page.keyboard.press('Control+v');
	await chooser(page).getByRole('switch').uncheck();
	await chooser(page).getByRole('button', { name: wordsEn.ways.cell }).click();
	await expect.poll(() => stock.texts().length).toBe(600);
});

test('a table of a web page and CSV are tables; prose with commas isn’t', async () => {
	const { page } = table;
	await table.fresh();
	await page.mouse.move(640, 360);
	await page.evaluate(async () => {
		const html =
			'<table><tr><td>Olga<br>buyer</td><td>waits</td></tr><tr><td>Ivan</td><td></td></tr></table>';
		const of = (text: string, type: string) => new Blob([text], { type });
		await navigator.clipboard.write([
			new ClipboardItem({
				'text/html': of(html, 'text/html'),
				'text/plain': of('Olga buyer waits Ivan', 'text/plain')
			})
		]);
	});
	await page.keyboard.press('Control+v');
	await expect(chooser(page)).toContainText('2 rows and 2 columns');
	await page.keyboard.press('Escape');
	await hold(page, 'name;hours\n"Olga; Ivan";2\n');
	await page.keyboard.press('Control+v');
	await expect(chooser(page)).toContainText('2 rows and 2 columns');
	await page.keyboard.press('Escape');
	await hold(page, 'Hello, world\nGood night, moon');
	await page.keyboard.press('Control+v');
	await expect(chooser(page)).toContainText('2 lines');
	await page.keyboard.press('Escape');
});

test('notes in rows and columns are cells for a spreadsheet', async () => {
	const { page } = table;
	await table.fresh([
		{ id: 'a', xy: [-300, -200], text: 'a' },
		{ id: 'b', xy: [-60, -200], text: 'b' },
		{ id: 'c', xy: [-300, 40], text: 'c' },
		{ id: 'd', xy: [-60, 40], text: 'd' }
	]);
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+c');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('a\tb\nc\td');
});

test('lines pasted in a zone lie apart inside it', async ({ browser }) => {
	const canvas = 'empathy-map';
	const own = await sitDown(browser, server.url, { canvases: [canvas] });
	await own.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
	await hold(own.page, Array.from({ length: 8 }, (_, i) => `- Pain ${i}`).join('\n'));
	const [x, y] = await inZone(own.page, canvas, 'says');
	await own.page.mouse.move(x, y);
	await own.page.keyboard.press('Control+v');
	await chooser(own.page).getByRole('button', { name: wordsEn.ways.line }).click();
	await expect.poll(() => own.stock.elements().length).toBe(8);
	const template = templateOf(canvas);
	const zone = zoneOf(template, 'says');
	const room = zone && zoneRect(template, zone, rectOf([0, 0], template.frame));
	const rects = own.stock.elements().map(({ xy, wh }) => rectOf(xy, wh));
	expect(rects.every((rect) => room && encloses(room, rect))).toBe(true);
	expect(rects.some((a, i) => rects.slice(i + 1).some((b) => intersects(a, b)))).toBe(false);
	await own.close();
});

test('text pasted in a zone takes what the zone holds', async ({ browser }) => {
	const canvas = 'empathy-map';
	const own = await sitDown(browser, server.url, { canvases: [canvas] });
	await own.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
	const holds = zoneOf(templateOf(canvas), 'says')?.holds;
	const type = holds?.kind === 'notes' ? holds.types[0] : undefined;
	if (!type) throw new Error('no type');
	await hold(own.page, '“I’ll come back”');
	const [x, y] = await inZone(own.page, canvas, 'says');
	await own.page.mouse.move(x, y);
	await own.page.keyboard.press('Control+v');
	await expect.poll(() => own.stock.elements().length).toBe(1);
	expect(own.stock.elements()[0]).toMatchObject({ type, color: NOTE_KIND_INFO[type].color });
	await own.close();
});

for (const [locale, words] of [
	['en', en.notices],
	['ru', ru.notices]
] as const) {
	test(`what is too long or no text is refused in words and loses nothing (${locale})`, async () => {
		const { page, stock } = table;
		await table.fresh(two);
		await speak(page, locale);
		await test.step('100,000 characters into a note', async () => {
			const [x, y] = await middleOf(noteById(page, 'left'));
			await hold(page, 'long '.repeat(20_000));
			await page.mouse.dblclick(x, y);
			await expect(editor(page)).toBeFocused();
			await page.keyboard.press('Control+v');
			await expect(notice(page, words.noteTooLong)).toBeVisible();
			await expect(editor(page)).toHaveValue('Left');
			await page.keyboard.press('End');
			await page.keyboard.type('!');
			await expect.poll(() => stock.note('left').text).toBe('Left!');
		});
		await test.step('control characters into a note', async () => {
			await hold(page, 'PNG\u0001\u0002\u0010IHDR');
			await page.keyboard.press('Control+v');
			await expect(notice(page, words.noteBinary)).toBeVisible();
			await expect(editor(page)).toHaveValue('Left!');
			await page.keyboard.press('Escape');
		});
		await test.step('control characters onto the board', async () => {
			await page.mouse.move(900, 500);
			await page.keyboard.press('Control+v');
			await expect(notice(page, words.pasteNothing)).toBeVisible();
		});
		await test.step('100,000 characters onto the board', async () => {
			await hold(page, 'x'.repeat(100_000));
			await page.keyboard.press('Control+v');
			await expect(notice(page, words.pasteTooLong)).toBeVisible();
		});
		await test.step('100,000 lines', async () => {
			await hold(page, 'line\n'.repeat(100_000));
			await page.keyboard.press('Control+v');
			await expect(notice(page, words.pasteTooMuch)).toBeVisible();
		});
		expect(stock.texts()).toEqual(['Left!', 'Right\nand below']);
	});
}

test('10,000 characters are a note', async () => {
	const { page, stock } = table;
	await table.fresh();
	await hold(page, 'word '.repeat(2_000).trim() + '.');
	await page.mouse.move(640, 200);
	await page.keyboard.press('Control+v');
	await expect.poll(() => stock.texts()[0]?.length).toBe(10_000);
	await expect(page.locator('.note.overflow')).toBeVisible();
});
