import { describe, expect, it } from 'vitest';
import { group, ungroup } from '#lib/domain/arrange/group.ts';
import { MAX_GROUP_DEPTH } from '#lib/domain/elements.ts';
import { chance, Network, peer } from '../peers.ts';
import { createElements, readElements } from '#lib/domain/board-doc.ts';
import { groupsOf, noteAt, seated } from './table.ts';

const four = () => seated(...['a', 'b', 'c', 'd'].map((id, i) => noteAt(id, i * 300, 0)));

describe('groups', () => {
	it('go into groups, innermost first, and come apart from the outside', () => {
		const { board } = four();
		group(board, ['a', 'b'], 'g');
		group(board, ['a', 'b', 'c'], 'h');
		expect(['a', 'b', 'c', 'd'].map((id) => groupsOf(board, id))).toEqual([
			['g', 'h'],
			['g', 'h'],
			['h'],
			[]
		]);
		ungroup(board, ['a', 'b', 'c']);
		expect(['a', 'b', 'c'].map((id) => groupsOf(board, id))).toEqual([['g'], ['g'], []]);
		ungroup(board, ['a', 'b']);
		expect(groupsOf(board, 'a')).toEqual([]);
	});

	it('are made inside of a group whose elements were taken alone', () => {
		const { board } = four();
		group(board, ['a', 'b', 'c'], 'h');
		group(board, ['a', 'b'], 'g');
		expect(['a', 'b', 'c'].map((id) => groupsOf(board, id))).toEqual([
			['g', 'h'],
			['g', 'h'],
			['h']
		]);
	});

	it('dissolve whole when one element of them was taken alone', () => {
		const { board } = four();
		group(board, ['a', 'b', 'c'], 'h');
		ungroup(board, ['a']);
		expect(['a', 'b', 'c'].map((id) => groupsOf(board, id))).toEqual([[], [], []]);
	});

	it('are refused to one thing alone, to the same again, and beyond the depth', () => {
		const { board } = four();
		expect(group(board, ['a'], 'g')).toEqual({ kind: 'alone' });
		group(board, ['a', 'b'], 'g');
		expect(group(board, ['a', 'b'], 'again')).toEqual({ kind: 'alone' });
		const deep = Array.from({ length: MAX_GROUP_DEPTH }, (_, i) => `g${i}`);
		const { board: full } = seated(noteAt('a', 0, 0, { groups: deep }), noteAt('b', 300, 0));
		expect(group(full, ['a', 'b'], 'one more')).toEqual({ kind: 'too-deep' });
		expect(groupsOf(full, 'b')).toEqual([]);
	});
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('three people grouping at once (%i)', (seed) => {
	it('agree in the end, and no group lies in itself', () => {
		const dice = chance(seed);
		const people = [1, 2, 3].map((client) => peer(String(client), client));
		const net = new Network(...people);
		const ids = Array.from({ length: 8 }, (_, i) => `n${i}`);
		createElements(
			people[0]!.board,
			ids.map((id, i) => noteAt(id, i * 220, 0))
		);
		net.settle();
		let made = 0;
		for (let i = 0; i < 120; i++) {
			const who = dice.pick(people);
			const some = dice.some(ids, 0.4);
			const what = dice.below(10);
			if (what < 4) group(who.board, some, `${who.name}-${made++}`);
			else if (what < 6) ungroup(who.board, some);
			else if (what < 7) who.undo.undo();
			else if (what < 9) net.push(who);
			else net.pull(who);
			for (const record of readElements(who.board)) {
				const { groups = [] } = record;
				expect(new Set(groups).size).toBe(groups.length);
				expect(groups.length).toBeLessThanOrEqual(MAX_GROUP_DEPTH);
			}
		}
		net.settle();
		const [first, ...rest] = people.map(({ board }) => board.elements.toJSON());
		for (const other of rest) expect(other).toEqual(first);
		// Whatever contains a group from the outside never lies in it too.
		const above = new Map<string, Set<string>>();
		for (const { groups = [] } of readElements(people[0]!.board)) {
			groups.forEach((inner, i) => {
				const outer = above.get(inner) ?? new Set();
				for (const each of groups.slice(i + 1)) outer.add(each);
				above.set(inner, outer);
			});
		}
		for (const [inner, outer] of above) {
			for (const each of outer) expect(above.get(each)?.has(inner) ?? false).toBe(false);
		}
	});
});
