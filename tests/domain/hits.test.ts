import { describe, expect, test } from 'vitest';
import type { ElementRecord, ShapeForm } from '#lib/domain/elements.ts';
import { isHit } from '#lib/domain/hits.ts';

const base = {
	id: 'a',
	xy: [100, 100],
	wh: [200, 100],
	z: 'a0',
	at: 0,
	color: 'blue',
	text: ''
} as const;
const shape = (form: ShapeForm): ElementRecord => ({ ...base, kind: 'shape', form, filled: true });

describe('what a press is on', () => {
	test.each([
		['rectangle', true],
		['rounded', true],
		['ellipse', false],
		['diamond', false],
		['triangle', false]
	] as const)('the corner of a %s: %s', (form, hit) => {
		expect(isHit(shape(form), [103, 103], 0)).toBe(hit);
		expect(isHit(shape(form), [200, 150], 0)).toBe(true);
		expect(isHit(shape(form), [301, 150], 0)).toBe(false);
	});

	test('a margin widens the form', () => {
		expect(isHit(shape('ellipse'), [303, 150], 0)).toBe(false);
		expect(isHit(shape('ellipse'), [303, 150], 8)).toBe(true);
	});

	test('a frame by its edge and its title, not by its middle', () => {
		const frame: ElementRecord = { ...base, kind: 'frame' };
		expect(isHit(frame, [104, 150], 0)).toBe(true);
		expect(isHit(frame, [150, 80], 0)).toBe(true);
		expect(isHit(frame, [200, 150], 0)).toBe(false);
	});
});
