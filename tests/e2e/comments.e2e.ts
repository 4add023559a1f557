import { expect, test, type Locator, type Page } from '@playwright/test';
import { deleteElements, moveElements } from '#lib/domain/board-doc.ts';
import { deleteReplies, readThreads } from '#lib/domain/comments.ts';
import { actions } from '#lib/i18n/actions.en.ts';
import { comments as en } from '#lib/i18n/comments.en.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { boxOf, clickOn, drag, middleOf, noteById, sitDown } from './support/board.ts';
import { join, newPerson } from './support/people.ts';

let server: RunningServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

const notes = [
	{ id: 'one', xy: [-300, -200], text: 'One' },
	{ id: 'two', xy: [100, -200], text: 'Two' }
] as const;

const pins = (page: Page): Locator => page.locator('[data-comment]');
const card = (page: Page): Locator => page.getByRole('region', { name: /^Comment by / });
const writing = (page: Page): Locator => page.getByLabel(en.write);
const answering = (page: Page): Locator => page.getByRole('textbox', { name: en.reply });

async function comment(page: Page, at: Locator, text: string): Promise<void> {
	await page.getByRole('application').focus();
	await page.keyboard.press('c');
	await clickOn(page, at);
	await expect(writing(page)).toBeFocused();
	await page.keyboard.insertText(text);
	await page.keyboard.press('Enter');
	await expect(card(page)).toContainText(text);
}

/** Where a pin points: its lower left corner. */
const tip = async (pin: Locator): Promise<[number, number]> => {
	const { x, y, height } = await boxOf(pin);
	return [Math.round(x), Math.round(y + height)];
};

test('two people talk about a note, and are done with it', async ({ browser }) => {
	const own = await sitDown(browser, server.url, { notes });
	const { page, links, stock } = own;
	const ben = await newPerson(browser, { name: 'Ben' });
	const other = await join(ben, links.participant, { name: 'Ben' });

	await test.step('a click on it with the tool begins', async () => {
		await comment(page, noteById(page, 'one'), 'Why?');
		await expect(page.locator('.cursor, .viewport').first()).toBeAttached();
		await expectNoBarriers(page, 'a thread');
		await page.keyboard.press('Escape');
		await expect(card(page)).toHaveCount(0);
		await expect(page.getByRole('application')).toBeFocused();
	});
	await test.step('the other sees that something is new, reads and answers', async () => {
		await expect(pins(other)).toHaveCount(1);
		await expect(pins(other)).toHaveAccessibleName(new RegExp(`^${en.unread}\\. .*Ann: Why\\?`));
		await pins(other).click();
		await expect(pins(other)).not.toHaveAccessibleName(new RegExp(en.unread));
		await answering(other).fill('Because of the form');
		await answering(other).press('Shift+Enter');
		await other.keyboard.insertText('and the wait.');
		await answering(other).press('Enter');
		await expect(card(other)).toContainText('Because of the form\nand the wait.', {
			useInnerText: true
		});
		await expect(answering(other)).toHaveValue('');
	});
	await test.step('the list has it by keyboard, and it is resolved and opened again', async () => {
		await expect(pins(page)).toHaveAccessibleName(new RegExp(en.unread));
		await page.keyboard.press('Shift+C');
		const list = page.locator('.panel');
		await expect(list.getByRole('button', { name: /Ann.*Why\?/ })).toContainText(en.unread);
		await expectNoBarriers(page, 'the list of comments');
		await list.getByRole('radio', { name: en.open(1) }).focus();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(card(page)).toContainText('Because of the form');
		// Two landmarks of one name are one too many for whoever goes from one to the next.
		await expect(page.getByRole('region', { name: en.title, exact: true })).toHaveCount(1);
		await expect(card(page)).toHaveAccessibleName(en.by('Ann'));
		await card(page).getByRole('button', { name: en.resolve }).click();
		await expect(pins(page)).toHaveCount(0);
		await expect(pins(other)).toHaveCount(1);
		await expect(card(other)).toContainText(en.resolved('Ann'));
		await card(other).getByRole('button', { name: en.close }).click();
		await expect(pins(other)).toHaveCount(0);
		await list.getByRole('radio', { name: en.done(1) }).check();
		await list.getByRole('button', { name: /Why\?/ }).click();
		await card(page).getByRole('button', { name: en.reopen }).click();
		await expect(pins(other)).toHaveCount(1);
	});
	expect(readThreads(stock.board)).toMatchObject([
		{ anchor: { id: 'one' }, resolved: null, replies: [{ text: 'Why?' }, {}] }
	]);
	await ben.close();
	await own.close();
});

test('a pin goes with its note, and stays where that last was', async ({ browser }) => {
	const own = await sitDown(browser, server.url, { notes });
	const { page, stock, links } = own;
	await comment(page, noteById(page, 'one'), 'Mind the gap');
	await page.keyboard.press('Escape');
	const start = await tip(pins(page));
	await test.step('while it is dragged, here', async () => {
		await drag(page, await middleOf(noteById(page, 'one')), [60, 40], { drop: false });
		// The last move may still be waiting for its frame.
		await expect.poll(() => tip(pins(page))).toEqual([start[0] + 60, start[1] + 40]);
		await page.mouse.up();
		expect(await tip(pins(page))).toEqual([start[0] + 60, start[1] + 40]);
		await page.keyboard.press('Control+z');
		await expect.poll(() => tip(pins(page))).toEqual(start);
	});
	await test.step('when somebody else moves it', async () => {
		moveElements(stock.board, new Map([['one', [-200, -150] as [number, number]]]));
		await expect.poll(() => tip(pins(page))).toEqual([start[0] + 100, start[1] + 50]);
	});
	await test.step('when somebody else deletes it', async () => {
		deleteElements(stock.board, ['one']);
		await expect(noteById(page, 'one')).toHaveCount(0);
		expect(await tip(pins(page))).toEqual([start[0] + 100, start[1] + 50]);
	});
	await test.step('when oneself does, for those too who come later', async () => {
		await comment(page, noteById(page, 'two'), 'And this?');
		await page.keyboard.press('Escape');
		await drag(page, await middleOf(noteById(page, 'two')), [-40, 120]);
		await page.keyboard.press('Delete');
		await expect(noteById(page, 'two')).toHaveCount(0);
		const pin = page.getByRole('button', { name: /And this/ });
		const at = await tip(pin);
		const late = await newPerson(browser, { name: 'Late' });
		const other = await join(late, links.viewer, { name: 'Late' });
		const anchor = readThreads(stock.board).find(({ replies }) => replies[0]?.text === 'And this?')
			?.anchor.xy ?? [0, 0];
		// An empty board has its origin in the middle of the view.
		await expect
			.poll(() => tip(other.getByRole('button', { name: /And this/ })))
			.toEqual([640 + anchor[0], 360 + anchor[1]]);
		expect(anchor).toEqual([204 - 40, -96 + 120]);
		await test.step('where a viewer reads and writes nothing', async () => {
			await other.getByRole('button', { name: /And this/ }).click();
			await expect(card(other)).toContainText('And this?');
			await expect(card(other)).toContainText(en.orphan);
			await expect(answering(other)).toHaveCount(0);
			await expect(card(other).getByRole('button', { name: en.resolve })).toHaveCount(0);
			await other.keyboard.press('Escape');
			await other.keyboard.press('c');
			await other.mouse.click(200, 300);
			await expect(writing(other)).toHaveCount(0);
		});
		await late.close();
		await page.keyboard.press('Control+z');
		await expect(noteById(page, 'two')).toBeVisible();
		expect(await tip(pin)).toEqual(at);
	});
	await own.close();
});

test('what can’t be said is said why, and one’s own can be taken back', async ({ browser }) => {
	const own = await sitDown(browser, server.url, { notes });
	const { page, stock, links } = own;
	await test.step('about a spot, without a click', async () => {
		await page.getByRole('application').focus();
		await page.keyboard.press('Control+Alt+m');
		await expect(writing(page)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByText(en.problems.empty)).toBeVisible();
		await writing(page).fill('x'.repeat(2_001));
		await expect(page.getByText(en.over(1))).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.getByText(en.problems['too-long'])).toBeVisible();
		await test.step('and nothing half-written is lost by leaving', async () => {
			await page.keyboard.press('Escape');
			await page.keyboard.press('Control+Alt+m');
			await expect(writing(page)).toHaveValue('x'.repeat(2_001));
		});
		await writing(page).fill('Short');
		await page.keyboard.press('Enter');
		await expect(pins(page)).toHaveCount(1);
	});
	await test.step('undo takes it back, redo brings it again', async () => {
		await page.keyboard.press('Escape');
		await page.getByRole('application').focus();
		await page.keyboard.press('Control+z');
		await expect(pins(page)).toHaveCount(0);
		await page.keyboard.press('Control+Shift+z');
		await expect(pins(page)).toHaveCount(1);
	});
	await test.step('others may not delete it, a facilitator may', async () => {
		const [ben, fay] = [
			await newPerson(browser, { name: 'Ben' }),
			await newPerson(browser, { name: 'Fay' })
		];
		const guest = await join(ben, links.participant, { name: 'Ben' });
		await pins(guest).click();
		await expect(card(guest).getByRole('button', { name: en.delete, exact: true })).toHaveCount(0);
		const lead = await join(fay, links.facilitator, { name: 'Fay' });
		await pins(lead).click();
		await card(lead).getByRole('button', { name: en.delete, exact: true }).click();
		await expect(pins(guest)).toHaveCount(0);
		await expect(card(guest)).toHaveCount(0);
		expect(readThreads(stock.board)).toEqual([]);
		await ben.close();
		await fay.close();
	});
	await own.close();
});

test('an answer half-written when somebody deletes the thread is there to be copied', async ({
	browser
}) => {
	const own = await sitDown(browser, server.url, { notes });
	const { page, stock } = own;
	await comment(page, noteById(page, 'one'), 'Why?');
	const deleteAll = (): void => {
		for (const { id, replies } of readThreads(stock.board)) {
			const ids = replies.map((reply) => reply.id);
			deleteReplies(stock.board, id, ids);
		}
	};
	await answering(page).fill('Because');
	await expect.poll(() => readThreads(stock.board).length).toBe(1);
	const before = await boxOf(page.locator('section.card'));
	deleteAll();
	await expect(pins(page)).toHaveCount(0);
	await expect(page.getByRole('alert').filter({ hasText: en.problems.gone })).toBeVisible();
	await expect(answering(page)).toBeFocused();
	expect((await boxOf(page.locator('section.card'))).x).toBe(before.x);
	await page.keyboard.type(' n');
	await expect(answering(page)).toHaveValue('Because n');
	await page.keyboard.press('Enter');
	await expect(answering(page)).toHaveValue('Because n');
	await page.mouse.click(900, 600);
	await expect(answering(page)).toHaveValue('Because n');
	await answering(page).press('Escape');
	await expect(answering(page)).toHaveCount(0);
	await test.step('without words it closes', async () => {
		await comment(page, noteById(page, 'two'), 'And?');
		await expect.poll(() => readThreads(stock.board).length).toBe(1);
		deleteAll();
		await expect(answering(page)).toHaveCount(0);
	});
	await own.close();
});

test('on a phone a comment is a sheet below its pin', async ({ browser }) => {
	const own = await sitDown(browser, server.url, {
		person: { name: 'Phone', viewport: { width: 390, height: 844 }, touch: true },
		notes: [{ id: 'one', xy: [-100, -100], text: 'One' }]
	});
	const { page } = own;
	await page.getByRole('application').focus();
	await page.keyboard.press('Shift+c');
	await expect(page.getByText(en.noneOpenTouch)).toBeVisible();
	expect(en.noneOpenTouch).toContain(actions.names.comment);
	await page.keyboard.press('Shift+c');
	await page.getByRole('application').focus();
	await page.keyboard.press('c');
	const [x, y] = await middleOf(noteById(page, 'one'));
	await page.touchscreen.tap(x, y);
	await writing(page).fill('From a phone');
	await page.getByRole('button', { name: en.send }).click();
	const sheet = await boxOf(card(page));
	expect(sheet.x).toBe(0);
	expect(Math.round(sheet.width)).toBe(390);
	expect(Math.round(sheet.y + sheet.height)).toBe(844);
	const { width, height } = await pins(page).evaluate((pin) => {
		const before = getComputedStyle(pin, '::before');
		return { width: parseFloat(before.width), height: parseFloat(before.height) };
	});
	expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
	await expectNoBarriers(page, 'a comment on a phone');
	await own.close();
});
