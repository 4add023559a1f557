import { describe, expect, it } from 'vitest';
import { align } from '#lib/domain/arrange/align.ts';
import { distribute } from '#lib/domain/arrange/distribute.ts';
import { group, ungroup } from '#lib/domain/arrange/group.ts';
import { setLocked } from '#lib/domain/arrange/lock.ts';
import { setNoteSize } from '#lib/domain/arrange/note-size.ts';
import { spread, stack, stackDuplicates } from '#lib/domain/arrange/stack.ts';
import { tidy } from '#lib/domain/arrange/tidy.ts';
import { createElements, moveElements, type Board } from '#lib/domain/board-doc.ts';
import { Network, peer } from '../peers.ts';
import { at, strewn, transactionsOf } from './table.ts';

let made = 0;
const newId = (): string => `made-${made++}`;

type Operation = readonly [name: string, run: (board: Board, ids: readonly string[]) => unknown];
const OPERATIONS: readonly Operation[] = [
	['align', (board, ids) => align(board, ids, 'middle')],
	['distribute', (board, ids) => distribute(board, ids, 'horizontal')],
	['tidy', tidy],
	['group', (board, ids) => group(board, ids, newId())],
	['lock', (board, ids) => setLocked(board, ids, true)],
	['size', (board, ids) => setNoteSize(board, ids, [144, 144])],
	['stack', (board, ids) => stack(board, ids, newId)],
	['stack duplicates', (board, ids) => stackDuplicates(board, ids, newId)]
];
const UNDOING: readonly Operation[] = [
	['ungroup', ungroup],
	['unlock', (board, ids) => setLocked(board, ids, false)],
	['spread', spread]
];

function fiveHundred() {
	const people = [peer('ann', 1), peer('bob', 2)];
	const [ann, bob] = [people[0]!, people[1]!];
	const net = new Network(ann, bob);
	createElements(bob.board, strewn(500));
	net.settle();
	const ids = [...ann.board.elements.keys()];
	return { ann, bob, net, ids };
}

describe.each(OPERATIONS)('%s', (_name, run) => {
	it('of 500 is one transaction and one undo', () => {
		const { ann, ids } = fiveHundred();
		const before = ann.board.elements.toJSON();
		expect(transactionsOf(ann, () => run(ann.board, ids))).toBe(1);
		expect(ann.board.elements.toJSON()).not.toEqual(before);
		expect(transactionsOf(ann, () => ann.undo.undo())).toBe(1);
		expect(ann.undo.canUndo).toBe(false);
		expect(ann.board.elements.toJSON()).toEqual(before);
	});
});

describe.each(UNDOING)('%s', (name, run) => {
	it('of 500 is one transaction and one undo', () => {
		const { ann, ids } = fiveHundred();
		if (name === 'ungroup') group(ann.board, ids, newId());
		if (name === 'unlock') setLocked(ann.board, ids, true);
		if (name === 'spread') stack(ann.board, ids, newId);
		const before = ann.board.elements.toJSON();
		expect(transactionsOf(ann, () => run(ann.board, ids))).toBe(1);
		expect(ann.board.elements.toJSON()).not.toEqual(before);
		expect(transactionsOf(ann, () => ann.undo.undo())).toBe(1);
		expect(ann.board.elements.toJSON()).toEqual(before);
	});
});

describe('undo beside someone else', () => {
	it.each([
		['align', (board: Board, ids: readonly string[]) => align(board, ids, 'left')],
		['tidy', tidy],
		['stack', (board: Board, ids: readonly string[]) => stack(board, ids, newId)]
	] as const)('%s leaves what they moved since where they put it, and says so', (_name, run) => {
		const { ann, bob, net, ids } = fiveHundred();
		const before = at(ann.board, ids[1]!);
		run(ann.board, ids);
		net.settle();
		moveElements(bob.board, new Map([[ids[0]!, [-5_000, -5_000]]]));
		net.settle();
		expect(ann.undo.undo()).toMatchObject({ done: true, skipped: 1 });
		expect(at(ann.board, ids[0]!)).toEqual([-5_000, -5_000]);
		expect(at(ann.board, ids[1]!)).toEqual(before);
	});

	it('grouping leaves the groups that they have made since', () => {
		const { ann, bob, net, ids } = fiveHundred();
		group(ann.board, ids.slice(0, 4), 'mine');
		net.settle();
		group(bob.board, ids.slice(0, 2), 'theirs');
		net.settle();
		expect(ann.undo.undo()).toMatchObject({ skipped: 2 });
		expect(ann.board.elements.toJSON()[ids[0]!]).toMatchObject({ groups: ['theirs', 'mine'] });
		expect(ann.board.elements.toJSON()[ids[3]!].groups).toBeUndefined();
	});
});

it('what somebody else deletes meanwhile is passed over', () => {
	const { ann, ids } = fiveHundred();
	const some = ['gone', ...ids.slice(0, 3)];
	align(ann.board, some, 'left');
	expect(new Set(ids.slice(0, 3).map((id) => at(ann.board, id)[0])).size).toBe(1);
});
