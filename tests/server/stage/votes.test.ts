import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_TOOLS, MINUTE } from '#lib/domain/agenda.ts';
import { createNotes, deleteElements, openBoard } from '#lib/domain/board-doc.ts';
import { copiesOf, protect } from '#lib/domain/protected.ts';
import { NOTHING_RUNS, type RunRecord } from '#lib/domain/run.ts';
import { MAX_BALLOTS, type BallotForm } from '#lib/domain/votes/ballot.ts';
import { readBallots, readVoted } from '#lib/domain/votes/votes-doc.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { VotesRequest } from '#lib/protocol/commands/votes.ts';
import { createVotes, type Votes } from '../../../server/stage/votes/votes.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/types.ts';
import { createMemoryRooms, type MemoryRooms } from '../../support/memory-rooms.ts';
import { manualClock, type ManualClock } from '../../support/sync-clock.ts';

let dataDir: string;
let store: Store;
let clock: ManualClock;
let rooms: MemoryRooms;
let votes: Votes;
const errors: unknown[] = [];

/** A server process: what it knows is gone with it, the rows stay. */
function boot(): void {
	clock = manualClock(clock?.now() ?? 1_700_000_000_000);
	votes = createVotes({
		store,
		rooms,
		now: clock.now,
		timers: clock,
		onError: (error) => errors.push(error)
	});
}

beforeEach(async () => {
	dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-votes-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	store = opened.ok;
	const board = { id: 'b', workshop: 'w1', title: 'b', position: 0 };
	await store.workshops.create(
		{ id: 'w1', title: 'w1', locale: 'en', createdAt: 1 },
		[board],
		[],
		[]
	);
	rooms = createMemoryRooms();
	const place = { xy: [0, 0], wh: [208, 208], color: 'yellow', at: 1 } as const;
	createNotes(
		notes(),
		['a', 'b', 'c'].map((id) => ({ ...place, id, ...(id === 'c' && { type: 'risk' as const }) }))
	);
	boot();
});
afterEach(async () => {
	await votes.close();
	await store.close();
	await rm(dataDir, { recursive: true });
	expect(errors.splice(0)).toEqual([]);
});

const notes = () => openBoard(rooms.doc({ kind: 'board', workshop: 'w1', board: 'b' }));
const stage = () => rooms.doc({ kind: 'stage', workshop: 'w1' });
const shown = () => readBallots(stage());

let keys = 0;
const ask = (command: VotesRequest, participant: string | null = 'lead', key = `k${keys++}`) =>
	votes.command({ workshop: 'w1', participant }, key, command);
const DOTS: BallotForm = { kind: 'dots', board: 'b', dots: 3, cap: 2, scope: {} };
const open = (form: BallotForm = DOTS, ballot = 'v1', secret = true): Promise<CommandAnswer> =>
	ask({ kind: 'vote-open', ballot, title: {}, secret, form });
const dots = (who: string | null, note: string, count: number, key?: string, ballot = 'v1') =>
	ask({ kind: 'vote-dots', ballot, note, dots: count }, who, key);
const close = (ballot = 'v1') => ask({ kind: 'vote-close', ballot });
const done = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });
const counted = async (): Promise<number> => {
	await votes.close();
	return readVoted(stage(), 'v1');
};

describe('opening', () => {
	test('is seen by everybody when it is answered', async () => {
		expect(await open()).toEqual(done);
		expect(shown()).toMatchObject([{ id: 'v1', seq: 1, round: 1, form: DOTS, closed: null }]);
	});

	test('of two facilitators at once: one counts, one is told', async () => {
		expect(await Promise.all([open(DOTS, 'v1'), open(DOTS, 'v2')])).toEqual([
			done,
			refused('ballot_open')
		]);
		expect(shown().map(({ id }) => id)).toEqual(['v1']);
	});

	test('twice with one key opens one', async () => {
		const command: VotesRequest = {
			kind: 'vote-open',
			ballot: 'v1',
			title: {},
			secret: true,
			form: { kind: 'fist' }
		};
		expect(await Promise.all([ask(command, 'lead', 'k'), ask(command, 'lead', 'k')])).toEqual([
			done,
			done
		]);
		expect(shown()).toHaveLength(1);
	});

	test('needs a board of this workshop and a note that may be voted on', async () => {
		expect(await open({ ...DOTS, board: 'other' })).toEqual(refused('ballot_unknown'));
		expect(await open({ ...DOTS, scope: { types: ['idea'] } })).toEqual(refused('no_options'));
		expect(await open({ ...DOTS, scope: { notes: ['gone'] } })).toEqual(refused('no_options'));
		expect(await open({ ...DOTS, scope: { zones: [{ frame: 'gone' }] } })).toEqual(
			refused('no_options')
		);
		expect(await open({ ...DOTS, scope: { types: ['risk'] } })).toEqual(done);
	});

	test('ends when the workshop keeps as many as it may', async () => {
		for (let i = 0; i < MAX_BALLOTS; i++) {
			expect(await open({ kind: 'fist' }, `v${i}`)).toEqual(done);
			await close(`v${i}`);
		}
		expect(await open({ kind: 'fist' }, 'more')).toEqual(refused('ballots_full'));
	});
});

describe('voting', () => {
	beforeEach(() => open());

	test('tells the voter what is left, and everybody how many have voted and nothing else', async () => {
		expect(await dots('anna', 'a', 2)).toEqual({ ...done, left: 1 });
		expect(await dots('anna', 'b', 1)).toEqual({ ...done, left: 0 });
		expect(await dots('boris', 'a', 1)).toEqual({ ...done, left: 2 });
		expect(await counted()).toBe(2);
		expect(await votes.mine('w1', 'v1', 'anna')).toEqual({
			votes: [
				{ choice: 'a', weight: 2 },
				{ choice: 'b', weight: 1 }
			],
			left: 0
		});
		expect(await votes.mine('w1', 'v1', 'vera')).toEqual({ votes: [], left: 3 });
		expect(Object.keys(stage().getMap('votes').toJSON()['v1'])).not.toContain('totals');
	});

	test('can be taken back until the close, by the last dot also from those who have voted', async () => {
		await dots('anna', 'a', 2);
		expect(await dots('anna', 'a', 0)).toEqual({ ...done, left: 3 });
		expect(await counted()).toBe(0);
	});

	test('twice at once counts once: same key, and keys of two tabs', async () => {
		const same = await Promise.all([dots('anna', 'a', 2, 'k'), dots('anna', 'a', 2, 'k')]);
		expect(same).toEqual([
			{ ...done, left: 1 },
			{ ...done, left: 1 }
		]);
		const tabs = await Promise.all([dots('anna', 'b', 1), dots('anna', 'c', 1)]);
		expect(tabs).toEqual([{ ...done, left: 0 }, refused('over_budget')]);
	});

	test('that was tried again late doesn’t undo what came after it', async () => {
		await dots('anna', 'a', 2, 'first');
		await dots('anna', 'a', 1, 'second');
		expect(await dots('anna', 'a', 2, 'first')).toEqual({ ...done, left: 1 });
		expect((await votes.mine('w1', 'v1', 'anna'))?.votes).toEqual([{ choice: 'a', weight: 1 }]);
	});

	test.each([
		['b', 3, 'over_cap'],
		['gone', 1, 'note_gone']
	])('%s with %d dots: %s', async (note, count, why) => {
		expect(await dots('anna', note, count)).toEqual(refused(why));
		expect(await counted()).toBe(0);
	});

	test('is for people, in a ballot that is there and of that kind', async () => {
		expect(await dots(null, 'a', 1)).toEqual(refused('no_voter'));
		expect(await dots('anna', 'a', 1, undefined, 'other')).toEqual(refused('ballot_unknown'));
		expect(await ask({ kind: 'vote-score', ballot: 'v1', score: 3 }, 'anna')).toEqual(
			refused('vote_invalid')
		);
		expect(await ask({ kind: 'vote-order', ballot: 'v1', order: ['a'] }, 'anna')).toEqual(
			refused('vote_invalid')
		);
		expect(await votes.mine('w2', 'v1', 'anna')).toBeNull();
	});

	test('on a note that is deleted is free again, and doesn’t count', async () => {
		await dots('anna', 'a', 2);
		await dots('boris', 'b', 1);
		await dots('vera', 'b', 1);
		await dots('gleb', 'c', 1);
		deleteElements(notes(), ['a']);
		expect(await votes.mine('w1', 'v1', 'anna')).toEqual({ votes: [], left: 3 });
		expect(await dots('anna', 'b', 2)).toEqual({ ...done, left: 1 });
		deleteElements(notes(), ['c']);
		await close();
		expect(shown()[0]?.closed?.result).toEqual({
			withheld: false,
			voters: 3,
			totals: { b: 4 }
		});
	});

	test('on a note that a facilitator has protected goes on: it lies in the plan then', async () => {
		const plan = rooms.doc({ kind: 'plan', workshop: 'w1' });
		protect(plan, copiesOf(notes().elements, ['a']), null);
		deleteElements(notes(), ['a']);
		expect(await dots('anna', 'a', 1)).toEqual({ ...done, left: 2 });
	});
});

test('only notes of the types that were chosen take dots', async () => {
	await open({ ...DOTS, scope: { types: ['risk'] } });
	expect(await dots('anna', 'a', 1)).toEqual(refused('note_barred'));
	expect(await dots('anna', 'c', 1)).toEqual({ ...done, left: 2 });
});

describe('closing', () => {
	test('publishes totals, and of a secret ballot nothing else is left', async () => {
		await open();
		for (const who of ['anna', 'boris', 'vera']) await dots(who, 'a', 1);
		await dots('vera', 'b', 2);
		expect(await close()).toEqual(done);
		expect(shown()[0]?.closed).toEqual({
			at: clock.now(),
			result: { withheld: false, voters: 3, totals: { a: 3, b: 2 } }
		});
		expect(await store.votes.voters('v1')).toEqual([]);
		expect(await votes.mine('w1', 'v1', 'anna')).toEqual({ votes: [], left: 0 });
		expect(await votes.voters('w1', 'v1')).toEqual([]);
	});

	test('of two voters’ secret ballot says nothing but their number', async () => {
		await open();
		for (const who of ['anna', 'boris']) await dots(who, 'a', 1);
		await close();
		expect(shown()[0]?.closed?.result).toEqual({ withheld: true, voters: 2 });
		expect(await store.votes.voters('v1')).toEqual([]);
	});

	test('of one that was announced as open says who chose what', async () => {
		await open(DOTS, 'v1', false);
		await dots('anna', 'a', 2);
		expect(shown()[0]?.closed).toBeNull();
		await close();
		expect(shown()[0]?.closed?.result).toEqual({
			withheld: false,
			voters: 1,
			totals: { a: 2 },
			choices: { anna: { a: 2 } }
		});
	});

	test('twice, and voting after it, is told so; the same key again is not', async () => {
		await open();
		const command: VotesRequest = { kind: 'vote-close', ballot: 'v1' };
		expect(await ask(command, 'lead', 'k')).toEqual(done);
		expect(await close()).toEqual(refused('ballot_closed'));
		expect(await dots('anna', 'a', 1)).toEqual(refused('ballot_closed'));
		expect(await ask(command, 'lead', 'k')).toEqual(done);
		expect(await close('other')).toEqual(refused('ballot_unknown'));
	});

	test('that was written but not shown is shown after the restart', async () => {
		await open({ kind: 'fist' });
		for (const who of ['anna', 'boris', 'vera']) {
			await ask({ kind: 'vote-score', ballot: 'v1', score: 4 }, who);
		}
		await votes.close();
		rooms.failure = new Error('killed');
		await expect(close()).rejects.toThrow('killed');
		rooms.failure = null;
		expect(shown()[0]?.closed).toBeNull();
		boot();
		await votes.start();
		await votes.prepare('w1');
		expect(shown()[0]?.closed?.result).toMatchObject({ totals: { 4: 3 } });
	});

	test('overwrites what it erased as soon as nobody reads the files', async () => {
		await open();
		const scrub = store.votes.scrub;
		let tries = 0;
		store = { ...store, votes: { ...store.votes, scrub: async () => ++tries > 2 } };
		boot();
		await close();
		await clock.advance(30_000);
		expect([tries, clock.pending]).toEqual([3, 0]);
		expect(await scrub()).toBe(true);
	});
});

describe('a run-off', () => {
	const tie = async (): Promise<void> => {
		await open();
		await dots('anna', 'a', 2);
		await dots('boris', 'b', 2);
		await dots('vera', 'c', 1);
		await close();
	};
	const runOff = (next = 'v2') => ask({ kind: 'vote-runoff', ballot: 'v1', next });

	test('is between those that are tied, and the former round is kept', async () => {
		await tie();
		expect(await runOff()).toEqual(done);
		expect(shown()).toMatchObject([
			{ id: 'v1', closed: { result: { totals: { a: 2, b: 2, c: 1 } } } },
			{
				id: 'v2',
				round: 2,
				of: 'v1',
				closed: null,
				form: { kind: 'dots', dots: 1, cap: 1, scope: { notes: ['a', 'b'] } }
			}
		]);
		expect(await dots('anna', 'c', 1, undefined, 'v2')).toEqual(refused('note_barred'));
		expect(await dots('anna', 'b', 1, undefined, 'v2')).toEqual({ ...done, left: 0 });
	});

	test('pressed by two at once is one', async () => {
		await tie();
		expect(await Promise.all([runOff('v2'), runOff('v3')])).toEqual([done, refused('ballot_open')]);
	});

	test('needs a tie between notes that are still there', async () => {
		await tie();
		deleteElements(notes(), ['b']);
		expect(await runOff()).toEqual(refused('no_tie'));
		expect(await ask({ kind: 'vote-runoff', ballot: 'other', next: 'v2' })).toEqual(
			refused('ballot_unknown')
		);
	});

	test('of one that is open isn’t', async () => {
		await open();
		expect(await runOff()).toEqual(refused('no_tie'));
	});
});

describe('the room', () => {
	let step = 0;
	const room = async (more: Partial<RunRecord>): Promise<void> => {
		const from = (await store.stages.find('w1'))?.step ?? null;
		step = (from ?? 0) + 1;
		const state = JSON.stringify({ ...NOTHING_RUNS, ...more, step });
		await store.stages.save({
			workshop: 'w1',
			from,
			step,
			state,
			deadline: null,
			command: null
		});
	};
	const phase = {
		id: 'p',
		title: {},
		text: {},
		minutes: 5,
		mode: 'vote',
		tools: FIRST_TOOLS,
		named: true,
		closes: true
	} as const;
	const running = { state: 'running', endsAt: 9e12, total: MINUTE } as const;
	const over = { state: 'over', total: MINUTE } as const;
	const isOpen = (): boolean => shown()[0]?.closed === null;
	const goOn = async (more: Partial<RunRecord>): Promise<void> => {
		await room(more);
		await votes.follow('w1');
	};

	test('closes a vote with its clock where the phase says so, once', async () => {
		await room({ phase, since: 1, timer: running });
		await open();
		await goOn({ phase, since: 1, timer: { ...running, endsAt: 9e12 + MINUTE } });
		expect(isOpen()).toBe(true);
		await goOn({ phase, since: 1, timer: over, frozen: true });
		expect(isOpen()).toBe(false);
		const first = shown();
		await goOn({ phase, since: 1, timer: over });
		expect(shown()).toEqual(first);
	});

	test('leaves it open where the phase’s clock closes nothing, and closes it with the phase', async () => {
		await room({ phase: { ...phase, closes: false }, since: 1, timer: running });
		await open();
		await goOn({ phase: { ...phase, closes: false }, since: 1, timer: over });
		expect(isOpen()).toBe(true);
		await goOn({ phase: { ...phase, id: 'q' }, since: 2 });
		expect(isOpen()).toBe(false);
	});

	test('has no clock left to close one that was opened after its end, until it is set anew', async () => {
		await room({ phase, since: 1, timer: over, frozen: true });
		await open();
		await goOn({ phase, since: 1, timer: over });
		expect(isOpen()).toBe(true);
		await goOn({ phase, since: 1, timer: running });
		expect(isOpen()).toBe(true);
		await goOn({ phase, since: 1, timer: over });
		expect(isOpen()).toBe(false);
	});

	test('that went on while no server ran closes it at the start, before anybody votes', async () => {
		await open();
		await votes.close();
		await room({ phase, since: 2 });
		boot();
		await votes.start();
		expect(isOpen()).toBe(false);
	});

	test('that went on while the close failed closes it before the next vote', async () => {
		await open();
		await votes.close();
		await room({ phase, since: 2 });
		expect(await dots('anna', 'a', 1)).toEqual(refused('ballot_closed'));
		expect(isOpen()).toBe(false);
	});
});
