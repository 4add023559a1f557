import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import {
	byZ,
	createNotes,
	openBoard,
	readElements,
	reorder,
	type Board,
	type Shift
} from '#lib/domain/board-doc.ts';
import {
	MAX_KEY_LENGTH,
	healKey,
	isOrderKey,
	keysAbove,
	rekey,
	type Ordered
} from '#lib/domain/order.ts';
import { aNote, boardWith, chance } from './peers.ts';

const drawn = (board: Board): string =>
	readElements(board)
		.sort(byZ)
		.map(({ id }) => id)
		.join('');

/** Notes in one pile, lowest first. */
const pile = (ids: string): Board => boardWith(...[...ids].map((id) => aNote(id)));

describe('keys', () => {
	test.each(['a0', 'Zz', 'a1V', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz', 'b00'])('%s is one', (key) => {
		expect(isOrderKey(key)).toBe(true);
		expect(healKey(key)).toBe(key);
	});

	test.each([
		'',
		'a',
		'0',
		'a00',
		'a!',
		'a0я',
		'b0',
		' a0',
		`A${'0'.repeat(26)}`,
		`a0${'V'.repeat(MAX_KEY_LENGTH)}`,
		null,
		7,
		['a0']
	])('%j is none and counts as the lowest', (value) => {
		expect(isOrderKey(value)).toBe(false);
		expect(healKey(value)).toBe('');
	});

	test('equal keys go by id', () => {
		const items: Ordered[] = [
			{ id: 'b', z: 'a0' },
			{ id: 'a', z: 'a0' },
			{ id: 'c', z: '' }
		];
		expect(items.sort(byZ).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
		expect(byZ({ id: 'a', z: 'a0' }, { id: 'a', z: 'a0' })).toBe(0);
	});

	test('above anything, also above nonsense', () => {
		expect(keysAbove([], 2)).toEqual(['a0', 'a1']);
		expect(keysAbove(['a3', 'zzz!', 'a1', null], 2)).toEqual(['a4', 'a5']);
	});
});

describe('new keys for an order', () => {
	const order = (...items: [id: string, z: string][]): Ordered[] =>
		items.map(([id, z]) => ({ id, z }));

	test('only what is moved gets one', () => {
		const keys = rekey(order(['a', 'a0'], ['x', 'a9'], ['b', 'a1']), new Set('x'));
		expect([...keys]).toEqual([['x', 'a0V']]);
	});

	test('between equal keys the upper neighbours get one as well', () => {
		const keys = rekey(
			order(['a', 'a0'], ['x', 'a9'], ['b', 'a0'], ['c', 'a0'], ['d', 'a1']),
			new Set('x')
		);
		expect([...keys.keys()]).toEqual(['x', 'b', 'c']);
	});

	test('equal keys elsewhere are left in peace', () => {
		const keys = rekey(order(['a', 'a0'], ['b', 'a0'], ['x', 'Zz']), new Set('x'));
		expect([...keys]).toEqual([['x', 'a1']]);
	});

	test('a gap without room is opened by its upper neighbours', () => {
		const long = `a0${'0'.repeat(MAX_KEY_LENGTH - 3)}1`;
		const keys = rekey(order(['a', 'a0'], ['x', 'a9'], ['b', long], ['c', 'a1']), new Set('x'));
		expect([...keys.keys()]).toEqual(['x', 'b']);
		for (const key of keys.values()) expect(key.length).toBeLessThan(10);
	});

	test('always make the order that was asked for', () => {
		const { below, pick, next } = chance(3);
		const keys = ['a0', 'a0', 'a1', 'a1V', 'a1V', 'Zz', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz', '', 'a0G'];
		for (let round = 0; round < 500; round++) {
			const items = Array.from({ length: 1 + below(9) }, (_, i) => ({
				id: `n${i}`,
				z: pick(keys)
			}));
			items.sort(byZ);
			const moved = new Set(items.filter(() => next() < 0.4).map(({ id }) => id));
			const rest = items.filter(({ id }) => !moved.has(id));
			const at = below(rest.length + 1);
			const wanted = [
				...rest.slice(0, at),
				...items.filter(({ id }) => moved.has(id)),
				...rest.slice(at)
			];
			const fresh = rekey(wanted, moved);
			const result = wanted.map(({ id, z }) => ({ id, z: fresh.get(id) ?? z })).sort(byZ);
			expect(result.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
			for (const key of fresh.values()) expect(isOrderKey(key)).toBe(true);
		}
	});
});

describe('bringing forward and back', () => {
	test.each<[Shift, string, string]>([
		['front', 'bd', 'acebd'],
		['back', 'bd', 'bdace'],
		['forward', 'b', 'acbde'],
		['backward', 'd', 'abdce'],
		['forward', 'bc', 'adbce'],
		['backward', 'cd', 'acdbe'],
		['forward', 'bd', 'acbed'],
		['backward', 'bd', 'badce']
	])('%s of %s keeps their order among themselves: %s', (shift, ids, expected) => {
		const board = pile('abcde');
		reorder(board, ids, shift);
		expect(drawn(board)).toBe(expected);
	});

	test.each<[Shift, string]>([
		['front', 'de'],
		['back', 'ab'],
		['forward', 'e'],
		['backward', 'a'],
		['front', 'abcde'],
		['forward', 'abcde'],
		['front', ''],
		['front', '?']
	])('%s of %s, which is there already, writes nothing', (shift, ids) => {
		const board = pile('abcde');
		const listener = vi.fn();
		board.doc.on('afterTransaction', listener);
		expect(reorder(board, ids, shift)).toEqual([]);
		expect(listener).not.toHaveBeenCalled();
	});

	test('forward jumps over the next one that overlaps, whatever lies between', () => {
		const board = boardWith(
			aNote('a'),
			aNote('b', { xy: [1000, 0] }),
			aNote('c', { xy: [2000, 0] }),
			aNote('d', { xy: [100, 100] }),
			aNote('e', { xy: [50, 50] })
		);
		expect(reorder(board, ['a'], 'forward')).toEqual(['a']);
		expect(drawn(board)).toBe('bcdae');
		reorder(board, ['a'], 'backward');
		expect(drawn(board)).toBe('bcade');
	});

	test('forward of what nothing covers changes nothing', () => {
		const board = boardWith(aNote('a'), aNote('b', { xy: [1000, 0] }));
		expect(reorder(board, ['a'], 'forward')).toEqual([]);
	});

	test('changes the fewest keys', () => {
		const board = pile('abcde');
		expect(reorder(board, ['c'], 'front')).toEqual(['c']);
		expect(reorder(board, ['a', 'b'], 'front')).toEqual(['a', 'b']);
	});

	test('works between notes that two people made at once with equal keys', () => {
		const a = openBoard(new Y.Doc());
		const b = openBoard(new Y.Doc());
		createNotes(a, [aNote('a'), aNote('c')]);
		createNotes(b, [aNote('b'), aNote('d')]);
		Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc));
		expect(drawn(a)).toBe('abcd');
		reorder(a, ['a'], 'forward');
		expect(drawn(a)).toBe('bacd');
		reorder(a, ['d'], 'back');
		expect(drawn(a)).toBe('dbac');
	});

	test('works on notes whose keys are nonsense', () => {
		const board = pile('abc');
		for (const id of 'abc') {
			const map = board.elements.get(id);
			if (map instanceof Y.Map) map.set('z', '!');
		}
		expect(drawn(board)).toBe('abc');
		reorder(board, ['c'], 'back');
		expect(drawn(board)).toBe('cab');
		reorder(board, ['c'], 'front');
		expect(drawn(board)).toBe('abc');
	});

	test('never runs out of room between two notes', () => {
		const board = pile('abcd');
		for (let i = 0; i < 1_000; i++) reorder(board, [i % 2 ? 'b' : 'c'], 'forward');
		for (const { z } of readElements(board)) expect(z.length).toBeLessThanOrEqual(MAX_KEY_LENGTH);
		expect(drawn(board)).toHaveLength(4);
	});
});
