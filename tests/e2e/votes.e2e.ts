import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { actions as enActions } from '#lib/i18n/actions.en.ts';
import { attention } from '#lib/i18n/attention.en.ts';
import { attention as attentionRu } from '#lib/i18n/attention.ru.ts';
import { pages as pagesRu } from '#lib/i18n/pages.ru.ts';
import { run as enRun } from '#lib/i18n/run.en.ts';
import { voting as en } from '#lib/i18n/votes.en.ts';
import { voting as ru } from '#lib/i18n/votes.ru.ts';
import { deleteElements } from '#lib/domain/board-doc.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { clickOn } from './support/board.ts';
import { createWorkshop, join, newPerson, type Person } from './support/people.ts';
import { stockClient, type Stock } from './support/stock.ts';

/** One facilitator and three participants, in two languages, one of them at a phone. */
interface Seat {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly m: typeof en;
}

let server: RunningServer;
let stock: Stock;
let lead: Seat;
let anna: Seat;
let boris: Seat;
let vera: Seat;
// One story: what comes later has no ground without what was before.
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	const { boards, links } = await createWorkshop(server.url, []);
	stock = await stockClient(server.url, boards[0]?.doc ?? '', links.facilitator);
	stock.seed(
		['Tariffs', 'Trust', 'Training', 'Tools'].map((text, i) => ({
			id: `n${i + 1}`,
			xy: [(i % 2) * 260, Math.floor(i / 2) * 260],
			text,
			...(i === 3 && { type: 'risk' as const })
		}))
	);
	const sit = async (link: string, person: Person): Promise<Seat> => {
		const context = await newPerson(browser, person);
		const page = await join(context, link, person);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		return { context, page, m: person.locale === 'ru' ? ru : en };
	};
	lead = await sit(links.facilitator, { name: 'Lida', locale: 'en' });
	anna = await sit(links.participant, { name: 'Анна', locale: 'ru' });
	boris = await sit(links.participant, { name: 'Boris', locale: 'en' });
	vera = await sit(links.participant, { name: 'Вера', locale: 'ru', viewport: PHONE, touch: true });
});
test.afterAll(async () => {
	stock.close();
	for (const { context } of [lead, anna, boris, vera]) await context.close();
	await server.dispose();
});

const press = (page: Page | Locator, name: string) =>
	page.getByRole('button', { name, exact: true }).click();
const card = ({ page }: Seat, title: string): Locator => page.getByRole('region', { name: title });
const onNote = ({ page }: Seat, id: string): Locator => page.locator(`#note-${id} .votes`);
const sumOn = ({ page }: Seat, id: string): Locator => page.locator(`#note-${id} .sum`);
const pointers = ({ page }: Seat): Locator => page.locator('.cursors .cursor');
const panel = (): Locator => lead.page.getByRole('region', { name: en.title, exact: true });
/** Gives a dot by the key that stands on the note. */
const give = (seat: Seat, id: string, text: string) =>
	onNote(seat, id)
		.getByRole('button', { name: seat.m.card.add(text) })
		.click();

test('a vote with dots is opened in one press, and everybody sees what is left to them alone', async () => {
	await press(lead.page, enRun.title);
	await press(lead.page, en.opener.quick(3));
	for (const seat of [lead, anna, boris, vera]) {
		await expect(card(seat, seat.m.titles.dots)).toContainText(seat.m.card.dotsLeft(3));
		await expect(card(seat, seat.m.titles.dots)).toContainText(seat.m.card.secret);
	}
	await give(anna, 'n1', 'Tariffs');
	await expect(card(anna, ru.titles.dots)).toContainText('Осталось 2 голоса');
	await give(anna, 'n1', 'Tariffs');
	await expect(card(anna, ru.titles.dots)).toContainText('Остался 1 голос');
	await expect(card(boris, en.titles.dots)).toContainText(en.card.dotsLeft(3));
	await expect(card(boris, en.titles.dots)).toContainText(en.card.voted(1));
	await expect(onNote(boris, 'n1').getByRole('button')).toHaveCount(1);
});

test('what one votes with is no barrier to anybody', async () => {
	for (const { page } of [anna, lead, vera]) await expectNoBarriers(page, 'vote');
});

test('plus and minus vote for what is selected', async () => {
	await clickOn(boris.page, boris.page.locator('#note-n1'));
	await boris.page.keyboard.press('+');
	await boris.page.keyboard.press('+');
	await expect(onNote(boris, 'n1')).toContainText('2');
	await boris.page.keyboard.press('-');
	await expect(onNote(boris, 'n1')).toContainText('1');
	await expect(card(boris, en.titles.dots)).toContainText(en.card.dotsLeft(2));
	await boris.page.keyboard.press('Escape');
	// An arrow on a note just before the count goes up would be half a vote.
	await expect(pointers(lead)).toHaveCount(0);
});

test('a second tab agrees, and what was given there is seen here', async () => {
	const tab = await anna.context.newPage();
	await tab.goto(anna.page.url());
	const there = { ...anna, page: tab };
	await expect(card(there, ru.titles.dots)).toContainText('Остался 1 голос');
	await give(there, 'n2', 'Trust');
	await expect(card(there, ru.titles.dots)).toContainText(ru.card.dotsLeft(0));
	await expect(card(anna, ru.titles.dots)).toContainText(ru.card.dotsLeft(0));
	await expect(onNote(anna, 'n2')).toContainText('1');
	await tab.close();
});

test('the rail says who has voted beside the names, and each can read that it does', async () => {
	const rows = lead.page.getByRole('region', { name: attention.now.title }).getByRole('listitem');
	const row = (name: string): Locator => rows.filter({ hasText: name });
	await expect(row('Анна')).toContainText(en.hasVoted);
	await expect(row('Boris')).toContainText(en.hasVoted);
	await expect(row('Вера')).not.toContainText(en.hasVoted);
	// By name, however many each has given.
	await expect(rows).toContainText(['Boris', 'Анна', 'Вера']);
	await press(anna.page, pagesRu.roster.open(4));
	await anna.page.getByText(attentionRu.mine.title).click();
	await expect(anna.page.getByText(attentionRu.mine.voted)).toBeVisible();
	await anna.page.keyboard.press('Escape');
	await expectNoBarriers(lead.page, 'rail in a vote');
});

test('on a phone one votes from the list, and a restart of the server loses nothing', async () => {
	await card(vera, ru.titles.dots).getByText(ru.card.notes(4)).click();
	await press(card(vera, ru.titles.dots), ru.card.add('Trust'));
	await press(card(vera, ru.titles.dots), ru.card.add('Trust'));
	await expect(card(vera, ru.titles.dots)).toContainText('Остался 1 голос');
	await press(card(vera, ru.titles.dots), ru.card.fold);
	// One line over the notes, with what is left.
	await expect(card(vera, ru.titles.dots)).toContainText('Остался 1 голос');
	await expect
		.poll(async () => (await card(vera, ru.titles.dots).boundingBox())?.height)
		.toBeLessThanOrEqual(56);
	await press(card(vera, ru.titles.dots), ru.card.unfold);
	await expect(card(lead, en.titles.dots)).toContainText(en.card.voted(3));
	server = await server.restart();
	await vera.page.reload();
	await expect(card(vera, ru.titles.dots)).toContainText('Остался 1 голос');
	await give(boris, 'n4', 'Tools');
	await expect(card(boris, en.titles.dots)).toContainText(en.card.dotsLeft(1));
});

test('dots on a note that is deleted are free again', async () => {
	deleteElements(stock.board, ['n4']);
	await expect(card(boris, en.titles.dots)).toContainText(en.card.dotsLeft(2));
});

test('the close tells each that their votes were counted, and puts sums on the notes', async () => {
	await press(lead.page, en.opener.close);
	await expect(lead.page.getByText(en.hasVoted, { exact: true })).toHaveCount(0);
	await expect(card(anna, ru.titles.dots)).toContainText(ru.closed.counted(3));
	await expect(card(boris, en.titles.dots)).toContainText(en.closed.counted(1));
	await boris.page.mouse.move(640, 560);
	await expect(pointers(lead)).not.toHaveCount(0);
	for (const seat of [lead, anna, boris]) {
		await expect(sumOn(seat, 'n1')).toHaveText('3');
		await expect(sumOn(seat, 'n2')).toHaveText('3');
		await expect(sumOn(seat, 'n3')).toHaveCount(0);
	}
});

test('a tie is run off in one press, and both rounds are kept beside each other', async () => {
	await press(lead.page, en.closed.all);
	await expect(panel()).toContainText(en.result.tie(2));
	await press(panel(), en.result.runOff);
	const second = en.untitledRound(en.titles.dots, 2);
	const zweite = ru.untitledRound(ru.titles.dots, 2);
	await expect(card(boris, second)).toContainText(en.card.dotsLeft(1));
	await expect(onNote(boris, 'n3')).toHaveCount(0);
	for (const seat of [anna, vera]) {
		await expect(card(seat, zweite)).toBeVisible();
		await onNote(seat, 'n2')
			.getByRole('button', { name: ru.card.toggle('Trust') })
			.click();
	}
	await onNote(boris, 'n1')
		.getByRole('button', { name: en.card.toggle('Tariffs') })
		.click();
	await expect(panel()).toContainText(en.card.voted(3));
	await press(panel(), en.opener.close);
	await expect(sumOn(lead, 'n2')).toHaveText('2');
	await expect(panel().locator('details').first()).toContainText(second);
	await expect(panel().getByText(en.titles.dots, { exact: true })).toBeVisible();
});

test('scores show how they lie, and too few of them are withheld with a word', async () => {
	const open = async (kind: string, title: string): Promise<void> => {
		await press(panel(), en.opener.open);
		await panel().getByRole('radio', { name: kind }).check();
		await panel().getByLabel(en.opener.title).fill(title);
		await press(panel(), en.opener.start);
	};
	const score = (seat: Seat, title: string, name: RegExp) =>
		card(seat, title).getByRole('button', { name }).click();
	await open(en.kinds.fist, 'Shall we?');
	await score(anna, 'Shall we?', /^5/);
	await score(boris, 'Shall we?', /^3/);
	await score(vera, 'Shall we?', /^4/);
	await expect(panel()).toContainText(en.card.voted(3));
	await press(panel(), en.opener.close);
	const newest = panel().locator('details').first();
	await expect(newest).toContainText('Shall we?');
	await expect(newest.locator('dd')).toHaveText(['4', '4', '± 0.8']);

	await open(en.kinds.scale, 'How sure?');
	await score(anna, 'How sure?', /^7$/);
	await expect(panel()).toContainText(en.card.voted(1));
	await press(panel(), en.opener.close);
	await expect(newest).toContainText(en.result.withheld(1, 3));
	await expect(card(anna, 'How sure?')).toContainText(ru.result.withheld(1, 3));
});

test('a ranking is put in order by buttons and counted by places', async () => {
	await press(panel(), en.opener.open);
	await panel().getByRole('radio', { name: en.kinds.ranking }).check();
	await panel().getByLabel(en.opener.title).fill('Which first?');
	await panel()
		.getByRole('textbox', { name: en.opener.option(1) })
		.fill('Apples');
	await panel()
		.getByRole('textbox', { name: en.opener.option(2) })
		.fill('Pears');
	await press(panel(), en.opener.addOption);
	await expect(panel().getByRole('button', { name: en.opener.start })).toBeDisabled();
	await panel()
		.getByRole('textbox', { name: en.opener.option(3) })
		.fill('Plums');
	await press(panel(), en.opener.start);
	for (const seat of [anna, boris, vera]) {
		const mine = card(seat, 'Which first?');
		await press(mine, seat.m.order.up('Plums'));
		await press(mine, seat.m.order.up('Plums'));
		await press(mine, seat.m.order.send);
		await expect(mine).toContainText(seat.m.order.sent);
	}
	await expect(panel()).toContainText(en.card.voted(3));
	await press(panel(), en.opener.close);
	const lines = panel().locator('details').first().getByRole('listitem');
	await expect(lines.first()).toContainText('Plums');
	await expect(lines.first().locator('.points')).toHaveText('6');
});

test('a zone’s action and the palette know of votes', async () => {
	await lead.page.getByRole('application').focus();
	await lead.page.keyboard.press('Control+k');
	await lead.page.getByRole('combobox').fill('zone by votes');
	await expect(
		lead.page.getByRole('option', { name: enActions.names['zone.votes'] })
	).toBeVisible();
	await lead.page.keyboard.press('Escape');
});
