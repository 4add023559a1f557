import { describe, expect, it } from 'vitest';
import { MAX_HUG, TEXT_PADDING, TEXT_PX, textBox } from '#lib/domain/text-box.ts';

/** Half an em a letter. */
const measure = (text: string, px: number): number => text.length * px * 0.5;
const line = (size: keyof typeof TEXT_PX): number => TEXT_PX[size] * 1.25;

describe('the box of a text', () => {
	it('is as high as its lines and as wide as it was given', () => {
		expect(textBox('one', { size: 'medium' }, 300, measure)).toEqual([
			300,
			line('medium') + 2 * TEXT_PADDING
		]);
		const [w, h] = textBox('word '.repeat(30), { size: 'medium' }, 300, measure);
		expect(w).toBe(300);
		expect(h).toBeGreaterThan(5 * line('medium'));
	});

	it('hugs its longest line, up to a width at which it wraps', () => {
		const [short, one] = textBox('a line', { size: 'small', hugs: true }, 9_999, measure);
		expect(short).toBeGreaterThanOrEqual(6 * 8 + 2 * TEXT_PADDING);
		expect(short).toBeLessThan(6 * 8 + 2 * TEXT_PADDING + 16);
		expect(one).toBe(line('small') + 2 * TEXT_PADDING);
		const [long, many] = textBox('word '.repeat(60), { size: 'small', hugs: true }, 0, measure);
		expect(long).toBe(MAX_HUG);
		expect(many).toBeGreaterThan(3 * line('small'));
	});

	it('has a place for a caret when there are no words', () => {
		const [w, h] = textBox('', { size: 'large', hugs: true }, 0, measure);
		expect(w).toBeGreaterThanOrEqual(48);
		expect(h).toBe(line('large') + 2 * TEXT_PADDING);
	});

	it('breaks a word that is wider than it', () => {
		const [, h] = textBox('x'.repeat(100), { size: 'medium' }, 100, measure);
		expect(h).toBeGreaterThan(10 * line('medium'));
	});

	it('stays within the sides of an element whatever is written', () => {
		const [w, h] = textBox('\n'.repeat(10_000), { size: 'huge' }, Infinity, measure);
		expect(w).toBeLessThanOrEqual(20_000);
		expect(h).toBeLessThanOrEqual(20_000);
	});
});
