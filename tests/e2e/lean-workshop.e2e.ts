import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { boxOf, clickOn, drag, editor, middleOf, noteWith, selected } from './support/board.ts';
import {
	ALL,
	CANVAS,
	DECISION,
	DOTS,
	FOR_FIRST,
	LATE,
	LEAD,
	SECOND,
	SUMS,
	text,
	WRITERS
} from './support/lean-cast.ts';
import {
	createWorkshop,
	inZone,
	notesOn,
	showAll,
	templateOf,
	type Links
} from './support/people.ts';
import {
	carry,
	chooseOne,
	connected,
	each,
	giveDots,
	notesOf,
	oneClock,
	phaseCard,
	sameForAll,
	takeSeat,
	voteCard,
	write,
	type Seat
} from './support/seats.ts';

/**
 * A whole workshop by the Lean Experiment Canvas's own agenda: a facilitator, six participants in
 * two languages, one of them at a phone, and one more who comes late. The server is killed while
 * they write alone and again while they vote, and nobody ever reloads.
 */
const { name, steps } = templateOf(CANVAS);
/** Where totals of a vote stand. */
const TOTALS = ['.sum', '.points'];
const WATCHED = { words: ALL, selectors: TOTALS };
/** Dots that each has. */
const EACH = 3;

let server: RunningServer;
let links: Links;
let lead: Seat;
/** Everybody who is there, the facilitator first. */
let room: Seat[] = [];
const participants = (): Seat[] => room.slice(1);
const by = (who: string): Seat => {
	const seat = room.find((each) => each.name === who);
	if (!seat) throw new Error(`${who} isn’t here`);
	return seat;
};

// One story: what comes later stands on what was done before.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	({ links } = await createWorkshop(server.url, [CANVAS], 'Клиника: почему не возвращаются'));
	const seats = [
		takeSeat(browser, links.facilitator, LEAD, WATCHED),
		...WRITERS.map((writer) => takeSeat(browser, links.participant, writer, WATCHED))
	];
	room = await Promise.all(seats);
	lead = by(LEAD.name);
});
test.afterAll(async () => {
	for (const { context } of room) await context.close();
	await server.dispose();
});
test.afterEach(() => {
	for (const seat of room) expect(seat.witness.loads, `${seat.name} reloaded`).toBe(0);
});

const press = (key: string): Promise<void> =>
	lead.page.getByRole('button', { name: key, exact: true }).click();
const panel = () => lead.page.getByRole('region', { name: lead.m.votes.title, exact: true });

/** Everybody is in this step of the canvas's agenda, told in their own language. */
const inStep = (step: number): Promise<void> =>
	each(room, (seat) =>
		expect(phaseCard(seat)).toContainText(steps[step]?.text[seat.locale] ?? '–')
	);

const writeOwn = async (seat: Seat): Promise<void> => {
	for (const { at, text: words } of WRITERS.filter((writer) => writer.name === seat.name))
		await write(seat, await inZone(seat.page, CANVAS, 'assumptions', at), words);
};

const vote = (who: string): Promise<void> => {
	const dots = (DOTS[who] ?? []).map((count, i) => [text(i), count] as const);
	const given = new Map(dots.filter(([, count]) => count > 0));
	return giveDots(by(who), given, { of: EACH, notes: ALL.length });
};

test('the canvas’s own agenda leads everybody, each in their own language', async () => {
	await press(lead.m.run.title);
	await press(lead.m.run.fromCanvas(name.en));
	await expect(lead.page.locator('.phases > li')).toHaveCount(steps.length);
	await press(lead.m.run.begin);
	await inStep(0);
	await press(lead.m.run.next);
	await inStep(1);
	await each(room, async (seat) => {
		await expect(phaseCard(seat)).toContainText(seat.m.desks.private);
		await expect(seat.page.locator('.viewport.desk')).toBeVisible();
	});
	await connected(room, 'saved');
});

test('each writes alone, through a killed server, and nobody learns a word of it', async () => {
	await press(lead.m.run.timer.start);
	await oneClock(room, 8);
	await each(participants().slice(0, 3), writeOwn);

	await server.kill();
	await connected(room, 'offline');
	await each(participants().slice(3), writeOwn);
	const { page } = by('Ben');
	const [x, y] = await inZone(page, CANVAS, 'customer-problem');
	await page.mouse.dblclick(x, y);
	await expect(editor(page)).toBeFocused();
	await page.keyboard.insertText(SECOND[0]);
	server = await server.restart();
	// In the middle of a sentence one doesn't notice that the server is back.
	await connected(room, 'saved');
	await expect(editor(page)).toBeFocused();
	await page.keyboard.insertText(SECOND[1]);
	await expect(editor(page)).toHaveValue(SECOND.join(''));
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await connected(room, 'saved');
	await inStep(1);
	await oneClock(room, 8);

	for (const seat of room) {
		const own = WRITERS.filter((writer) => writer.name === seat.name).map((writer) => writer.text);
		if (seat.name === 'Ben') own.push(SECOND.join(''));
		await expect(notesOf(seat)).toHaveCount(own.length);
		const others = ALL.filter((each) => !own.includes(each));
		const seen = await seat.witness.saw();
		const heard = seat.witness.frames + seat.witness.answers;
		expect(others.filter((each) => seen.includes(each) || heard.includes(each))).toEqual([]);
	}
});

test('the reveal lays all of it before everybody at once', async () => {
	await press(lead.m.desks.reveal);
	await each(room, async (seat) => {
		await expect(seat.page.locator('.viewport.desk')).toHaveCount(0);
		for (const words of ALL) await expect(noteWith(seat.page, words)).toBeAttached();
		await expect(notesOf(seat)).toHaveCount(ALL.length);
		// Whoever watched before would have seen it.
		expect(await seat.witness.saw()).toEqual(expect.arrayContaining([...ALL]));
	});
});

test('notes are brought together with the mouse, a finger and as a group', async () => {
	await press(lead.m.run.next);
	await inStep(2);
	const [anna, lena] = [by('Анна').page, by('Лена').page];
	const from = await middleOf(noteWith(anna, text(0)));
	const to = await inZone(anna, CANVAS, 'assumptions', [0.15, 0.3]);
	await drag(anna, from, [to[0] - from[0], to[1] - from[1]]);
	await carry(lena, noteWith(lena, text(5)), await inZone(lena, CANVAS, 'riskiest'));
	await connected(room, 'saved');
	await sameForAll(room);

	const { page } = lead;
	const both = [noteWith(page, text(1)), noteWith(page, SECOND.join(''))] as const;
	await clickOn(page, both[0]);
	await page.keyboard.down('Shift');
	await clickOn(page, both[1]);
	await page.keyboard.up('Shift');
	await selected(page, 2);
	await page.keyboard.press('Control+g');
	await page.keyboard.press('Escape');
	await selected(page, 0);
	const corners = () => Promise.all([boxOf(both[0]), boxOf(both[1])]);
	const [one, other] = await corners();
	// By one of them, and both go.
	await drag(page, await middleOf(both[0]), [10, 16]);
	await page.keyboard.press('Escape');
	await expect.poll(async () => (await boxOf(both[0])).y).toBeGreaterThan(one.y + 5);
	const [moved, along] = await corners();
	expect(along.x - other.x).toBeCloseTo(moved.x - one.x, 0);
	expect(along.y - other.y).toBeCloseTo(moved.y - one.y, 0);
	await connected(room, 'saved');
	await sameForAll(room);
});

test('dots are given in secret, through a killed server, and whoever comes late can vote', async ({
	browser
}) => {
	await press(lead.m.votes.opener.quick(EACH));
	await each(room, async (seat) => {
		await expect(voteCard(seat)).toContainText(seat.m.votes.card.dotsLeft(EACH));
		// Who had what selected before is no longer told.
		await expect(seat.page.locator('.overlay .tag')).toHaveCount(0);
	});
	await each(room, ({ witness }) => witness.forget());
	for (const who of ['Анна', 'Ben', 'Clara']) await vote(who);
	await server.kill();
	await connected(room, 'offline');
	await vote('Даша');
	server = await server.restart();
	await connected(room, 'saved');
	await expect(lead.page.locator('.rail')).toContainText(lead.m.votes.card.voted(4));

	room.push(await takeSeat(browser, links.participant, LATE, WATCHED));
	await inStep(2);
	for (const who of [LATE.name, 'Egor', 'Лена']) await vote(who);
	// Whoever thinks again has the dot back.
	const egor = by('Egor');
	const m = egor.m.votes.card;
	const onFirst = noteWith(egor.page, text(0)).locator('.votes');
	await onFirst.getByRole('button', { name: m.take(text(0)) }).click();
	await expect(voteCard(egor)).toContainText(m.dotsLeft(1));
	await onFirst.getByRole('button', { name: m.add(text(0)) }).click();
	await expect(voteCard(egor)).toContainText(m.dotsLeft(0));
	await each(room, (seat) =>
		expect(voteCard(seat)).toContainText(seat.m.votes.card.voted(room.length - 1))
	);

	const ids = (await notesOn(lead.page)).map(({ id }) => id);
	for (const { name: who, witness } of room) {
		const seen = await witness.saw();
		expect(TOTALS.filter((place) => seen.includes(place))).toEqual([]);
		expect(witness.frames + witness.answers).not.toContain('totals');
		// Nor which notes anything happens to; whoever has just come was told of them all.
		if (who !== LATE.name) expect(ids.filter((id) => witness.frames.includes(id))).toEqual([]);
	}
});

test('the close shows the sums, and a tie is run off in one press', async () => {
	await press(lead.m.votes.opener.close);
	await each(room, async ({ page, m, witness }) => {
		for (const i of [0, 1]) {
			const line = `${m.votes.result.place(1)}: ${text(i)}, ${m.votes.votes(SUMS[i] ?? 0)}`;
			await expect(page.getByRole('button', { name: line })).toBeVisible();
		}
		expect(witness.frames).toContain('totals');
	});
	// A pointer that was left on a note would say what its owner chose.
	await expect(lead.page.locator('.cursors .cursor')).toHaveCount(0);
	for (const { page } of participants().filter(({ touch }) => !touch)) {
		for (const [i, sum] of SUMS.entries())
			await expect(noteWith(page, text(i)).locator('.sum')).toHaveText(String(sum));
	}
	await press(lead.m.votes.closed.all);
	await expect(panel().locator('.points')).toHaveText(SUMS.map(String));
	await expect(panel()).toContainText(lead.m.votes.result.tie(2));
	await panel().getByRole('button', { name: lead.m.votes.result.runOff }).click();

	for (const seat of participants()) {
		const choice = text(FOR_FIRST.includes(seat.name) ? 0 : 1);
		await chooseOne(seat, choice, { round: 2, notes: 2 });
	}
	await expect(panel()).toContainText(lead.m.votes.card.voted(room.length - 1));
	await panel().getByRole('button', { name: lead.m.votes.opener.close }).click();
	await each(room, async ({ page, m }) => {
		const line = `${m.votes.result.place(1)}: ${text(0)}, ${m.votes.votes(FOR_FIRST.length)}`;
		await expect(page.getByRole('button', { name: line })).toBeVisible();
	});
	await expect(panel().locator('details').first().locator('.points')).toHaveText(['4', '3']);
});

test('the decision is written, and the next phase has everybody, the phone too', async () => {
	const clara = by('Clara');
	await showAll(clara.page);
	await write(clara, await inZone(clara.page, CANVAS, 'decision'), DECISION);
	await each(room, ({ page }) => expect(noteWith(page, DECISION)).toBeAttached());
	await press(lead.m.run.title);
	await press(lead.m.run.next);
	await inStep(3);
	await each(room, async (seat) => {
		await showAll(seat.page);
		for (const words of [...ALL, DECISION]) await expect(noteWith(seat.page, words)).toHaveCount(1);
		await expect(notesOf(seat)).toHaveCount(ALL.length + 1);
	});
	await sameForAll(room);
});
