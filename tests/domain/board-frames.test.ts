import { describe, expect, it } from 'vitest';
import {
	createElements,
	deleteElements,
	moveElements,
	resizeElements
} from '#lib/domain/board-doc.ts';
import { dissolveFrames, owning } from '#lib/domain/board-frames.ts';
import { readElement, type Board } from '#lib/domain/board.ts';
import { withCarried } from '#lib/domain/carrying.ts';
import type { Point, Rect } from '#lib/domain/geometry.ts';
import { createUndo } from '#lib/domain/undo.ts';
import { aBox, aFrame, aLine, aroundOn, aStamp, boardOf } from './framed.ts';

const onOf = (board: Board, id: string): string | undefined => readElement(board, id)?.on;

const move = (board: Board, to: Readonly<Record<string, Point>>): void => {
	owning(board, aroundOn(board), () => moveElements(board, new Map(Object.entries(to))));
};

const resize = (board: Board, to: Readonly<Record<string, Rect>>): void => {
	owning(board, aroundOn(board), () => resizeElements(board, new Map(Object.entries(to))), {
		gathers: true
	});
};

describe('a frame', () => {
	it('owns what is put down with its middle in it, and lets go what leaves it', () => {
		const board = boardOf(aFrame('f', [0, 0]), aBox('n', [1000, 0]));
		move(board, { n: [-49, 100] });
		expect(onOf(board, 'n')).toBe('f');
		move(board, { n: [-51, 100] });
		expect(onOf(board, 'n')).toBeUndefined();
	});

	it('owns what is made in it', () => {
		const board = boardOf(aFrame('f', [0, 0]));
		owning(board, aroundOn(board), () => createElements(board, [aBox('n', [10, 10])]));
		expect(onOf(board, 'n')).toBe('f');
	});

	it('takes in what it is drawn round, but a stamp only with its host', () => {
		const board = boardOf(
			aBox('in', [50, 50]),
			aStamp('s', [120, 40], 'in'),
			aStamp('free', [300, 200]),
			aBox('out', [390, 0])
		);
		owning(board, aroundOn(board), () => createElements(board, [aFrame('f', [0, 0])]), {
			gathers: true
		});
		expect([onOf(board, 'in'), onOf(board, 's'), onOf(board, 'free'), onOf(board, 'out')]).toEqual([
			'f',
			'in',
			'f',
			undefined
		]);
	});

	it('takes in and lets go as it is resized, and scales nothing in it', () => {
		const board = boardOf(aFrame('f', [0, 0]), aBox('a', [10, 10], 'f'), aBox('b', [450, 10]));
		resize(board, { f: { x: 300, y: 0, w: 400, h: 300 } });
		expect([onOf(board, 'a'), onOf(board, 'b')]).toEqual([undefined, 'f']);
		expect(readElement(board, 'b')).toMatchObject({ xy: [450, 10], wh: [100, 100] });
	});

	it('doesn’t take in what it is moved over', () => {
		const board = boardOf(aFrame('f', [1000, 0]), aBox('n', [10, 10]));
		move(board, { f: [0, 0] });
		expect(onOf(board, 'n')).toBeUndefined();
	});

	it('keeps what moves along with it', () => {
		const board = boardOf(aFrame('f', [0, 0]), aBox('n', [-40, 10], 'f'));
		move(board, { f: [500, 0], n: [449, 10] });
		expect(onOf(board, 'n')).toBe('f');
	});

	it('of several gives to the smallest, and to the upper of two equal ones', () => {
		const board = boardOf(
			aFrame('large', [0, 0], [800, 600]),
			aFrame('low', [100, 100], [200, 200]),
			aFrame('top', [150, 100], [200, 200]),
			aBox('n', [1000, 0])
		);
		move(board, { n: [180, 150] });
		expect(onOf(board, 'n')).toBe('top');
		move(board, { n: [600, 400] });
		expect(onOf(board, 'n')).toBe('large');
	});

	it('lies in a larger one, never in a smaller one that lies in it', () => {
		const board = boardOf(
			aFrame('large', [0, 0], [800, 600]),
			aFrame('small', [2000, 0], [200, 200])
		);
		move(board, { small: [300, 200] });
		expect(onOf(board, 'small')).toBe('large');
		move(board, { large: [1, 0] });
		expect(onOf(board, 'large')).toBeUndefined();
	});

	it('that shrinks to less than what lies in it is no owner of it any more', () => {
		const board = boardOf(aFrame('a', [0, 0], [800, 600]), aFrame('b', [200, 200], [400, 300]));
		move(board, { b: [200, 150] });
		expect(onOf(board, 'b')).toBe('a');
		resize(board, { a: { x: 300, y: 200, w: 200, h: 200 } });
		expect([onOf(board, 'a'), onOf(board, 'b')]).toEqual([undefined, undefined]);
	});

	it('changes hands in the transaction of the move: one undo takes back both', () => {
		const board = boardOf(aFrame('f', [0, 0]), aBox('n', [1000, 0]));
		const undo = createUndo(board, { now: () => 0 });
		move(board, { n: [50, 50] });
		undo.undo();
		expect(readElement(board, 'n')).toMatchObject({ xy: [1000, 0] });
		expect(onOf(board, 'n')).toBeUndefined();
		expect(undo.canUndo).toBe(false);
	});

	it('goes with its content, and one undo brings all of it back', () => {
		const board = boardOf(
			aFrame('f', [0, 0]),
			aBox('n', [10, 10], 'f'),
			aStamp('s', [20, 20], 'n')
		);
		const undo = createUndo(board, { now: () => 0 });
		deleteElements(board, withCarried(['f'], aroundOn(board).carriedBy));
		expect(board.elements.size).toBe(0);
		undo.undo();
		expect([...board.elements.keys()].sort()).toEqual(['f', 'n', 's']);
		expect([onOf(board, 'n'), onOf(board, 's')]).toEqual(['f', 'n']);
	});

	it('writes nothing more where there are no frames', () => {
		const board = boardOf(aBox('n', [0, 0]));
		let updates = 0;
		board.doc.on('update', () => updates++);
		move(board, { n: [0, 0] });
		expect(updates).toBe(0);
		move(board, { n: [1, 0] });
		expect(updates).toBe(1);
	});
});

describe('a frame that is dissolved', () => {
	it('goes alone; what was in it stays, in the frame around it', () => {
		const board = boardOf(
			aFrame('outer', [0, 0], [800, 600]),
			{ ...aFrame('f', [100, 100]), on: 'outer' },
			aBox('n', [120, 120], 'f')
		);
		const undo = createUndo(board, { now: () => 0 });
		const carriedBy = () => aroundOn(board).carriedBy;
		expect(dissolveFrames(board, ['f', 'n'], carriedBy())).toEqual(['f']);
		expect(onOf(board, 'n')).toBe('outer');
		dissolveFrames(board, ['outer'], carriedBy());
		expect(onOf(board, 'n')).toBeUndefined();
		undo.undo();
		undo.undo();
		expect([onOf(board, 'n'), onOf(board, 'f')]).toEqual(['f', 'outer']);
	});

	it('together with the one around it leaves nothing behind that names either', () => {
		const board = boardOf(
			aFrame('outer', [0, 0], [800, 600]),
			{ ...aFrame('f', [100, 100]), on: 'outer' },
			aBox('n', [120, 120], 'f')
		);
		dissolveFrames(board, ['outer', 'f'], aroundOn(board).carriedBy);
		expect(onOf(board, 'n')).toBeUndefined();
		expect([...board.elements.keys()]).toEqual(['n']);
	});
});

describe('a stamp', () => {
	it('sticks to the upper thing under its middle, else to the frame there, else to nothing', () => {
		const board = boardOf(
			aFrame('f', [0, 0]),
			aBox('low', [0, 0]),
			aBox('top', [50, 0]),
			aStamp('s', [1000, 1000])
		);
		move(board, { s: [60, 30] });
		expect(onOf(board, 's')).toBe('top');
		move(board, { s: [200, 200] });
		expect(onOf(board, 's')).toBe('f');
		move(board, { s: [1000, 1000] });
		expect(onOf(board, 's')).toBeUndefined();
	});

	it('never sticks to another stamp', () => {
		const board = boardOf(aBox('n', [0, 0]), aStamp('s', [30, 30], 'n'), aStamp('t', [900, 0]));
		move(board, { t: [32, 32] });
		expect(onOf(board, 't')).toBe('n');
	});

	it('never sticks to a line, which goes its way from under it, but to what lies below', () => {
		const board = boardOf(aLine('l'), aStamp('s', [900, 0]));
		move(board, { s: [-12, -12] });
		expect(onOf(board, 's')).toBeUndefined();
		createElements(board, [aFrame('f', [-100, -100])]);
		move(board, { s: [-14, -14] });
		expect(onOf(board, 's')).toBe('f');
	});

	it('goes along with its host, wherever on it it sits', () => {
		const board = boardOf(aBox('n', [0, 0]), aStamp('s', [90, -30], 'n'));
		move(board, { n: [500, 0], s: [590, -30] });
		expect(onOf(board, 's')).toBe('n');
	});
});

describe('a connector', () => {
	it('is owned by the frame that its ends bring its middle into', () => {
		const board = boardOf(
			aFrame('f', [0, 0]),
			aBox('a', [10, 10], 'f'),
			aBox('b', [1000, 10]),
			aLine('l', 'a', 'b')
		);
		move(board, { b: [200, 100] });
		expect(onOf(board, 'l')).toBe('f');
		move(board, { b: [1000, 10] });
		expect(onOf(board, 'l')).toBeUndefined();
	});
});
