import { describe, expect, it } from 'vitest';
import { nearest } from '#lib/tools/keyboard/nearest.ts';
import { neighbourInOrder, readingOrder } from '#lib/tools/keyboard/reading-order.ts';

const at = (id: string, x: number, y: number, w = 200, h = 200) => ({ id, rect: { x, y, w, h } });

describe('reading order', () => {
	it('goes by rows from the top, each from left to right', () => {
		const items = [at('d', 300, 300), at('b', 300, 0), at('c', 0, 300), at('a', 0, 0)];
		expect(readingOrder(items)).toEqual(['a', 'b', 'c', 'd']);
	});

	it('takes notes that are a little askew for one row', () => {
		const items = [at('b', 300, 0), at('a', 0, 60), at('c', 600, 90), at('d', 0, 250)];
		expect(readingOrder(items)).toEqual(['a', 'b', 'c', 'd']);
	});

	it('does not let a staircase become one endless row', () => {
		const stairs = Array.from({ length: 6 }, (_, i) => at(String(i), i * 210, i * 90));
		expect(readingOrder(stairs)).toEqual(['0', '1', '2', '3', '4', '5']);
		const down = Array.from({ length: 6 }, (_, i) => at(String(i), -i * 210, i * 90));
		expect(readingOrder(down)).toEqual(['1', '0', '3', '2', '5', '4']);
	});

	it('is the same for everyone when notes lie exactly on each other', () => {
		expect(readingOrder([at('b', 0, 0), at('a', 0, 0)])).toEqual(['a', 'b']);
	});

	it('ends at both ends, where Tab may leave', () => {
		const order = ['a', 'b', 'c'];
		expect(neighbourInOrder(order, 'a', 1)).toBe('b');
		expect(neighbourInOrder(order, 'c', 1)).toBeNull();
		expect(neighbourInOrder(order, 'a', -1)).toBeNull();
		expect(neighbourInOrder(order, null, 1)).toBe('a');
		expect(neighbourInOrder(order, null, -1)).toBe('c');
		expect(neighbourInOrder(order, 'gone', 1)).toBe('a');
		expect(neighbourInOrder([], null, 1)).toBeNull();
	});
});

describe('the nearest in a direction', () => {
	const here = { x: 0, y: 0, w: 200, h: 200 };

	it('is the next in the row or column, not one aside that is nearer', () => {
		const items = [at('row', 400, 0), at('aside', 200, 150), at('below', 0, 216)];
		expect(nearest(here, items, 'right')).toBe('row');
		expect(nearest(here, items, 'down')).toBe('below');
	});

	it('is never behind, nor itself', () => {
		const items = [at('self', 0, 0), at('left', -300, 0), at('up', 0, -300)];
		expect(nearest(here, items, 'right')).toBeNull();
		expect(nearest(here, items, 'left')).toBe('left');
		expect(nearest(here, items, 'up')).toBe('up');
	});

	it('is not what lies mostly in another direction', () => {
		expect(nearest(here, [at('far below', 50, 900)], 'right')).toBeNull();
	});
});
