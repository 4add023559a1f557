import { expect, it } from 'vitest';
import { align } from '#lib/domain/arrange/align.ts';
import { group } from '#lib/domain/arrange/group.ts';
import { isLocked, setLocked } from '#lib/domain/arrange/lock.ts';
import { stack } from '#lib/domain/arrange/stack.ts';
import {
	deleteElements,
	moveElements,
	readElement,
	reorder,
	replaceText,
	resizeElements,
	setColor,
	setType
} from '#lib/domain/board-doc.ts';
import { noteAt, seated } from './table.ts';

it('what is locked stays where and as it is, whatever is done to all', () => {
	const { board } = seated(
		noteAt('a', 0, 0, { locked: true }),
		noteAt('b', 300, 90),
		noteAt('c', 600, 0)
	);
	const before = board.elements.toJSON()['a'];
	const all = ['a', 'b', 'c'];
	moveElements(board, new Map(all.map((id) => [id, [9, 9]])));
	resizeElements(board, new Map(all.map((id) => [id, { x: 1, y: 1, w: 99, h: 99 }])));
	setColor(board, all, 'red');
	setType(board, all, 'fact');
	reorder(board, all, 'front');
	replaceText(board, 'a', 'else');
	align(board, all, 'left');
	group(board, all, 'g');
	stack(board, all, () => 's');
	deleteElements(board, all);
	expect(board.elements.toJSON()).toEqual({ a: before });
});

it('unlocked it is like any other, and undo locks it again', () => {
	const { board, undo } = seated(noteAt('a', 0, 0, { locked: true }));
	expect(setLocked(board, ['a'], true)).toEqual([]);
	expect(setLocked(board, ['a'], false)).toEqual(['a']);
	expect(isLocked(board, 'a')).toBe(false);
	undo.undo();
	expect(isLocked(board, 'a')).toBe(true);
});

it('undo takes back what was done before it was locked', () => {
	const { board, undo } = seated(noteAt('a', 0, 0));
	moveElements(board, new Map([['a', [50, 0]]]));
	setLocked(board, ['a'], true);
	undo.undo();
	undo.undo();
	expect(readElement(board, 'a')).toMatchObject({ xy: [0, 0] });
	expect(isLocked(board, 'a')).toBe(false);
});
