import { describe, expect, it } from 'vitest';
import { duplicatesAmong, sayingOf } from '#lib/domain/arrange/duplicates.ts';
import { isStack, STACK_STEP } from '#lib/domain/arrange/is-stack.ts';
import { spread, stack, stackDuplicates } from '#lib/domain/arrange/stack.ts';
import { byZ, readElements, type Board } from '#lib/domain/board-doc.ts';
import { intersects } from '#lib/domain/geometry.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { at, groupsOf, noteAt, rectAt, seated } from './table.ts';

const counter = () => {
	let n = 0;
	return () => `s${n++}`;
};
/** From the lowest to the one on top. */
const drawn = (board: Board): string[] =>
	readElements(board)
		.toSorted(byZ)
		.map(({ id }) => id);
const notes = (board: Board) => readElements(board).filter((each) => each.kind === 'note');

describe('a stack', () => {
	const made = () => {
		const who = seated(noteAt('a', 500, 0), noteAt('b', 0, 0), noteAt('c', 250, 300));
		stack(who.board, ['a', 'b', 'c'], counter());
		return who;
	};

	it('lies where its first note lay, the top one there, the others peeking out', () => {
		const { board } = made();
		expect([at(board, 'b'), at(board, 'a'), at(board, 'c')]).toEqual([
			[0, 0],
			[STACK_STEP, STACK_STEP],
			[2 * STACK_STEP, 2 * STACK_STEP]
		]);
		expect(isStack(readElements(board))).toBe(true);
		expect(groupsOf(board, 'a')).toEqual(['s0']);
	});

	it('is laid out again in a grid without overlap, and is no group any more', () => {
		const { board } = made();
		spread(board, ['a', 'b', 'c']);
		const rects = ['a', 'b', 'c'].map((id) => rectAt(board, id));
		rects.forEach((one, i) => {
			for (const other of rects.slice(i + 1)) expect(intersects(one, other)).toBe(false);
		});
		expect(at(board, 'b')).toEqual([0, 0]);
		expect(groupsOf(board, 'a')).toEqual([]);
	});

	it('is laid out again in the order in which its notes were read, whoever was drawn over whom', () => {
		const made = ['d', 'a', 'e', 'c', 'b'];
		// The same key twice, as two people bring about who add at once.
		const { board } = seated(
			...made.map((id, i) => noteAt(id, 250 * 'abcde'.indexOf(id), 0, { z: `a${Math.min(i, 3)}` }))
		);
		stack(board, made, counter());
		expect(drawn(board)).toEqual(['e', 'd', 'c', 'b', 'a']);
		spread(board, made);
		expect(
			readingOrder(readElements(board))
				.map(({ id }) => id)
				.join('')
		).toBe('abcde');
	});

	it('is gone with one undo', () => {
		const { board, undo } = made();
		undo.undo();
		expect(at(board, 'a')).toEqual([500, 0]);
		expect(groupsOf(board, 'a')).toEqual([]);
	});

	it('takes along what the notes carry', () => {
		const { board } = seated(noteAt('a', 0, 0), noteAt('b', 300, 0), {
			id: 's',
			kind: 'stamp',
			emoji: '👍',
			xy: [-10, -10],
			wh: [48, 48],
			at: 1,
			on: 'a'
		});
		stack(board, ['a', 'b', 's'], counter());
		expect(at(board, 's')).toEqual([-10, -10]);
		expect(drawn(board)).toEqual(['b', 'a', 's']);
	});

	it('is no group of notes that lie apart', () => {
		const { board } = seated(noteAt('a', 0, 0), noteAt('b', 30, 0));
		expect(isStack(readElements(board))).toBe(false);
		expect(spread(board, ['a', 'b'])).toEqual([]);
	});
});

describe('notes that say the same', () => {
	it('are found whatever their case, spaces, marks, and ё for е', () => {
		expect(sayingOf(' Ещё  раз! ')).toBe(sayingOf('еще раз'));
		const { board } = seated(
			noteAt('a', 0, 0, { text: 'Too slow' }),
			noteAt('b', 300, 0, { text: 'too  slow.' }),
			noteAt('c', 600, 0, { text: 'slow' }),
			noteAt('d', 900, 0, { text: '' }),
			noteAt('e', 1200, 0, { text: '' })
		);
		expect(duplicatesAmong(notes(board)).map((same) => same.map(({ id }) => id))).toEqual([
			['a', 'b']
		]);
	});

	it('become a stack each, where their first one lies, in one step', () => {
		const { board, undo } = seated(
			noteAt('a', 0, 0, { text: 'x' }),
			noteAt('b', 300, 0, { text: 'y' }),
			noteAt('c', 600, 0, { text: 'X' }),
			noteAt('d', 0, 300, { text: 'y' }),
			noteAt('e', 900, 0, { text: 'z' })
		);
		stackDuplicates(board, ['a', 'b', 'c', 'd', 'e'], counter());
		expect(groupsOf(board, 'a')).toEqual(groupsOf(board, 'c'));
		expect(groupsOf(board, 'b')).toEqual(groupsOf(board, 'd'));
		expect(groupsOf(board, 'e')).toEqual([]);
		expect(at(board, 'a')).toEqual([0, 0]);
		undo.undo();
		expect(at(board, 'c')).toEqual([600, 0]);
	});
});
