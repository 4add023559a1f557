import { describe, expect, test } from 'vitest';
import { SCORE, type BallotForm, type CastVote } from '#lib/domain/votes/ballot.ts';
import { cast, leftOf, type NotesKnown, type VoteWish } from '#lib/domain/votes/casting.ts';

const DOTS: BallotForm = { kind: 'dots', board: 'b', dots: 3, cap: 2, scope: {} };
const RANKING: BallotForm = {
	kind: 'ranking',
	options: [
		{ id: 'x', text: 'X' },
		{ id: 'y', text: 'Y' },
		{ id: 'z', text: 'Z' }
	]
};
const ALL: NotesKnown = { isThere: () => true, isEligible: () => true };
const dots = (note: string, count: number): VoteWish => ({ kind: 'vote-dots', note, dots: count });
const mine = (votes: Readonly<Record<string, number>>): CastVote[] =>
	Object.entries(votes).map(([choice, weight]) => ({ choice, weight }));

describe('dots', () => {
	test('are what the note has then, however often that is said', () => {
		const once = cast(DOTS, [], dots('a', 2), ALL);
		expect(once).toEqual({ ok: [{ choice: 'a', weight: 2 }], left: 1 });
		expect('ok' in once && cast(DOTS, once.ok, dots('a', 2), ALL)).toEqual(once);
	});

	test('are taken back by none, also on a note that is gone', () => {
		const gone: NotesKnown = { isThere: () => false, isEligible: () => false };
		expect(cast(DOTS, mine({ a: 2 }), dots('a', 0), gone)).toEqual({ ok: [], left: 3 });
	});

	test.each([
		[{ a: 2 }, dots('b', 2), 'over_budget'],
		[{}, dots('b', 3), 'over_cap'],
		[{}, dots('b', -1), 'vote_invalid'],
		[{}, dots('b', 0.5), 'vote_invalid'],
		[{}, dots('b', NaN), 'vote_invalid'],
		[{}, { kind: 'vote-score', score: 3 }, 'vote_invalid'],
		[{}, { kind: 'vote-order', order: ['b'] }, 'vote_invalid']
	] as const)('%j, then %j: %s', (before, wish, why) => {
		expect(cast(DOTS, mine(before), wish, ALL)).toEqual({ refused: why });
	});

	test('lie on no note that is gone or barred; those on a note that was moved away stay and get no more', () => {
		const known: NotesKnown = { isThere: (id) => id !== 'gone', isEligible: (id) => id === 'in' };
		expect(cast(DOTS, [], dots('gone', 1), known)).toEqual({ refused: 'note_gone' });
		expect(cast(DOTS, [], dots('out', 1), known)).toEqual({ refused: 'note_barred' });
		expect(cast(DOTS, mine({ out: 1 }), dots('out', 2), known)).toEqual({ refused: 'note_barred' });
		expect(cast(DOTS, mine({ out: 2 }), dots('out', 1), known)).toEqual({
			ok: [{ choice: 'out', weight: 1 }],
			left: 2
		});
	});

	test('on a note that was deleted are free again', () => {
		const known: NotesKnown = { isThere: (id) => id !== 'gone', isEligible: () => true };
		expect(leftOf(DOTS, mine({ gone: 2, a: 1 }), known.isThere)).toBe(2);
		expect(cast(DOTS, mine({ gone: 2, a: 1 }), dots('a', 2), known)).toEqual({
			ok: [{ choice: 'a', weight: 2 }],
			left: 1
		});
	});
});

describe('scores', () => {
	test.each([
		['fist', 0],
		['fist', 5],
		['scale', 1],
		['scale', 10]
	] as const)('a %s of %d is one', (kind, score) => {
		expect(cast({ kind }, [], { kind: 'vote-score', score }, ALL)).toEqual({
			ok: [{ choice: SCORE, weight: score }],
			left: 0
		});
	});

	test.each([
		['fist', -1],
		['fist', 6],
		['fist', 2.5],
		['scale', 0],
		['scale', 11],
		['scale', NaN]
	] as const)('a %s of %d is none', (kind, score) => {
		expect(cast({ kind }, [], { kind: 'vote-score', score }, ALL)).toEqual({
			refused: 'vote_invalid'
		});
	});

	test('are changed and taken back', () => {
		const before = mine({ [SCORE]: 4 });
		expect(cast({ kind: 'fist' }, before, { kind: 'vote-score', score: 2 }, ALL)).toMatchObject({
			ok: [{ choice: SCORE, weight: 2 }]
		});
		expect(cast({ kind: 'fist' }, before, { kind: 'vote-score', score: null }, ALL)).toEqual({
			ok: [],
			left: 1
		});
	});
});

describe('rankings', () => {
	const order = (...ids: string[]): VoteWish => ({ kind: 'vote-order', order: ids });

	test('name every option once, or none', () => {
		expect(cast(RANKING, [], order('z', 'x', 'y'), ALL)).toEqual({
			ok: mine({ z: 1, x: 2, y: 3 }),
			left: 0
		});
		expect(cast(RANKING, mine({ z: 1, x: 2, y: 3 }), order(), ALL)).toEqual({ ok: [], left: 1 });
	});

	test.each([
		[order('x', 'y')],
		[order('x', 'y', 'y')],
		[order('x', 'y', 'z', 'w')],
		[order('x', 'y', 'w')],
		[dots('x', 1)]
	])('%j is none', (wish) => {
		expect(cast(RANKING, [], wish, ALL)).toEqual({ refused: 'vote_invalid' });
	});
});
