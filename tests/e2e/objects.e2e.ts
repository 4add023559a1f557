import { expect, test, type Locator, type Page } from '@playwright/test';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { createElements, deleteElements, type NewElement } from '#lib/domain/board-doc.ts';
import type { ElementKind, ElementRecord } from '#lib/domain/elements.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { board as en } from '#lib/i18n/board.en.ts';
import { objects } from '#lib/i18n/objects.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	boxOf,
	clickOn,
	drag,
	middleOf,
	noteById,
	notice,
	selected,
	sitDown,
	zoomOf,
	type Table
} from './support/board.ts';
import { join, newPerson } from './support/people.ts';
import type { Stock } from './support/stock.ts';

let server: RunningServer;
let table: Table;

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	table = await sitDown(browser, server.url, { role: 'facilitator' });
});
test.afterAll(async () => {
	await table.close();
	await server.dispose();
});

const node = (page: Page, kind: ElementKind): Locator => page.locator(`[data-kind=${kind}]`);
const writing = (page: Page): Locator => page.locator('.viewport textarea');
const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: en.toolbar });
/** On a blank board at 100 % its middle is the board's origin. */
const onScreen = ([x, y]: Point): Point => [x + 640, y + 360];

const of = <K extends ElementKind>(stock: Stock, kind: K) =>
	stock
		.elements()
		.filter((each): each is Extract<ElementRecord, { kind: K }> => each.kind === kind);

/** Other kinds than notes; everything that was there goes. */
async function lay(page: Page, stock: Stock, ...specs: NewElement[]): Promise<void> {
	createElements(stock.board, specs);
	for (const { id } of specs) await expect(page.locator(`[data-id="${id}"]`)).toBeAttached();
}

const common = { at: 1, color: 'white', text: '' } as const;
const frame: NewElement = { ...common, id: 'f', kind: 'frame', xy: [-500, -250], wh: [500, 400] };
const inFrame: NewElement = {
	...common,
	id: 'a',
	kind: 'note',
	color: 'yellow',
	xy: [-460, -200],
	wh: [144, 144],
	on: 'f'
};

const line = (id: string, from: string, to: string): NewElement => ({
	...{ ...common, id, kind: 'connector', xy: [0, 0], wh: [24, 24], color: 'grey' },
	...{ from: { xy: [0, 0], id: from }, to: { xy: [24, 24], id: to } },
	...{ route: 'straight', heads: ['none', 'arrow'] }
});

test('a shape is drawn by a drag, placed by a click and placed by key, and written in at once', async () => {
	const { page, stock } = table;
	await table.fresh();
	await test.step('R and a drag', async () => {
		await page.keyboard.press('r');
		await drag(page, [300, 200], [240, 120]);
		await expect(writing(page)).toBeFocused();
		await page.keyboard.type('Drawn');
		await page.keyboard.press('Escape');
		await expect
			.poll(() => of(stock, 'shape'))
			.toMatchObject([{ form: 'rectangle', xy: [-340, -160], wh: [240, 120], text: 'Drawn' }]);
	});
	await test.step('O and a click', async () => {
		await page.keyboard.press('Escape');
		await page.keyboard.press('o');
		await page.mouse.click(900, 200);
		await page.keyboard.type('Clicked');
		await expect
			.poll(() => of(stock, 'shape'))
			.toContainEqual(
				expect.objectContaining({
					form: 'ellipse',
					xy: [156, -232],
					wh: [208, 144],
					text: 'Clicked'
				})
			);
		await page.keyboard.press('Escape');
	});
	await test.step('D and Enter', async () => {
		await page.keyboard.press('Escape');
		await page.keyboard.press('d');
		await page.keyboard.press('Enter');
		await expect(writing(page)).toBeFocused();
		await expect
			.poll(() => of(stock, 'shape'))
			.toContainEqual(expect.objectContaining({ form: 'diamond', xy: [-104, -72] }));
		await page.keyboard.press('Escape');
	});
	await test.step('Enter on the tool’s button, beside the one that lies there', async () => {
		await toolbar(page).getByRole('button', { name: 'Shape' }).focus();
		await page.keyboard.press('Enter');
		await expect(writing(page)).toBeFocused();
		await expect.poll(() => of(stock, 'shape').map(({ xy }) => xy)).toContainEqual([-80, -48]);
		await page.keyboard.press('Escape');
	});
	await test.step('each is one step of undo', async () => {
		await page.keyboard.press('Control+z');
		await expect.poll(() => of(stock, 'shape').length).toBe(3);
		await page.keyboard.press('Control+z');
		await expect.poll(() => of(stock, 'shape').length).toBe(2);
	});
});

test('what is locked keeps what it carries, whatever is done to it', async () => {
	const { page, stock } = table;
	await table.fresh([{ id: 'b', xy: [200, -100], text: 'Beside it' }]);
	await lay(page, stock, frame, inFrame);
	setLocked(stock.board, ['f'], true);
	const there = stock.note('a').xy;
	const both = async (): Promise<void> => {
		await clickOn(page, noteById(page, 'b'));
		await page.keyboard.down('Shift');
		await page.mouse.click(...onScreen([-500, 100]));
		await page.keyboard.up('Shift');
	};
	for (const keys of [
		['Delete'],
		['Control+x'],
		['ArrowRight'],
		['Alt+m', 'ArrowRight', 'Enter'],
		['Alt+Shift+ArrowUp']
	]) {
		await test.step(keys.join(', '), async () => {
			await page.keyboard.press('Escape');
			await page.keyboard.press('Escape');
			await both();
			for (const key of keys) await page.keyboard.press(key);
			await page.waitForTimeout(300);
			expect(of(stock, 'frame')).toHaveLength(1);
			expect(stock.note('a').xy).toEqual(there);
			if (of(stock, 'note').length === 1) await page.keyboard.press('Control+z');
			await expect.poll(() => of(stock, 'note').length).toBe(2);
		});
	}
});

test('a copy of a frame is selected as the frame was, and in view', async ({ browser }) => {
	const { page, stock, close } = await sitDown(browser, server.url);
	await lay(page, stock, frame, inFrame);
	await page.mouse.click(...onScreen([-500, 100]));
	await selected(page, 1);
	await page.keyboard.press('Control+d');
	await expect.poll(() => of(stock, 'frame').length).toBe(2);
	await selected(page, 1);
	await page.keyboard.press('Control+d');
	await expect.poll(() => of(stock, 'frame').length).toBe(3);
	const [last] = of(stock, 'frame').toSorted((one, two) => two.xy[0] - one.xy[0]);
	const shown = page.locator(`[data-id="${last?.id}"]`);
	await expect
		.poll(async () => (await boxOf(shown)).x + (await boxOf(shown)).width)
		.toBeLessThan(1281);
	expect((await boxOf(shown)).x).toBeGreaterThan(0);
	await page.keyboard.press('Control+c');
	await page.keyboard.press('Control+v');
	await expect.poll(() => of(stock, 'frame').length).toBe(4);
	await selected(page, 1);
	await close();
});

test('a level line between them doesn’t hold up what is made smaller', async () => {
	const { page, stock } = table;
	await table.fresh([
		{ id: 'a', xy: [-300, -104], text: 'One' },
		{ id: 'b', xy: [100, -104], text: 'Two' }
	]);
	await lay(page, stock, {
		...common,
		id: 'c',
		kind: 'connector',
		xy: [-92, -12],
		wh: [192, 24],
		from: { xy: [-92, 0], id: 'a' },
		to: { xy: [100, 0], id: 'b' },
		route: 'straight',
		heads: ['none', 'arrow']
	});
	await page.keyboard.press('Control+a');
	// The line has no outline of its own.
	await selected(page, 2);
	const handle = page.locator('[data-handle=se]');
	await drag(page, await middleOf(handle), [-150, -60]);
	await expect.poll(() => stock.note('b').wh[1]).toBeLessThan(200);
	expect(stock.note('a').wh[0]).toBeLessThan(200);
});

test('a box that Escape has ended leaves no trace', async () => {
	const { page, stock } = table;
	await table.fresh();
	await page.keyboard.press('f');
	await drag(page, [300, 200], [240, 120], { drop: false });
	await expect(page.locator('svg.draft.frame')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.locator('svg.draft.frame')).toHaveCount(0);
	await page.mouse.up();
	await page.keyboard.press('Escape');
	expect(stock.elements()).toEqual([]);
});

test('a shape’s form, filling and words can be changed', async () => {
	const { page, stock } = table;
	await table.fresh();
	await lay(page, stock, {
		...common,
		id: 's',
		kind: 'shape',
		form: 'rectangle',
		filled: true,
		xy: [-100, -60],
		wh: [208, 144],
		text: 'Words'
	});
	await expect(page.getByRole('img', { name: 'Rectangle. Words' })).toBeVisible();
	await page.mouse.dblclick(640, 360);
	await expect(writing(page)).toHaveValue('Words');
	await page.keyboard.press('Escape');
	await page.keyboard.type('New');
	await page.keyboard.press('Escape');
	await expect.poll(() => of(stock, 'shape')[0]?.text).toBe('New');
	await page.mouse.click(640, 360, { button: 'right' });
	await page
		.getByRole('menuitemcheckbox', { name: 'Filled' })
		.or(page.getByRole('menuitem', { name: 'Filled' }))
		.first()
		.click();
	await expect.poll(() => of(stock, 'shape')[0]?.filled).toBe(false);
});

test('a text begins where one clicks, grows with its words, and vanishes without any', async () => {
	const { page, stock } = table;
	await table.fresh();
	await page.keyboard.press('t');
	await page.mouse.click(400, 300);
	await expect(writing(page)).toBeFocused();
	await page.keyboard.type('Short');
	await expect.poll(() => of(stock, 'text')).toMatchObject([{ text: 'Short', hugs: true }]);
	const one = of(stock, 'text')[0];
	await page.keyboard.type(' and then quite a lot longer');
	await page.keyboard.press('Enter');
	await page.keyboard.type('with a second line');
	await expect.poll(() => of(stock, 'text')[0]?.wh[1]).toBe(2 * 30 + 16);
	const two = of(stock, 'text')[0];
	expect(two?.wh[0]).toBeGreaterThan((one?.wh[0] ?? 0) + 150);
	expect(two?.xy).toEqual(one?.xy);
	await test.step('what is typed is undone as it was typed, box and all', async () => {
		await page.keyboard.press('Escape');
		// One step or several, as the pauses fell; the last takes the text with its first words.
		await expect(async () => {
			await page.keyboard.press('Control+z');
			await page.waitForTimeout(200);
			expect(of(stock, 'text')).toEqual([]);
		}).toPass();
		await expect(async () => {
			await page.keyboard.press('Control+Shift+z');
			await page.waitForTimeout(200);
			expect(of(stock, 'text')[0]?.wh).toEqual(two?.wh);
		}).toPass();
	});
	await test.step('its width can be given, and its height follows', async () => {
		await page.mouse.click(420, 300);
		await drag(page, await middleOf(page.locator('[data-handle=e]')), [-200, 0]);
		await expect.poll(() => of(stock, 'text')[0]?.hugs).toBeUndefined();
		const [w, h] = of(stock, 'text')[0]?.wh ?? [0, 0];
		expect(w).toBe((two?.wh[0] ?? 0) - 200);
		expect(h).toBeGreaterThan(2 * 30 + 16);
		const drawn = await boxOf(node(page, 'text'));
		expect(Math.abs(drawn.height - h)).toBeLessThanOrEqual(1);
	});
	await test.step('emptied, it goes', async () => {
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Delete');
		await page.keyboard.press('Escape');
		await expect.poll(() => of(stock, 'text').length).toBe(0);
	});
	await test.step('one that was only begun leaves nothing to undo', async () => {
		await table.fresh();
		await page.keyboard.press('t');
		await page.mouse.click(700, 300);
		await expect(writing(page)).toBeFocused();
		await expect.poll(() => of(stock, 'text').length).toBe(1);
		await page.mouse.click(300, 600);
		await expect.poll(() => of(stock, 'text').length).toBe(0);
	});
});

test('a frame drawn round notes owns them: they move, go and come back with it', async () => {
	const { page, stock } = table;
	await table.fresh([
		{ id: 'in', xy: [-300, -150], wh: [144, 144] },
		{ id: 'out', xy: [250, -150], wh: [144, 144] }
	]);
	await page.keyboard.press('f');
	await drag(page, onScreen([-400, -200]), [500, 350]);
	await expect.poll(() => of(stock, 'frame')).toMatchObject([{ xy: [-400, -200], wh: [500, 350] }]);
	const id = of(stock, 'frame')[0]?.id;
	await expect.poll(() => stock.note('in').on).toBe(id);
	expect(stock.note('out').on).toBeUndefined();
	await test.step('title by a double click', async () => {
		const [x, y] = onScreen([-400, -200]);
		await page.mouse.dblclick(x + 30, y - 15);
		await page.keyboard.type('What we heard');
		await page.keyboard.press('Enter');
		await expect(writing(page)).toHaveCount(0);
		await expect.poll(() => of(stock, 'frame')[0]?.text).toBe('What we heard');
	});
	await test.step('moved by its title', async () => {
		const [x, y] = onScreen([-400, -200]);
		await drag(page, [x + 30, y - 15], [100, 60]);
		await expect.poll(() => stock.note('in').xy).toEqual([-200, -90]);
		expect(of(stock, 'frame')[0]?.xy).toEqual([-300, -140]);
		expect(stock.note('out').xy).toEqual([250, -150]);
	});
	await test.step('a note dragged in belongs to it, one nudged out does not; undo takes back both', async () => {
		await drag(page, await middleOf(noteById(page, 'out')), [-270, 60]);
		await expect.poll(() => stock.note('out').on).toBe(id);
		await page.keyboard.press('Control+z');
		await expect
			.poll(() => [stock.note('out').on, stock.note('out').xy])
			.toEqual([undefined, [250, -150]]);
	});
	await test.step('deleted with what is in it, and undone', async () => {
		const [x, y] = onScreen([-300, -140]);
		await page.mouse.click(x + 30, y - 15);
		await selected(page, 1);
		await page.keyboard.press('Delete');
		await expect.poll(() => stock.elements().map((each) => each.id)).toEqual(['out']);
		await page.keyboard.press('Control+z');
		await expect.poll(() => stock.elements().length).toBe(3);
		expect(stock.note('in').on).toBe(id);
	});
	await test.step('removed alone', async () => {
		const [x, y] = onScreen([-300, -140]);
		await page.mouse.click(x + 30, y - 15, { button: 'right' });
		await page.getByRole('menuitem', { name: 'Remove the frame only' }).click();
		await expect
			.poll(() =>
				stock
					.elements()
					.map((each) => each.id)
					.sort()
			)
			.toEqual(['in', 'out']);
		expect(stock.note('in').on).toBeUndefined();
	});
});

test('words in a frame’s title or on a connector outlive it as a text, and keys still go there', async () => {
	const { page, stock } = table;
	const line: NewElement = {
		...{ ...common, id: 'l', kind: 'connector', color: 'grey', xy: [0, 100], wh: [300, 24] },
		...{
			from: { xy: [0, 100] },
			to: { xy: [300, 100] },
			route: 'straight',
			heads: ['none', 'arrow']
		}
	};
	for (const { spec, place } of [
		{ spec: { ...frame, xy: [-500, -150] }, place: [-470, -165] },
		{ spec: line, place: [150, 100] }
	] as const) {
		await test.step(spec.kind, async () => {
			await table.fresh();
			await lay(page, stock, spec);
			await page.mouse.dblclick(...onScreen(place));
			await expect(writing(page)).toBeFocused();
			await page.keyboard.type('Half a');
			const text = () => stock.elements().find(({ id }) => id === spec.id);
			await expect.poll(text).toMatchObject({ text: 'Half a' });
			deleteElements(stock.board, [spec.id]);
			await expect(node(page, spec.kind)).toHaveCount(0);
			await page.keyboard.type(' word, never');
			await expect(notice(page, en.notices.wordsKept)).toBeVisible();
			await expect
				.poll(() => of(stock, 'text').map((each) => each.text))
				.toEqual(['Half a word, never']);
			const [x, y] = await middleOf(node(page, 'text'));
			const [near, high] = onScreen(place);
			expect(Math.abs(x - near)).toBeLessThan(150);
			expect(Math.abs(y - high)).toBeLessThan(40);
			await page.keyboard.press('Escape');
		});
	}
});

test('a stamp sticks to what it is put on, moves and goes with it, and can be moved off', async () => {
	const { page, stock } = table;
	await table.fresh([{ id: 'n', xy: [-300, -150], text: 'Host' }]);
	const picker = page.getByRole('toolbar', { name: objects.picker.title });
	await test.step('with the tool: choose, click', async () => {
		await page.keyboard.press('.');
		await picker.getByRole('button', { name: objects.stamps['🔥'] }).click();
		await page.mouse.click(...onScreen([-200, -50]));
		await expect
			.poll(() => of(stock, 'stamp'))
			.toMatchObject([{ emoji: '🔥', on: 'n', xy: [-224, -74] }]);
		await page.mouse.click(...onScreen([200, 100]));
		await expect.poll(() => of(stock, 'stamp').length).toBe(2);
		expect(of(stock, 'stamp').filter(({ on }) => on === undefined).length).toBe(1);
		await page.keyboard.press('Escape');
		await expect(picker).toHaveCount(0);
		await expect(page.getByRole('img', { name: 'Stamp: fire, on “Host”. by Ann' })).toBeVisible();
	});
	await test.step('by keyboard, on what is selected: at its corner, the next one beside it', async () => {
		await page.mouse.click(...onScreen([-120, 30]));
		await selected(page, 1);
		for (let i = 0; i < 2; i++) {
			await page.keyboard.press('.');
			await expect(picker.locator('button:focus')).toHaveCount(1);
			await page.keyboard.press('ArrowRight');
			await page.keyboard.press('Enter');
			await expect.poll(() => of(stock, 'stamp').length).toBe(3 + i);
		}
		const ideas = of(stock, 'stamp').filter(({ emoji }) => emoji !== '🔥');
		expect(ideas.every(({ on }) => on === 'n')).toBe(true);
		expect(new Set(ideas.map(({ xy }) => xy.join())).size).toBe(2);
		await page.keyboard.press('Escape');
	});
	await test.step('moves with its host', async () => {
		const before = of(stock, 'stamp').filter(({ on }) => on === 'n');
		await drag(page, onScreen([-280, 30]), [50, 40]);
		await expect.poll(() => stock.note('n').xy).toEqual([-250, -110]);
		const after = new Map(of(stock, 'stamp').map((each) => [each.id, each.xy]));
		for (const { id, xy } of before) expect(after.get(id)).toEqual([xy[0] + 50, xy[1] + 40]);
	});
	await test.step('is moved off, and then stays when the host goes', async () => {
		const fire = of(stock, 'stamp').find(({ emoji, on }) => emoji === '🔥' && on === 'n');
		await drag(page, await middleOf(page.locator(`[data-id="${fire?.id ?? ''}"]`)), [500, 200]);
		await expect
			.poll(() => of(stock, 'stamp').find(({ id }) => id === fire?.id)?.on)
			.toBeUndefined();
		await page.mouse.click(...onScreen([-230, 70]));
		await page.keyboard.press('Delete');
		await expect.poll(() => of(stock, 'stamp').map(({ emoji }) => emoji)).toEqual(['🔥', '🔥']);
	});
});

test('words too long for a shape end with a sign, and have a ground while they are written', async () => {
	const { page, stock } = table;
	await table.fresh();
	const shape: NewElement = {
		...{ ...common, id: 's', kind: 'shape', form: 'ellipse', filled: false },
		...{ xy: [-104, -72], wh: [208, 144], text: 'Rather many words. '.repeat(20) }
	};
	await lay(page, stock, shape);
	const sign = page.locator('[data-id=s]').getByText('…', { exact: true });
	await expect(sign).toBeVisible();
	const [, foot] = await middleOf(sign);
	expect(foot).toBeGreaterThan(360);
	expect(foot).toBeLessThan(432);
	await page.mouse.dblclick(640, 360);
	await expect(writing(page)).toBeFocused();
	await expect(sign).toHaveCount(0);
	const { ground, whole } = await writing(page).evaluate((field) => ({
		ground: getComputedStyle(field).backgroundColor,
		whole: field.clientHeight >= field.scrollHeight
	}));
	expect(whole).toBe(true);
	expect(ground).toBe('rgb(255, 255, 255)');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('Few');
	await expect(writing(page)).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
	await page.keyboard.press('Escape');
});

test('a stamp on a line lies on its middle, and stays there when the line goes elsewhere', async () => {
	const { page, stock } = table;
	await table.fresh([
		{ id: 'a', xy: [-400, -100], wh: [144, 144] },
		{ id: 'b', xy: [200, -100], wh: [144, 144] }
	]);
	await lay(page, stock, line('l', 'a', 'b'));
	await page.mouse.click(...onScreen([-100, -28]));
	await expect(page.locator('.connector.selected')).toHaveCount(1);
	for (const [i, middle] of [
		[-28, -28],
		[-4, -4]
	].entries()) {
		await page.keyboard.press('.');
		await expect(page.locator('.picker button:focus')).toHaveCount(1);
		await page.keyboard.press('Enter');
		await expect.poll(() => of(stock, 'stamp').length).toBe(i + 1);
		const [x, y] = of(stock, 'stamp')[i]?.xy ?? [0, 0];
		expect([x + 24, y + 24]).toEqual(middle);
	}
	expect(of(stock, 'stamp').map(({ on }) => on)).toEqual([undefined, undefined]);
});

test('the bar: digits choose, kinds open above, the note’s size is remembered', async ({
	browser
}) => {
	const { page, stock, close } = await sitDown(browser, server.url, { role: 'facilitator' });
	const tool = (name: string): Locator => toolbar(page).getByRole('button', { name, exact: true });
	await page.keyboard.press('3');
	await expect(tool('Note')).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('5');
	await expect(tool('Shape')).toHaveAttribute('aria-pressed', 'true');
	const kinds = page.getByRole('toolbar', { name: objects.toolbar.ways('Shape') });
	await kinds.getByRole('button', { name: 'Triangle' }).click();
	await page.mouse.click(300, 300);
	await expect.poll(() => of(stock, 'shape')[0]?.form).toBe('triangle');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await page
		.getByRole('toolbar', { name: objects.toolbar.ways('Note') })
		.getByRole('button', { name: 'Wide note' })
		.click();
	await page.mouse.click(800, 300);
	await page.keyboard.type('Wide');
	await expect.poll(() => of(stock, 'note')[0]?.wh).toEqual([336, 208]);
	await page.reload();
	await expect(page.getByRole('application')).toBeVisible();
	await page.mouse.dblclick(640, 600);
	await page.keyboard.type('Wide too');
	await expect.poll(() => of(stock, 'note').map(({ wh }) => wh[0])).toEqual([336, 336]);
	await close();
});

test('chords reach the board from its bars, and one Tab leads past the last note', async () => {
	const { page } = table;
	await table.fresh([{ id: 'only', xy: [-100, -100], wh: [144, 144] }]);
	await page.getByRole('button', { name: en.menu.open, exact: true }).focus();
	const before = await zoomOf(page);
	await page.keyboard.press('Control+=');
	await expect.poll(() => zoomOf(page)).toBeGreaterThan(before * 1.2);
	await page.keyboard.press('Control+0');
	await expect.poll(() => zoomOf(page)).toBe(1);
	await page.getByRole('application').focus();
	await page.keyboard.press('Tab');
	await selected(page, 1);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('application')).not.toBeFocused();
	await expect(page.locator('button:focus, a:focus')).toHaveCount(1);
});

test('two people see each other’s objects as they are made', async ({ browser }) => {
	const { page, stock, links } = table;
	await table.fresh();
	const context = await newPerson(browser, { name: 'Ben' });
	const other = await join(context, links.participant, { name: 'Ben' });
	await lay(page, stock, frame);
	await page.getByRole('application').focus();
	await page.keyboard.press('r');
	await page.mouse.click(...onScreen([-300, -100]));
	await page.keyboard.type('From Ann');
	const shape = other.getByRole('img', { name: 'Rectangle. From Ann. by Ann' });
	await expect(shape).toBeVisible();
	await page.keyboard.press('Escape');
	await test.step('one puts it in the frame, the other moves the frame', async () => {
		await expect.poll(() => of(stock, 'shape')[0]?.on).toBe('f');
		const [x, y] = onScreen([-500, -250]);
		await drag(other, [x + 20, y - 15], [60, 0]);
		await expect.poll(() => of(stock, 'shape')[0]?.xy[0]).toBe(-300 - 104 + 60);
	});
	await test.step('words that somebody deletes under the hand go on in a new shape', async () => {
		await page.mouse.dblclick(...(await middleOf(node(page, 'shape'))));
		await expect(writing(page)).toBeFocused();
		await page.keyboard.press('End');
		const id = of(stock, 'shape')[0]?.id ?? '';
		stock.board.elements.delete(id);
		await expect.poll(() => of(stock, 'shape').map((each) => each.text)).toEqual(['From Ann']);
		expect(of(stock, 'shape')[0]?.id).not.toBe(id);
	});
	await context.close();
});

test('copies about to be dropped are seen as they will be, and are nowhere else', async () => {
	const { page, stock } = table;
	await table.fresh([
		{ id: 'a', xy: [-400, -100], wh: [144, 144], text: 'First', color: 'blue' },
		{ id: 'b', xy: [-200, -100], wh: [144, 144], text: 'Second' }
	]);
	await lay(
		page,
		stock,
		{
			...common,
			id: 't',
			kind: 'text',
			xy: [-400, 100],
			wh: [200, 46],
			size: 'medium',
			text: 'Words'
		},
		{
			...{ ...common, id: 's', kind: 'shape', form: 'triangle', filled: false },
			...{ xy: [-180, 80], wh: [144, 144], text: 'Form' }
		},
		{ ...common, id: 'f', kind: 'frame', xy: [0, 60], wh: [200, 120], text: 'Title' },
		{ id: 'e', kind: 'stamp', emoji: '🔥', xy: [20, -100], wh: [48, 48], at: 1 },
		line('l', 'a', 'b')
	);
	const copies = page.locator('.copies');
	const named = page.getByRole('img');
	await page.keyboard.press('Control+a');
	await selected(page, 6);
	const before = await named.count();
	await page.keyboard.down('Alt');
	await drag(page, onScreen([-128, -28]), [300, -100], { drop: false });
	for (const words of ['First', 'Second', 'Words', 'Form', 'Title', '🔥']) {
		const copy = copies.getByText(words, { exact: true });
		const own = page.locator('.elements').getByText(words, { exact: true });
		await expect(copy).toBeVisible();
		const [x, y] = await middleOf(own);
		expect(await middleOf(copy)).toEqual([x + 300, y - 100]);
	}
	await expect(copies.locator('path.line')).toHaveAttribute('d', /\d/);
	await test.step('they have no names, no ids and nothing to press', async () => {
		await expect(copies.locator('[id], [role], [data-id], [aria-label], textarea')).toHaveCount(0);
		expect(await named.count()).toBe(before);
	});
	await test.step('a move shifts them all at once, and draws none anew', async () => {
		await copies
			.locator('.note')
			.first()
			.evaluate((node) => node.setAttribute('data-seen', ''));
		await page.mouse.move(640 - 128 + 310, 360 - 28 - 90);
		await expect(copies.locator('[data-seen]')).toHaveCount(1);
	});
	await test.step('without Alt they are the things themselves again', async () => {
		await page.keyboard.up('Alt');
		await expect(copies).toHaveCount(0);
		await page.keyboard.down('Alt');
		await expect(copies.getByText('Second', { exact: true })).toBeVisible();
	});
	await page.mouse.up();
	await page.keyboard.up('Alt');
	await expect(copies).toHaveCount(0);
	await expect.poll(() => stock.elements().length).toBe(14);
});

test('on a phone nothing lies over the options of the tool in the hand', async ({ browser }) => {
	for (const locale of ['en', 'ru'] as const) {
		const viewport = { width: 390, height: 844 };
		const person = { name: 'Eva', viewport, touch: true, locale };
		const { page, close } = await sitDown(browser, server.url, { person, role: 'facilitator' });
		const pill = page.locator('.room');
		const options = page.locator('.tools .ways');
		const rest = await boxOf(pill);
		for (const key of ['p', 'Shift+m', 'e', 'r', 'x', 'n', '.']) {
			await test.step(`${locale} ${key}`, async () => {
				await page.keyboard.press(key);
				await expect(options).toBeVisible();
				await expect(async () => {
					const [a, b] = [await boxOf(pill), await boxOf(options)];
					const apart = a.x + a.width <= b.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
					expect(apart).toBe(true);
				}).toPass({ timeout: 10_000 });
			});
			if (key === 'p') await expect(options.locator('.options > .rule')).toBeHidden();
		}
		await page.keyboard.press('Escape');
		await page.keyboard.press('v');
		await expect.poll(() => boxOf(pill)).toEqual(rest);
		await close();
	}
});

test('on a phone the bar fits, and what has no room is in its menu', async ({ browser }) => {
	const person = { name: 'Eva', viewport: { width: 390, height: 844 }, touch: true };
	const { page, stock, close } = await sitDown(browser, server.url, {
		person,
		role: 'facilitator'
	});
	const bar = await boxOf(toolbar(page));
	expect(bar.x).toBeGreaterThanOrEqual(0);
	expect(bar.x + bar.width).toBeLessThanOrEqual(390);
	await toolbar(page).getByRole('button', { name: objects.toolbar.more }).tap();
	await page.getByRole('menuitem', { name: 'Frame' }).tap();
	await page.touchscreen.tap(200, 400);
	await expect.poll(() => of(stock, 'frame').length).toBe(1);
	await close();
});
