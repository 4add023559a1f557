import { expect, test } from 'vitest';
import { OwnVotes, type VoteProblem } from '#lib/board/own-votes.svelte.ts';
import type { Ballot, CastVote } from '#lib/domain/votes/ballot.ts';
import type { VoteWish } from '#lib/domain/votes/casting.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { ApiResult } from '#lib/sync/api.ts';

const BALLOT: Ballot = {
	id: 'v1',
	seq: 1,
	round: 1,
	title: {},
	form: { kind: 'dots', board: 'b', dots: 3, cap: 3, scope: {} },
	secret: true,
	openedAt: 1,
	closed: null
};
const DONE: ApiResult<CommandAnswer> = { ok: true, value: { kind: 'done', left: 0 } };
const REFUSED: ApiResult<CommandAnswer> = {
	ok: true,
	value: { kind: 'refused', why: 'over_budget' }
};
const DOWN = { ok: false, code: 'network' } as const;
const dots = (note: string, count: number): VoteWish => ({ kind: 'vote-dots', note, dots: count });
/** Everything that waits for nothing outside. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A server that answers as it is told, each vote when it is told. */
function sit(stored: readonly CastVote[] = []) {
	const sent: { key: string; wish: VoteWish; answer: (with_: ApiResult<CommandAnswer>) => void }[] =
		[];
	const problems: VoteProblem[] = [];
	const heard = { loads: 0, sent: 0, waits: [] as number[] };
	const gone = new Set<string>();
	let known = stored;
	let keys = 0;
	const own = new OwnVotes({
		ballot: BALLOT,
		notes: { isThere: (id) => !gone.has(id), isEligible: () => true },
		send: (key, wish) => new Promise((answer) => sent.push({ key, wish, answer })),
		load: async () => {
			heard.loads++;
			return { ok: true, value: { votes: known, left: 0 } };
		},
		wait: async (ms) => void heard.waits.push(ms),
		newKey: () => `k${keys++}`,
		onproblem: (problem) => problems.push(problem),
		onsent: () => heard.sent++
	});
	const store = (votes: readonly CastVote[]): void => void (known = votes);
	return { own, sent, problems, heard, gone, store };
}

test('a vote is shown at once and sent one after the other, of each note the last word alone', async () => {
	const { own, sent, heard } = sit();
	await settle();
	for (const count of [1, 2, 3]) own.wish(dots('a', count));
	expect([own.of('a'), own.left]).toEqual([3, 0]);
	expect(sent.map(({ wish }) => wish)).toEqual([dots('a', 1)]);
	sent[0]!.answer(DONE);
	await settle();
	expect(sent.map(({ wish }) => wish)).toEqual([dots('a', 1), dots('a', 3)]);
	sent[1]!.answer(DONE);
	await settle();
	expect([own.sending, heard.sent]).toEqual([false, 1]);
});

test('what takes dots back goes before what gives them elsewhere', async () => {
	const { own, sent } = sit([{ choice: 'a', weight: 3 }]);
	await settle();
	own.wish(dots('a', 2));
	own.wish(dots('b', 1));
	own.wish(dots('a', 1));
	own.wish(dots('b', 2));
	for (let i = 0; i < 3; i++) {
		sent[i]!.answer(DONE);
		await settle();
	}
	expect(sent.map(({ wish }) => wish)).toEqual([dots('a', 2), dots('a', 1), dots('b', 2)]);
});

test('what can’t be sent is sent again with the same key, and said once', async () => {
	const { own, sent, problems, heard } = sit();
	await settle();
	own.wish(dots('a', 1));
	for (let i = 0; i < 3; i++) {
		sent[i]!.answer(DOWN);
		await settle();
	}
	sent[3]!.answer(DONE);
	await settle();
	expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
	expect(problems).toEqual(['network']);
	expect(heard.waits).toEqual([500, 1_000, 2_000]);
	expect(own.of('a')).toBe(1);
});

test('what the server refuses gives way to what it knows', async () => {
	const { own, sent, problems, store } = sit();
	await settle();
	own.wish(dots('a', 3));
	own.wish(dots('a', 2));
	store([{ choice: 'b', weight: 3 }]);
	sent[0]!.answer(REFUSED);
	await settle();
	expect(problems).toEqual(['over_budget']);
	expect(own.votes).toEqual([{ choice: 'b', weight: 3 }]);
	expect(sent).toHaveLength(1);
});

test('an answer that is older than what was given since changes nothing', async () => {
	const { own, sent, store } = sit();
	own.wish(dots('a', 1));
	await settle();
	expect(own.of('a')).toBe(1);
	store([{ choice: 'a', weight: 1 }]);
	sent[0]!.answer(DONE);
	await settle();
	expect(own.of('a')).toBe(1);
});

test('what can’t be isn’t sent, and nothing is after the close', async () => {
	const { own, sent, gone } = sit([{ choice: 'a', weight: 3 }]);
	await settle();
	expect(own.wish(dots('b', 1))).toBe('over_budget');
	gone.add('a');
	expect(own.left).toBe(3);
	expect(own.wish(dots('b', 1))).toBeNull();
	own.end();
	expect(own.wish(dots('b', 2))).toBe('ballot_closed');
	sent[0]!.answer(DOWN);
	await settle();
	expect(sent).toHaveLength(1);
	expect(own.given).toBe(1);
});
