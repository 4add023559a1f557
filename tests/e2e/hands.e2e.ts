import { expect, test, type Page } from '@playwright/test';
import { moveElements } from '#lib/domain/board-doc.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { comments } from '#lib/i18n/comments.en.ts';
import { find } from '#lib/i18n/find.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { clickOn, editor, middleOf, noteById, selected, sitDown, zoomOf } from './support/board.ts';
import { Keyboard, russian } from './support/keys.ts';
import { Fingers } from './support/touch.ts';

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

test('two fingers that tap take a step back, three take it forth', async ({ browser }) => {
	const own = await sitDown(browser, server.url, {
		person: { name: 'Phone', viewport: { width: 390, height: 844 }, touch: true },
		notes: [{ id: 'one', xy: [-72, -72], wh: [144, 144], text: 'One' }]
	});
	const { page, stock } = own;
	const fingers = await Fingers.of(page);
	const from = await middleOf(noteById(page, 'one'));
	await fingers.down(from);
	await fingers.move([from], [[from[0] + 40, from[1] + 80]]);
	await fingers.up();
	await expect.poll(() => stock.note('one').xy).toEqual([-32, 8]);
	const three: Point[] = [
		[80, 200],
		[160, 180],
		[240, 200]
	];
	await fingers.down(...three.slice(0, 2));
	await fingers.up();
	await expect.poll(() => stock.note('one').xy).toEqual([-72, -72]);
	await fingers.down(...three);
	await fingers.up();
	await expect.poll(() => stock.note('one').xy).toEqual([-32, 8]);
	await own.close();
});

test('a note that is small on a phone and selected is moved by a finger, not made larger', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, {
		person: { name: 'Phone', viewport: { width: 390, height: 844 }, touch: true },
		notes: [{ id: 'one', xy: [-72, -72], wh: [144, 144], text: 'One' }]
	});
	const { page, stock } = own;
	await page.evaluate(() => (location.hash = 'v=0,0,0.2'));
	await expect.poll(() => zoomOf(page)).toBeCloseTo(0.2);
	const at = await middleOf(noteById(page, 'one'));
	const fingers = await Fingers.of(page);
	await fingers.tap(at);
	await selected(page, 1);
	await fingers.down(at);
	await fingers.move([at], [[at[0], at[1] + 100]]);
	await fingers.up();
	await expect.poll(() => Math.round(stock.note('one').xy[1] / 10)).toBe(43);
	expect(stock.note('one').wh).toEqual([144, 144]);
	await own.close();
});

test('a whole little workshop by keyboard alone', async ({ browser }) => {
	const own = await sitDown(browser, server.url);
	const { page, stock } = own;
	const keyboard = await Keyboard.of(page);
	const press = (keys: string) => page.keyboard.press(keys);
	const run = async (words: string): Promise<void> => {
		await press('Control+k');
		await expect(page.getByRole('combobox')).toBeFocused();
		await page.keyboard.insertText(words);
		await expect(page.getByRole('option').first()).toBeVisible();
		await press('Enter');
		await expect(page.getByRole('combobox')).toHaveCount(0);
	};
	await page.getByRole('application').focus();
	await test.step('three notes, one beside the other, written on a Russian keyboard', async () => {
		await keyboard.press(russian('т', 'n'));
		await press('Enter');
		await expect(editor(page)).toBeFocused();
		await page.keyboard.insertText('Первый');
		await press('Tab');
		await page.keyboard.insertText('Второй');
		await press('Tab');
		await page.keyboard.insertText('Третий');
		await press('Escape');
		await expect.poll(() => stock.texts()).toEqual(['Второй', 'Первый', 'Третий']);
	});
	const idOf = (text: string): string =>
		stock.elements().find((each) => 'text' in each && each.text === text)?.id ?? '';
	await test.step('colour', async () => {
		await press('Alt+6');
		await expect.poll(() => stock.note(idOf('Третий')).color).toBe('blue');
	});
	await test.step('move: picked up, carried, put down', async () => {
		const before = stock.note(idOf('Третий')).xy;
		await keyboard.press(russian('ь', 'm'));
		// On a selected note a letter writes; move mode has a chord of its own as well.
		if (await editor(page).count()) {
			await press('Escape');
			await press('Control+z');
			await press('Alt+m');
		}
		await press('Shift+ArrowDown');
		await press('ArrowDown');
		await press('Enter');
		await expect.poll(() => stock.note(idOf('Третий')).xy).toEqual([before[0], before[1] + 88]);
	});
	await test.step('group', async () => {
		await keyboard.press(russian('ф', 'a'), { ctrl: true });
		await selected(page, 3);
		await keyboard.press(russian('п', 'g'), { ctrl: true });
		await expect.poll(() => stock.note(idOf('Первый')).groups?.length).toBe(1);
		await run('ungroup');
		await expect.poll(() => stock.note(idOf('Первый')).groups).toBeUndefined();
	});
	await test.step('find, and say something about it', async () => {
		await keyboard.press(russian('а', 'f'), { ctrl: true });
		await expect(page.getByLabel(find.field)).toBeFocused();
		await page.keyboard.insertText('ПЕРВЫЙ');
		await press('Enter');
		await press('Escape');
		await selected(page, 1);
		await press('Control+Alt+m');
		await expect(page.getByLabel(comments.write)).toBeFocused();
		await page.keyboard.insertText('Why this one first?');
		await press('Enter');
		await expect(page.locator('[data-comment]')).toHaveCount(1);
		await press('Escape');
		await expect(page.getByRole('application')).toBeFocused();
	});
	await test.step('connect', async () => {
		await press('Escape');
		await press('Tab');
		await selected(page, 1);
		await run('connect');
		await press('Tab');
		await press('Enter');
		await expect
			.poll(() => stock.elements().filter(({ kind }) => kind === 'connector').length)
			.toBe(1);
	});
	await test.step('and take all of it back', async () => {
		await page.getByRole('application').focus();
		for (let i = 0; i < 30; i++) await keyboard.press(russian('я', 'z'), { ctrl: true });
		await expect.poll(() => stock.elements().length).toBe(0);
		await expect(page.locator('[data-comment]')).toHaveCount(0);
	});
	await own.close();
});

test('a note is moved by clicks alone', async ({ browser }) => {
	const own = await sitDown(browser, server.url, {
		notes: [{ id: 'one', xy: [-400, -100], wh: [144, 144], text: 'One' }]
	});
	const { page, stock } = own;
	await clickOn(page, noteById(page, 'one'));
	await page.keyboard.press('Alt+m');
	await page.mouse.click(900, 300);
	// The view's middle was the note's: it comes as far to the right as the click was.
	await expect.poll(() => stock.note('one').xy[0]).toBe(-400 + 260);
	await own.close();
});

/** Everything on the board's overlay that is pressed, by its size on screen. */
const small = (page: Page): Promise<string[]> =>
	page.locator('.overlay, .chrome').evaluateAll((layers) =>
		layers
			.flatMap((layer) => [
				...layer.querySelectorAll<HTMLElement>('button, [data-handle], [data-plus], [role=slider]')
			])
			.filter((target) => getComputedStyle(target).pointerEvents !== 'none')
			.flatMap((target) => {
				const { width, height } = target.getBoundingClientRect();
				if (width === 0 || (width >= 24 && height >= 24)) return [];
				return [`${target.className} ${target.getAttribute('aria-label')} ${width}×${height}`];
			})
	);

test('every target is at least 24 px, from 50 to 200 %', async ({ browser }) => {
	const own = await sitDown(browser, server.url, {
		notes: [
			{ id: 'one', xy: [-200, -100], text: 'One' },
			{ id: 'two', xy: [60, -100], text: 'Two' }
		]
	});
	const { page } = own;
	for (const zoom of [0.5, 1, 2]) {
		await page.evaluate((z) => (location.hash = `v=0,0,${z}`), zoom);
		await page.getByRole('application').focus();
		await page.keyboard.press('Control+a');
		await selected(page, 2);
		expect(await small(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await clickOn(page, noteById(page, 'one'));
		await selected(page, 1);
		expect(await small(page)).toEqual([]);
		await page.keyboard.press('Escape');
	}
	await own.close();
});

test('no plus lies on the neighbour of a note, and each comes back when its place is free', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, {
		notes: [
			{ id: 'one', xy: [-200, -100], text: 'One' },
			{ id: 'two', xy: [24, -100], text: 'Two' }
		]
	});
	const { page, stock } = own;
	const sides = (): Promise<(string | null)[]> =>
		page
			.locator('[data-plus]')
			.evaluateAll((pluses) => pluses.map((plus) => plus.getAttribute('data-plus')));
	await clickOn(page, noteById(page, 'one'));
	await expect.poll(sides).toEqual(['down', 'left', 'up']);
	// As near on the board, and with room for it on the screen.
	await page.evaluate(() => (location.hash = 'v=0,0,3'));
	await expect.poll(sides).toEqual(['right', 'down', 'left', 'up']);
	await page.evaluate(() => (location.hash = 'v=0,0,1'));
	await expect.poll(sides).toHaveLength(3);
	moveElements(stock.board, new Map([['two', [60, 300]]]));
	await expect.poll(sides).toEqual(['right', 'down', 'left', 'up']);
	await own.close();
});
