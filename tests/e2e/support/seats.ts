import {
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import type { Point } from '#lib/domain/geometry.ts';
import { desks as enDesks } from '#lib/i18n/desks.en.ts';
import { desks as ruDesks } from '#lib/i18n/desks.ru.ts';
import { run as enRun } from '#lib/i18n/run.en.ts';
import { run as ruRun } from '#lib/i18n/run.ru.ts';
import { voting as enVotes } from '#lib/i18n/votes.en.ts';
import { voting as ruVotes } from '#lib/i18n/votes.ru.ts';
import { editor, middleOf, noteWith } from './board.ts';
import {
	cameraAtRest,
	join,
	newPerson,
	notesOn,
	saveState,
	writeNote,
	type Person
} from './people.ts';
import { Fingers } from './touch.ts';
import { watch, type Watched, type Witness } from './witness.ts';

/** A person of a workshop at their own screen, with the words of their language. */
export interface Seat {
	readonly name: string;
	readonly locale: 'en' | 'ru';
	readonly touch: boolean;
	readonly context: BrowserContext;
	readonly page: Page;
	/** What this browser is told and shows, from when it had come to the board. */
	readonly witness: Witness;
	readonly m: {
		readonly run: typeof enRun;
		readonly desks: typeof enDesks;
		readonly votes: typeof enVotes;
	};
}

const EN = { run: enRun, desks: enDesks, votes: enVotes };
const RU = { run: ruRun, desks: ruDesks, votes: ruVotes };

export async function takeSeat(
	browser: Browser,
	link: string,
	person: Person,
	watched: Watched
): Promise<Seat> {
	const context = await newPerson(browser, person);
	const witness = await watch(context, watched);
	const page = await join(context, link, person);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await witness.forget();
	const { name, locale = 'en', touch = false } = person;
	return { name, locale, touch, context, page, witness, m: locale === 'ru' ? RU : EN };
}

/** What to do now, at the top of everybody's page. */
export const phaseCard = ({ page, m }: Seat): Locator =>
	page.getByRole('region', { name: m.run.now });

/** The vote that is open or was just closed; a round is one vote. */
export const voteCard = ({ page, m: { votes } }: Seat, round = 1): Locator =>
	page.getByRole('region', {
		name: votes.untitledRound(votes.titles.dots, round),
		exact: true
	});

export const notesOf = ({ page }: Seat): Locator => page.locator('.note[data-id]');

/** What these people do at the same time. */
export const each = async (
	seats: readonly Seat[],
	act: (seat: Seat, i: number) => Promise<unknown>
): Promise<void> => void (await Promise.all(seats.map(act)));

/** What these people did is with the server; or they know that it can't be reached. */
export const connected = (seats: readonly Seat[], state: 'saved' | 'offline'): Promise<void> =>
	each(seats, ({ page }) => expect(saveState(page)).toHaveAttribute('data-save-state', state));

/** All notes are the same and at the same places on every page. */
export const sameForAll = (seats: readonly Seat[]): Promise<void> =>
	expect(async () => {
		const [mine, ...theirs] = await Promise.all(seats.map(({ page }) => notesOn(page)));
		for (const other of theirs) expect(other).toEqual(mine);
	}).toPass();

/** The clock runs, and nobody's is off by more than the second that is just changing. */
export const oneClock = (seats: readonly Seat[], minutes: number): Promise<void> =>
	expect(async () => {
		const timers = seats.map((seat) => phaseCard(seat).getByRole('timer').textContent());
		const left = (await Promise.all(timers)).map((shown) => {
			const [, m, s] = /(\d+):(\d\d)/.exec(shown ?? '') ?? [];
			return Number(m) * 60 + Number(s);
		});
		expect(Math.max(...left)).toBeLessThan(minutes * 60);
		expect(Math.max(...left) - Math.min(...left)).toBeLessThanOrEqual(1);
	}).toPass();

/** Writes a note: by double click, or with fingers, who have the tool for it. */
export async function write({ page, touch }: Seat, at: Point, words: string): Promise<void> {
	if (!touch) return writeNote(page, at, words);
	const tool = page.locator('[data-tool=note]');
	await tool.tap();
	await expect(tool).toHaveAttribute('aria-pressed', 'true');
	await page.touchscreen.tap(at[0], at[1]);
	await expect(editor(page)).toBeFocused();
	await page.keyboard.insertText(words);
	await expect(editor(page)).toHaveValue(words);
	// Beside the canvas, where nothing lies.
	await page.touchscreen.tap(30, 640);
	await expect(editor(page)).toHaveCount(0);
}

/** Gives as many dots as are said to these texts: at a phone in the list, else on the notes. */
export async function giveDots(
	seat: Seat,
	dots: ReadonlyMap<string, number>,
	{ of, notes }: { of: number; notes: number }
): Promise<void> {
	const { page, touch } = seat;
	const m = seat.m.votes.card;
	const card = voteCard(seat);
	await expect(card).toContainText(m.dotsLeft(of));
	if (touch) await card.getByText(m.notes(notes)).tap();
	else await card.getByRole('button', { name: m.bring }).click();
	await cameraAtRest(page);
	let left = of;
	for (const [text, count] of dots) {
		const place = touch ? card : noteWith(page, text).locator('.votes');
		const more = place.getByRole('button', { name: m.add(text), exact: true });
		// Two presses on a note's key are no double click on the note, which would open it.
		if (count === 2 && !touch) await more.dblclick();
		else for (let n = 0; n < count; n++) await (touch ? more.tap() : more.click());
		left -= count;
		await expect(card).toContainText(m.dotsLeft(left));
		await expect(editor(page)).toHaveCount(0);
	}
}

/** Gives the only dot of a run-off. */
export async function chooseOne(
	seat: Seat,
	text: string,
	{ round, notes }: { round: number; notes: number }
): Promise<void> {
	const m = seat.m.votes.card;
	const card = voteCard(seat, round);
	await expect(card).toContainText(m.dotsLeft(1));
	if (seat.touch) {
		await card.getByText(m.notes(notes)).tap();
		await card.getByRole('button', { name: m.add(text), exact: true }).tap();
	} else {
		const key = noteWith(seat.page, text).locator('.votes');
		await key.getByRole('button', { name: m.toggle(text), exact: true }).click();
	}
	await expect(card).toContainText(m.dotsLeft(0));
}

/** Carries what is drawn to a place on the screen, with one finger. */
export async function carry(page: Page, what: Locator, to: Point): Promise<void> {
	const fingers = await Fingers.of(page);
	// A machine that is slow between touch and move makes a long press of it, which opens a menu.
	await expect(async () => {
		await page.keyboard.press('Escape');
		const held = await middleOf(what);
		await fingers.down(held);
		await fingers.move([held], [to]);
		await fingers.up();
		const [x, y] = await middleOf(what);
		expect(Math.hypot(x - to[0], y - to[1])).toBeLessThan(8);
	}).toPass();
}
