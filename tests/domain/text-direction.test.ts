import { describe, expect, it } from 'vitest';
import { runsLeftAt } from '#lib/domain/letter-direction.ts';
import { runsLeft } from '#lib/domain/text-direction.ts';

describe('the way a paragraph runs', () => {
	it('is that of its first letter, whatever signs and figures stand before it', () => {
		expect(runsLeft('שלום, world.')).toBe(true);
		expect(runsLeft('- 12) ماذا؟')).toBe(true);
		expect(runsLeft('Hello, שלום')).toBe(false);
		expect(runsLeft('Привет')).toBe(false);
		expect(runsLeft('👍 12')).toBe(false);
		expect(runsLeft('')).toBe(false);
	});

	it('can be set by the marks that Unicode has for it', () => {
		expect(runsLeft('\u200FABC')).toBe(true);
		expect(runsLeft('\u200Eאבג')).toBe(false);
	});
});

describe('the way a letter runs', () => {
	it('is its own, among whatever others', () => {
		expect(runsLeftAt('abc אבג', 1)).toBe(false);
		expect(runsLeftAt('abc אבג', 5)).toBe(true);
	});

	it('is for a sign that of the letters before it, and for figures always to the right', () => {
		expect(runsLeftAt('אבג.', 3)).toBe(true);
		expect(runsLeftAt('abc.', 3)).toBe(false);
		expect(runsLeftAt('אבג 12', 4)).toBe(false);
	});

	it('is for a sign before all letters that of its paragraph, not of the one before', () => {
		expect(runsLeftAt('abc\n- אבג', 4)).toBe(true);
		expect(runsLeftAt('אבג\n- abc', 4)).toBe(false);
	});
});
