import { describe, expect, it } from 'vitest';
import { SHAPE_FORMS, type ShapeRecord } from '#lib/domain/elements.ts';
import type { Size } from '#lib/domain/geometry.ts';
import { isHit } from '#lib/domain/hits.ts';
import { formPath, wordsIn } from '#lib/domain/shape-forms.ts';
import { stampSpot } from '#lib/domain/stamp-spot.ts';

const SIZES: readonly Size[] = [
	[208, 144],
	[24, 24],
	[24, 2000],
	[2000, 24]
];

describe.each(SHAPE_FORMS)('the %s', (form) => {
	it.each(SIZES)('has its words inside it, at %d × %d', (w, h) => {
		const words = wordsIn(form, [w, h]);
		const shape: ShapeRecord = {
			kind: 'shape',
			id: 's',
			xy: [0, 0],
			wh: [w, h],
			z: 'a0',
			at: 0,
			form,
			text: '',
			color: 'white',
			filled: true
		};
		for (const x of [words.x, words.x + words.w]) {
			for (const y of [words.y, words.y + words.h]) expect(isHit(shape, [x, y], 0.01)).toBe(true);
		}
	});

	it('has an outline that is one closed path of numbers', () => {
		for (const size of SIZES) expect(formPath(form, size)).toMatch(/^M[-\d. aHVLh]+Z$/);
	});
});

describe('where the next stamp goes', () => {
	const host = { x: 0, y: 0, w: 208, h: 208 };
	const box = ([x, y]: readonly [number, number]) => ({ x, y, w: 48, h: 48 });

	it('is the top right corner, then beside the others, then below them, never on one', () => {
		const there: ReturnType<typeof box>[] = [];
		for (let i = 0; i < 10; i++) there.push(box(stampSpot(host, there)));
		expect(there[0]).toMatchObject({ x: 172, y: -12 });
		expect(there[1]).toMatchObject({ x: 120, y: -12 });
		expect(there[4]).toMatchObject({ x: 172, y: 40 });
		const apart = there.every((a, i) =>
			there.slice(i + 1).every((b) => Math.abs(a.x - b.x) >= 48 || Math.abs(a.y - b.y) >= 48)
		);
		expect(apart).toBe(true);
	});

	it('takes the place of one that was taken away', () => {
		const first = box(stampSpot(host, []));
		const second = box(stampSpot(host, [first]));
		expect(stampSpot(host, [second])).toEqual([first.x, first.y]);
	});
});
