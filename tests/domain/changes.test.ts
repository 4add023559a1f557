import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	createNotes,
	deleteElements,
	moveElements,
	openBoard,
	textOf,
	type Board
} from '#lib/domain/board-doc.ts';
import { changesOf } from '#lib/domain/changes.ts';
import { aNote } from './peers.ts';

let board: Board;
let seen: { changed: string[]; removed: string[] }[];

beforeEach(() => {
	board = openBoard(new Y.Doc());
	createNotes(board, [aNote('a'), aNote('b'), aNote('c')]);
	seen = [];
	board.elements.observeDeep((events) => {
		const { changed, removed } = changesOf(board.elements, events);
		seen.push({ changed: [...changed].sort(), removed: [...removed].sort() });
	});
});

test('what is new, moved or typed in has changed', () => {
	createNotes(board, [aNote('d')]);
	moveElements(board, new Map([['a', [1, 1]]]));
	textOf(board, 'b')?.insert(0, 'x');
	expect(seen).toEqual([
		{ changed: ['d'], removed: [] },
		{ changed: ['a'], removed: [] },
		{ changed: ['b'], removed: [] }
	]);
});

test('what is deleted is removed, and nothing else is touched', () => {
	deleteElements(board, ['a', 'b']);
	expect(seen).toEqual([{ changed: [], removed: ['a', 'b'] }]);
});

test('what was changed and deleted in one transaction is removed', () => {
	board.doc.transact(() => {
		moveElements(board, new Map([['a', [1, 1]]]));
		textOf(board, 'a')?.insert(0, 'x');
		deleteElements(board, ['a']);
	});
	expect(seen).toEqual([{ changed: [], removed: ['a'] }]);
});

test('what was deleted and made again under its id has changed', () => {
	board.doc.transact(() => {
		deleteElements(board, ['a']);
		createNotes(board, [aNote('a')]);
	});
	expect(seen).toEqual([{ changed: ['a'], removed: [] }]);
});

test('changes deep inside a foreign element count as its own', () => {
	const points = new Y.Array<number>();
	board.elements.set('ink', new Y.Map([['points', points]]));
	points.push([1]);
	expect(seen.at(-1)).toEqual({ changed: ['ink'], removed: [] });
});

test('a root that another program uses as a list says nothing and breaks nothing', () => {
	const other = new Y.Doc();
	other.getArray('elements').push([new Y.Map([['x', 1]])]);
	Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(other));
	expect(seen.flatMap(({ changed, removed }) => [...changed, ...removed])).not.toContain('0');
});
