import { describe, expect, test } from 'vitest';
import { contains, inflate, intersects, type Rect } from '#lib/domain/geometry.ts';
import { SpatialIndex } from '#lib/domain/spatial-index.ts';
import { chance } from './peers.ts';

const rect = (x: number, y: number, w = 10, h = 10): Rect => ({ x, y, w, h });

describe('a spatial index', () => {
	test('finds what shares more than an edge with a rect', () => {
		const index = new SpatialIndex();
		index.set('a', rect(0, 0));
		index.set('b', rect(10, 0));
		expect(index.search(rect(0, 0))).toEqual(['a']);
		expect(index.search(rect(9, 9)).sort()).toEqual(['a', 'b']);
		expect(index.search(rect(20, 0))).toEqual([]);
	});

	test('finds what is at a point, with a margin round each rect', () => {
		const index = new SpatialIndex();
		index.set('a', rect(0, 0));
		expect(index.hit([5, 5])).toEqual(['a']);
		expect(index.hit([10, 5])).toEqual([]);
		expect(index.hit([12, 5], 4)).toEqual(['a']);
		expect(index.hit([-4, -4], 4)).toEqual(['a']);
		expect(index.hit([14, 5], 4)).toEqual([]);
	});

	test('forgets where something was when it moves or goes', () => {
		const index = new SpatialIndex();
		index.set('a', rect(0, 0));
		index.set('a', rect(100, 100));
		expect(index.search(rect(0, 0))).toEqual([]);
		expect(index.rectOf('a')).toEqual(rect(100, 100));
		expect(index.delete('a')).toBe(true);
		expect(index.delete('a')).toBe(false);
		expect(index.search(rect(100, 100))).toEqual([]);
		expect(index.size).toBe(0);
	});

	test('takes many at once, over what is there, the last of a name counting', () => {
		const index = new SpatialIndex();
		index.set('a', rect(0, 0));
		index.load([
			['a', rect(50, 50)],
			['b', rect(0, 0)],
			['b', rect(70, 70)]
		]);
		expect(index.size).toBe(2);
		expect(index.search(rect(0, 0))).toEqual([]);
		expect(index.search(rect(70, 70))).toEqual(['b']);
		index.clear();
		expect(index.search(rect(0, 0, 1_000, 1_000))).toEqual([]);
	});

	test('agrees with looking at everything', () => {
		const { below, next } = chance(5);
		const index = new SpatialIndex();
		const all = new Map<string, Rect>();
		for (let i = 0; i < 2_000; i++) {
			const id = `n${below(300)}`;
			if (next() < 0.2) {
				index.delete(id);
				all.delete(id);
			} else {
				const at = rect(below(2_000) - 1_000, below(2_000) - 1_000, below(200), below(200));
				index.set(id, at);
				all.set(id, at);
			}
			if (i % 20) continue;
			const view = rect(below(2_000) - 1_000, below(2_000) - 1_000, below(500), below(500));
			const found = [...all].filter(([, r]) => intersects(r, view)).map(([found]) => found);
			expect(index.search(view).sort()).toEqual(found.sort());
			const hit = [...all].filter(([, r]) => contains(inflate(r, 8), [view.x, view.y]));
			expect(index.hit([view.x, view.y], 8).sort()).toEqual(hit.map(([found]) => found).sort());
		}
		expect(index.size).toBe(all.size);
	});
});
