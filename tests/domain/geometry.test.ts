import { describe, expect, test } from 'vitest';
import {
	centreOf,
	clamp,
	contains,
	encloses,
	inflate,
	intersects,
	rectFromCorners,
	rectOf,
	translate,
	unionOf
} from '#lib/domain/geometry.ts';

const rect = rectOf([10, 20], [30, 40]);

describe('rects', () => {
	test('own their left and top edges, not their right and bottom ones', () => {
		expect(contains(rect, [10, 20])).toBe(true);
		expect(contains(rect, [39.9, 59.9])).toBe(true);
		expect(contains(rect, [40, 30])).toBe(false);
		expect(contains(rect, [20, 60])).toBe(false);
	});

	test('that only touch don’t intersect', () => {
		expect(intersects(rect, rectOf([40, 20], [5, 5]))).toBe(false);
		expect(intersects(rect, rectOf([39, 59], [5, 5]))).toBe(true);
	});

	test('enclose what lies in them, edges included', () => {
		expect(encloses(rect, rect)).toBe(true);
		expect(encloses(rect, inflate(rect, -1))).toBe(true);
		expect(encloses(rect, inflate(rect, 1))).toBe(false);
	});

	test('come from two corners in any order', () => {
		for (const [a, b] of [
			[
				[10, 20],
				[40, 60]
			],
			[
				[40, 20],
				[10, 60]
			]
		] as const) {
			expect(rectFromCorners(a, b)).toEqual(rect);
			expect(rectFromCorners(b, a)).toEqual(rect);
		}
	});

	test('have a middle and can be moved', () => {
		expect(centreOf(rect)).toEqual([25, 40]);
		expect(translate(rect, [-10, 5])).toEqual(rectOf([0, 25], [30, 40]));
	});

	test('have a common bound, none for none', () => {
		expect(unionOf([])).toBeNull();
		expect(unionOf([rect])).toEqual(rect);
		expect(unionOf([rect, rectOf([-10, 0], [5, 5])])).toEqual(rectOf([-10, 0], [50, 60]));
	});
});

test('clamping keeps to both ends', () => {
	expect([-1, 0.5, 2].map((value) => clamp(value, 0, 1))).toEqual([0, 0.5, 1]);
});
