import { describe, expect, it } from 'vitest';
import { fieldType, fieldTypeWhileWriting, linesIn } from '#lib/board/field-layout.ts';
import { LINE_HEIGHT } from '#lib/domain/text-fit.ts';

const measure = (text: string, px: number): number => text.length * px * 0.5;

describe('the words of a canvas’s own field', () => {
	it('shows whole lines only, and at least one', () => {
		for (let h = 10; h < 400; h++) {
			const { size, lines } = fieldType({ h });
			expect(lines).toBeGreaterThanOrEqual(1);
			if (lines > 1) expect(lines * size * LINE_HEIGHT).toBeLessThanOrEqual(h + 0.5);
		}
	});

	it('has room for two lines in a pill', () => {
		for (const h of [44, 50, 65, 66.7]) expect(fieldType({ h }).lines).toBe(2);
	});

	it('is one size while it is written in, and the smallest when the words are many', () => {
		const area = { x: 0, y: 0, w: 480, h: 65 };
		expect(fieldTypeWhileWriting(area, 'слово '.repeat(20), measure)).toBe(fieldType(area).size);
		expect(fieldTypeWhileWriting(area, 'слово '.repeat(80), measure)).toBe(16);
	});

	it('counts a line that misses a height by a rounding', () => {
		expect(linesIn(2 * 26 * LINE_HEIGHT - 1e-9, 26)).toBe(2);
		expect(linesIn(0, 26)).toBe(1);
	});
});
