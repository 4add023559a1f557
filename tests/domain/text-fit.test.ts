import { describe, expect, test, vi } from 'vitest';
import { MAX_TEXT_LENGTH } from '#lib/domain/elements.ts';
import { FitCache } from '#lib/domain/fit-cache.ts';
import type { Size } from '#lib/domain/geometry.ts';
import { FONT_SIZES, FONT_SIZES_DENSE, LINE_HEIGHT, fitText } from '#lib/domain/text-fit.ts';
import { graphemes, paragraphsOf, wrap, type MeasureText } from '#lib/domain/text-wrap.ts';
import { chance } from './peers.ts';

/** Every character is half as wide as it is high: at 28 px a line of 176 takes 12 of them. */
const half: MeasureText = (text, fontPx) => graphemes(text).length * fontPx * 0.5;
/** The inside of an ordinary note. */
const NOTE: Size = [176, 176];

const fit = (text: string, inner: Size = NOTE) => fitText(text, inner, half);

describe('size', () => {
	test('no text stands large in the middle', () => {
		expect(fit('')).toEqual({
			size: 28,
			lines: 1,
			align: 'centre',
			overflow: false,
			breakAnywhere: false
		});
	});

	test('a short text has the largest size', () => {
		expect(fit('Call back')).toMatchObject({ size: 28, lines: 1, align: 'centre' });
	});

	test.each([
		[1, 28],
		[5, 28],
		[6, 20],
		[7, 20],
		[8, 16],
		[9, 14],
		[10, 14]
	])('%i lines need a size of %i at most', (lines, size) => {
		const words = Array.from({ length: lines }, () => 'wwwwwww');
		expect(fit(words.join('\n'))).toMatchObject({ size, lines, overflow: false });
		expect(fit(words.join(' '))).toMatchObject({ overflow: false });
	});

	test('the longest word must fit the width above the smallest size', () => {
		expect(fit('x'.repeat(12)).size).toBe(28);
		expect(fit('x'.repeat(13)).size).toBe(24);
		expect(fit('x'.repeat(15)).size).toBe(20);
		expect(fit('x'.repeat(25))).toMatchObject({ size: 14, breakAnywhere: false, lines: 1 });
	});

	test('a word wider than the note is broken, at the smallest size only', () => {
		expect(fit('x'.repeat(26))).toMatchObject({ size: 14, breakAnywhere: true, lines: 2 });
	});

	test('a long Russian word makes the type smaller before it is broken', () => {
		expect(fit('Человеконенавистничество')).toMatchObject({ size: 14, breakAnywhere: false });
		expect(fit('Превысокомногорассмотрительствующий')).toMatchObject({
			size: 14,
			breakAnywhere: true,
			lines: 2
		});
	});

	test('too long for the smallest size is told', () => {
		const words = Array.from({ length: 200 }, () => 'word').join(' ');
		expect(fit(words)).toMatchObject({ size: 14, overflow: true });
		expect(fit(words, [1_000, 1_000])).toMatchObject({ overflow: false });
	});

	test('a denser size is used only where it is allowed', () => {
		const words = Array.from({ length: 11 }, () => 'wwwwwww').join('\n');
		expect(fit(words)).toMatchObject({ size: 14, overflow: true });
		expect(fitText(words, NOTE, half, { sizes: FONT_SIZES_DENSE })).toMatchObject({
			size: 12,
			overflow: false
		});
	});

	test('a larger note never gets smaller type, and no size that would fit is passed over', () => {
		const { below, pick } = chance(21);
		for (let i = 0; i < 300; i++) {
			const text = Array.from({ length: 1 + below(30) }, () =>
				pick(['a', 'слово', 'wonderful', '\n'])
			).join(' ');
			const inner: Size = [80 + below(200), 80 + below(200)];
			const { size } = fit(text, inner);
			expect(fit(text, [inner[0] + 40, inner[1] + 40]).size).toBeGreaterThanOrEqual(size);
			const fitting = FONT_SIZES.find((one) => {
				const { lines, widest } = wrap(paragraphsOf(text), inner[0] - 0.5, one, half);
				return widest <= inner[0] - 0.5 && lines * one * LINE_HEIGHT <= inner[1];
			});
			expect(size).toBe(fitting ?? 14);
		}
	});
});

describe('work', () => {
	const sizesMeasured = (text: string, sizes = FONT_SIZES_DENSE): number => {
		const seen = new Set<number>();
		fitText(
			text,
			NOTE,
			(part, fontPx) => {
				seen.add(fontPx);
				return half(part, fontPx);
			},
			{ sizes }
		);
		return seen.size;
	};

	test.each([
		['a word', 'word'],
		['a sentence', 'what do they really want from us this year'],
		['an essay', 'word '.repeat(300)],
		['an endless word', 'x'.repeat(500)]
	])('at most four sizes are measured for %s', (_, text) => {
		expect(sizesMeasured(text)).toBeLessThanOrEqual(4);
	});

	test.each([
		['words', 'слово '],
		['one word', 'x'],
		['line breaks', '\n'],
		['spaces', ' '],
		['families', '👨‍👩‍👧‍👦'],
		['lone halves', '\ud83d']
	])('of 100,000 units of %s only what can be shown is measured', (_, part) => {
		let units = 0;
		const measure = vi.fn((text: string, fontPx: number) => {
			units += text.length;
			return half(text, fontPx);
		});
		const result = fitText(part.repeat(Math.ceil(100_000 / part.length)), NOTE, measure);
		expect(result).toMatchObject({ size: 14, overflow: true });
		expect(units).toBeLessThan(10_000);
	});

	test('also in a note as large as a canvas', () => {
		const measure = vi.fn(half);
		fitText('слово '.repeat(20_000), [20_000, 20_000], measure);
		expect(measure.mock.calls.length).toBeLessThan(5 * MAX_TEXT_LENGTH);
	});

	test('a note without any room doesn’t break anything', () => {
		for (const inner of [
			[0, 0],
			[-8, 10],
			[10, -8]
		] as const) {
			expect(fit('word', inner)).toMatchObject({ size: 14, overflow: true });
		}
	});
});

describe('alignment', () => {
	test('up to three lines stand in the middle, more on the left', () => {
		expect(fit('one\ntwo\nthree').align).toBe('centre');
		expect(fit('one\ntwo\nthree\nfour').align).toBe('left');
	});

	test.each([
		'- one\n- two',
		'• one',
		'1. one\n2. two',
		'— one',
		'* one',
		'3) one',
		'Buy:\n- milk'
	])('a list hangs from the left: %j', (text) => {
		expect(fit(text).align).toBe('left');
	});

	test.each(['-5 °C', 'a - b', '2024. год', 'e-mail', '*'])('%j is no list', (text) => {
		expect(fit(text).align).toBe('centre');
	});
});

describe('lines', () => {
	const lines = (text: string, width = 50, anywhere = false): number =>
		wrap(paragraphsOf(text), width, 10, half, anywhere).lines;

	test('break at spaces, which hang over the edge', () => {
		expect(lines('aaaa bbbbb')).toBe(1);
		expect(lines('aaaaa bbbbb')).toBe(2);
		expect(lines('aaaaaaaaaa          b')).toBe(2);
	});

	test('are as many as were typed at least', () => {
		expect(lines('a\n\nb\r\nc\rd')).toBe(5);
		expect(lines('a\n')).toBe(2);
	});

	test('break after hyphens between letters, not within numbers', () => {
		expect(lines('aaaaaaa-bbbbbb')).toBe(2);
		expect(lines('Санкт-Петербург')).toBe(2);
		expect(lines('1234567-890123')).toBe(1);
	});

	test('never break at a no-break space', () => {
		expect(lines('aaaaa\u00a0bbbbbb')).toBe(1);
		expect(wrap(paragraphsOf('aaa\u00a0bbb'), 50, 10, half).widest).toBe(35);
	});

	test('break between Chinese and Japanese characters, keeping punctuation with its word', () => {
		expect(lines('東京都渋谷区神宮前一丁目')).toBe(2);
		expect(lines('東京都渋谷区神宮前一。')).toBe(2);
		expect(wrap(paragraphsOf('一。'), 50, 10, half).widest).toBe(10);
	});

	test('break between emoji, never inside one', () => {
		expect(lines('👍🏽'.repeat(11))).toBe(2);
		expect(wrap(paragraphsOf('👨‍👩‍👧‍👦👍'), 50, 10, half).widest).toBe(5);
	});

	test('break anywhere only when asked to, from a line of its own', () => {
		expect(lines('aa bbbbbbbbbbbbbbb', 50, true)).toBe(3);
		expect(lines('bbbbbbbbbbbbbbb aa', 50, true)).toBe(2);
		expect(lines('bbbbbbbbbbbbbbb')).toBe(1);
	});
});

describe('the memory for fits', () => {
	test('measures the same text in the same room once', () => {
		const measure = vi.fn(half);
		const cache = new FitCache(measure);
		const first = cache.fit('hello', NOTE);
		const calls = measure.mock.calls.length;
		expect(cache.fit('hello', NOTE)).toBe(first);
		expect(measure.mock.calls.length).toBe(calls);
		cache.fit('hello', [100, 176]);
		cache.fit('hello you', NOTE);
		expect(measure.mock.calls.length).toBeGreaterThan(calls);
		expect(first).toEqual(fit('hello'));
	});

	test('forgets what wasn’t asked for longest', () => {
		const cache = new FitCache(half, { capacity: 2 });
		const a = cache.fit('a', NOTE);
		const b = cache.fit('b', NOTE);
		cache.fit('a', NOTE);
		cache.fit('c', NOTE);
		expect(cache.size).toBe(2);
		expect(cache.fit('a', NOTE)).toBe(a);
		expect(cache.fit('b', NOTE)).not.toBe(b);
	});

	test('forgets everything when the face arrives', () => {
		const cache = new FitCache(half);
		const a = cache.fit('a', NOTE);
		cache.clear();
		expect(cache.fit('a', NOTE)).not.toBe(a);
	});
});
