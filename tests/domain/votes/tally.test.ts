import { describe, expect, test } from 'vitest';
import { SCORE, type BallotForm, type Closed, type Result } from '#lib/domain/votes/ballot.ts';
import {
	runOffOf,
	spreadOf,
	standingsOf,
	tally,
	tiedAtTheTop,
	type VoteOf
} from '#lib/domain/votes/tally.ts';

const DOTS: BallotForm = { kind: 'dots', board: 'b', dots: 3, cap: 3, scope: {} };
const RANKING: BallotForm = {
	kind: 'ranking',
	options: ['x', 'y', 'z'].map((id) => ({ id, text: id }))
};
const there = (): boolean => true;
const votes = (by: Readonly<Record<string, Readonly<Record<string, number>>>>): VoteOf[] =>
	Object.entries(by).flatMap(([voter, theirs]) =>
		Object.entries(theirs).map(([choice, weight]) => ({ voter, choice, weight }))
	);
const closed = (result: Result): Closed => ({ at: 1, result });
const open = (totals: Readonly<Record<string, number>>, voters = 3): Closed =>
	closed({ withheld: false, voters, totals });

describe('a tally', () => {
	test('adds up dots, and says of secret ones nothing about who', () => {
		const cast = votes({ anna: { a: 2, b: 1 }, boris: { a: 1 }, vera: { c: 3 } });
		expect(tally({ form: DOTS, secret: true }, cast, there)).toEqual({
			withheld: false,
			voters: 3,
			totals: { a: 3, b: 1, c: 3 }
		});
	});

	test('of two voters is withheld when it is secret, and of notes that are gone doesn’t count', () => {
		const cast = votes({ anna: { a: 1 }, boris: { a: 1 }, vera: { gone: 3 } });
		const isThere = (id: string): boolean => id !== 'gone';
		expect(tally({ form: DOTS, secret: true }, cast, isThere)).toEqual({
			withheld: true,
			voters: 2
		});
		expect(tally({ form: DOTS, secret: false }, cast, isThere)).toEqual({
			withheld: false,
			voters: 2,
			totals: { a: 2 },
			choices: { anna: { a: 1 }, boris: { a: 1 } }
		});
	});

	test('of nobody is nothing', () => {
		expect(tally({ form: DOTS, secret: true }, [], there)).toEqual({ withheld: true, voters: 0 });
		expect(tally({ form: DOTS, secret: false }, [], there)).toMatchObject({
			voters: 0,
			totals: {}
		});
	});

	test('gives a ranked option a point for each one below it', () => {
		const cast = votes({
			anna: { x: 1, y: 2, z: 3 },
			boris: { x: 1, z: 2, y: 3 },
			vera: { z: 1, x: 2, y: 3 }
		});
		expect(tally({ form: RANKING, secret: true }, cast, there)).toMatchObject({
			totals: { x: 5, y: 1, z: 3 }
		});
	});

	test('counts people by score', () => {
		const cast = votes({ anna: { [SCORE]: 5 }, boris: { [SCORE]: 0 }, vera: { [SCORE]: 5 } });
		expect(tally({ form: { kind: 'fist' }, secret: true }, cast, there)).toMatchObject({
			totals: { 0: 1, 5: 2 }
		});
	});
});

test('standings share a place and leave out those after it', () => {
	expect(standingsOf({ a: 1, b: 3, c: 3, d: 0 }).map(({ id, place }) => [id, place])).toEqual([
		['b', 1],
		['c', 1],
		['a', 3],
		['d', 4]
	]);
	expect(standingsOf({}, ['x', 'y']).map(({ points, place }) => [points, place])).toEqual([
		[0, 1],
		[0, 1]
	]);
});

describe('a tie', () => {
	test.each([
		['two share the first place', DOTS, open({ a: 3, b: 3, c: 1 }), ['a', 'b']],
		['one is first', DOTS, open({ a: 3, b: 2, c: 2 }), []],
		['nobody voted', DOTS, open({}, 0), []],
		['one note has all', DOTS, open({ a: 3 }), []],
		['it was withheld', DOTS, closed({ withheld: true, voters: 2 }), []],
		['it is open', DOTS, null, []],
		['all options rank alike', RANKING, open({ x: 3, y: 3, z: 3 }), ['x', 'y', 'z']],
		['two options rank alike', RANKING, open({ x: 4, y: 4, z: 1 }), ['x', 'y']],
		['scores can’t be', { kind: 'fist' }, open({ 1: 2, 2: 2 }), []]
	] as const)('%s', (_name, form, result, tied) => {
		expect(tiedAtTheTop({ form, closed: result })).toEqual(tied);
	});

	test('is run off between those that are still there, one dot each', () => {
		const ballot = { form: DOTS, closed: open({ a: 3, b: 3, c: 3 }) };
		expect(runOffOf(ballot, (id) => id !== 'c')).toEqual({
			kind: 'dots',
			board: 'b',
			dots: 1,
			cap: 1,
			scope: { notes: ['a', 'b'] }
		});
		expect(runOffOf(ballot, (id) => id === 'a')).toBeNull();
	});

	test('of options is ranked again, without the others', () => {
		const again = runOffOf({ form: RANKING, closed: open({ x: 4, y: 1, z: 4 }) }, there);
		expect(again).toEqual({
			kind: 'ranking',
			options: [
				{ id: 'x', text: 'x' },
				{ id: 'z', text: 'z' }
			]
		});
		expect(runOffOf({ form: RANKING, closed: open({ x: 4, y: 1, z: 3 }) }, there)).toBeNull();
	});
});

test('scores have a mean, a median and a spread', () => {
	expect(spreadOf({ 2: 1, 4: 2, 5: 1 }, [0, 5])).toEqual({
		mean: 3.75,
		median: 4,
		deviation: Math.sqrt((1.75 ** 2 + 0.25 ** 2 * 2 + 1.25 ** 2) / 4),
		counts: [0, 0, 1, 0, 2, 1]
	});
	expect(spreadOf({ 1: 1, 10: 1 }, [1, 10])).toMatchObject({
		mean: 5.5,
		median: 5.5,
		deviation: 4.5
	});
	expect(spreadOf({}, [0, 5])).toBeNull();
	expect(spreadOf({ 7: 3 }, [0, 5])).toBeNull();
});
