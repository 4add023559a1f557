import { describe, expect, test } from 'vitest';
import { NOTE_GAP } from '#lib/domain/elements.ts';
import { intersects, rectOf, translate, type Point, type Size } from '#lib/domain/geometry.ts';
import {
	duplicateOffset,
	nearestInDirection,
	neighbourOf,
	slotBeside,
	type Direction
} from '#lib/domain/neighbours.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { chance } from './peers.ts';

const at = (id: string, xy: Point, wh: Size = [100, 100]) => ({ id, xy, wh });

describe('reading order', () => {
	test('goes row by row, each from left to right', () => {
		const items = [at('d', [300, 250]), at('b', [150, 0]), at('c', [0, 240]), at('a', [0, 0])];
		expect(readingOrder(items).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
	});

	test('notes that are not quite level are one row', () => {
		const items = [at('b', [150, 0]), at('a', [0, 40]), at('c', [300, 20])];
		expect(readingOrder(items).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});

	test('a note whose middle is below the row’s first note begins a new row', () => {
		const items = [at('b', [150, 0]), at('a', [0, 50])];
		expect(readingOrder(items).map(({ id }) => id)).toEqual(['b', 'a']);
	});

	test('a staircase doesn’t become one endless row', () => {
		const items = Array.from({ length: 6 }, (_, i) => at(`${i}`, [500 - i * 100, i * 40]));
		const order = readingOrder(items).map(({ id }) => id);
		expect(order).toEqual(['1', '0', '3', '2', '5', '4']);
	});

	test('is the same whatever order things come in', () => {
		const { below, next } = chance(9);
		const items = Array.from({ length: 40 }, (_, i) =>
			at(`n${i}`, [below(10) * 50, below(10) * 50], [50 + below(100), 50 + below(100)])
		);
		const order = readingOrder(items);
		for (let i = 0; i < 10; i++) {
			const shuffled = items.toSorted(() => next() - 0.5);
			expect(readingOrder(shuffled)).toEqual(order);
		}
		expect(new Set(order).size).toBe(40);
	});
});

describe('the neighbour’s place', () => {
	test.each<[Direction, Point]>([
		['right', [100 + NOTE_GAP, 0]],
		['left', [-100 - NOTE_GAP, 0]],
		['down', [0, 60 + NOTE_GAP]],
		['up', [0, -60 - NOTE_GAP]]
	])('%s is as large, in line and a gap away', (direction, xy) => {
		expect(slotBeside({ x: 0, y: 0, w: 100, h: 60 }, direction)).toEqual(rectOf(xy, [100, 60]));
	});

	const from = at('from', [0, 0]);

	test('is free where nothing stands', () => {
		expect(neighbourOf([from, at('far', [500, 0])], from, 'right')).toEqual({
			kind: 'free',
			rect: { x: 116, y: 0, w: 100, h: 100 }
		});
	});

	test('is taken by the note that stands there, not quite in line or of another size', () => {
		expect(neighbourOf([from, at('n', [130, 30])], from, 'right')).toEqual({
			kind: 'taken',
			id: 'n',
			rect: { x: 130, y: 30, w: 100, h: 100 }
		});
		expect(neighbourOf([from, at('small', [120, 10], [50, 50])], from, 'right')).toMatchObject({
			id: 'small'
		});
		expect(neighbourOf([from, at('large', [100, -100], [400, 400])], from, 'right')).toMatchObject({
			id: 'large'
		});
	});

	test('isn’t taken by a note that only leans in', () => {
		expect(neighbourOf([from, at('n', [180, 60])], from, 'right').kind).toBe('free');
	});

	test('of two goes to the one that fills it more, then to the lower id', () => {
		const items = [from, at('a', [150, 0]), at('b', [120, 0])];
		expect(neighbourOf(items, from, 'right')).toMatchObject({ id: 'b' });
		const equal = [from, at('z', [116, 0]), at('y', [116, 0])];
		expect(neighbourOf(equal, from, 'right')).toMatchObject({ id: 'y' });
	});

	test('Tab along a row and Shift+Tab back lead to the same note', () => {
		const { rect } = neighbourOf([], from, 'right');
		const made = at('made', [rect.x, rect.y]);
		expect(neighbourOf([from, made], made, 'left')).toMatchObject({ kind: 'taken', id: 'from' });
	});
});

describe('the nearest in a direction', () => {
	const grid = [0, 1, 2].flatMap((row) =>
		[0, 1, 2].map((column) => at(`${row}${column}`, [column * 120, row * 120]))
	);
	const middle = grid[4]!;

	test.each<[Direction, string]>([
		['left', '10'],
		['right', '12'],
		['up', '01'],
		['down', '21']
	])('%s of the middle of a grid', (direction, id) => {
		expect(nearestInDirection(grid, middle, direction)?.id).toBe(id);
	});

	test('is nothing at the edge', () => {
		expect(nearestInDirection(grid, grid[0]!, 'left')).toBeNull();
		expect(nearestInDirection(grid, grid[0]!, 'up')).toBeNull();
		expect(nearestInDirection([], middle, 'up')).toBeNull();
	});

	test('keeps the row, even when something aside is closer', () => {
		const items = [middle, at('row', [500, 120]), at('aside', [240, 290])];
		expect(nearestInDirection(items, middle, 'right')?.id).toBe('row');
	});

	test('goes aside when the row ends, but not backwards or nearly across', () => {
		expect(nearestInDirection([middle, at('aside', [320, 300])], middle, 'right')?.id).toBe(
			'aside'
		);
		expect(nearestInDirection([middle, at('across', [200, 500])], middle, 'right')).toBeNull();
		expect(nearestInDirection([middle, at('behind', [0, 120])], middle, 'right')).toBeNull();
	});

	test('a wide element that is level is reached from anywhere beside it', () => {
		expect(
			nearestInDirection([middle, at('tall', [240, -900], [100, 1_100])], middle, 'right')?.id
		).toBe('tall');
	});

	test('of two alike takes the lower id', () => {
		const items = [middle, at('b', [240, 60]), at('a', [240, 180])];
		expect(nearestInDirection(items, middle, 'right')?.id).toBe('a');
	});
});

describe('where copies go', () => {
	const rect = (x: number, y: number, w = 100, h = 100) => ({ x, y, w, h });

	test('beside the original, a gap away', () => {
		expect(duplicateOffset([rect(0, 0)], [rect(0, 0)])).toEqual([100 + NOTE_GAP, 0]);
	});

	test('a selection moves as a whole by its own width', () => {
		expect(duplicateOffset([rect(0, 0), rect(200, 50)], [])).toEqual([300 + NOTE_GAP, 0]);
	});

	test('past what stands in the way', () => {
		const taken = [rect(0, 0), rect(150, 20), rect(300, 0)];
		const by = duplicateOffset([rect(0, 0)], taken);
		const copy = translate(rect(0, 0), by);
		expect(taken.some((other) => intersects(other, copy))).toBe(false);
		expect(by).toEqual([4 * (100 + NOTE_GAP), 0]);
	});

	test('a hole in the selection may hold others', () => {
		const selection = [rect(0, 0), rect(0, 400)];
		expect(duplicateOffset(selection, [rect(116, 200)])).toEqual([116, 0]);
	});

	test('in a crowd it lies a little aside of the original', () => {
		const crowd = [rect(-5_000, -5_000, 20_000, 20_000)];
		expect(duplicateOffset([rect(0, 0)], crowd)).toEqual([24, 24]);
	});

	test('of nothing is no way', () => {
		expect(duplicateOffset([], [])).toEqual([0, 0]);
	});
});
