import { describe, expect, test } from 'vitest';
import { MAX_CLIP_TEXT } from '#lib/domain/clipboard.ts';
import { MAX_TEXT_LENGTH, NOTE_GAP } from '#lib/domain/elements.ts';
import { intersects, inflate, rectOf, unionOf } from '#lib/domain/geometry.ts';
import { MAX_PASTED_LINES, textToClip, type TextClipOptions } from '#lib/domain/text-clip.ts';

function elements(text: string, options?: TextClipOptions) {
	const result = textToClip(text, options);
	if (!result.ok) throw new Error(result.reason);
	return result.clip.elements;
}
const texts = (text: string, options?: TextClipOptions): string[] =>
	elements(text, options).map((element) => element.text);

describe('plain text on the board', () => {
	test('one line becomes one note', () => {
		expect(elements('  hello you \n')).toEqual([
			{ kind: 'note', xy: [0, 0], wh: [208, 208], text: 'hello you', color: 'yellow' }
		]);
	});

	test('several lines become a note each, blank ones none', () => {
		expect(texts('one\r\n\r\n two\n\t\nthree\rfour\u2028five')).toEqual([
			'one',
			'two',
			'three',
			'four',
			'five'
		]);
	});

	test('soft breaks of word processors are breaks too', () => {
		expect(texts('one\vtwo\fthree')).toEqual(['one', 'two', 'three']);
	});

	test('all in one note keeps its line breaks and its indents', () => {
		expect(texts('\n\none\n  two\n\nthree \n\n', { one: true })).toEqual(['one\n  two\n\nthree']);
	});

	test('takes size, paper and type from where it lands', () => {
		const options = { wh: [144, 144], color: 'green', type: 'fact' } as const;
		expect(elements('a', options)).toEqual([
			{ kind: 'note', xy: [0, 0], wh: [144, 144], text: 'a', color: 'green', type: 'fact' }
		]);
	});
});

describe('the grid', () => {
	test.each([2, 3, 5, 10, 50, MAX_PASTED_LINES])(
		'of %i notes is squarish, gapped, and read by rows',
		(n) => {
			const notes = elements(Array.from({ length: n }, (_, i) => `${i}`).join('\n'));
			const rects = notes.map(({ xy, wh }) => rectOf(xy, wh));
			for (const [i, a] of rects.entries()) {
				for (const b of rects.slice(i + 1))
					expect(intersects(inflate(a, NOTE_GAP - 0.01), b)).toBe(false);
			}
			const bounds = unionOf(rects)!;
			expect(bounds.w / bounds.h).toBeGreaterThan(0.4);
			expect(bounds.w / bounds.h).toBeLessThan(2.2);
			const inOrder = notes.every(
				({ xy }, i) => i === 0 || xy[1] > notes[i - 1]!.xy[1] || xy[0] > notes[i - 1]!.xy[0]
			);
			expect(inOrder).toBe(true);
		}
	);

	test('of wide notes has fewer columns', () => {
		const wide = elements('a\nb\nc\nd\ne\nf', { wh: [336, 100] });
		expect(new Set(wide.map(({ xy }) => xy[0])).size).toBe(1);
		expect(new Set(elements('a\nb\nc\nd').map(({ xy }) => xy[0])).size).toBe(2);
	});
});

describe('refused with the reason', () => {
	test.each(['', ' ', '\n\n', '\t\r\n'])('nothing: %j', (text) => {
		expect(textToClip(text)).toEqual({ ok: false, reason: 'empty' });
		expect(textToClip(text, { one: true })).toEqual({ ok: false, reason: 'empty' });
	});

	test.each(['\0', 'PNG\u001a', 'a\u0007b', '\u001b[31m', '\u007fELF'])('binary: %j', (text) => {
		expect(textToClip(text)).toEqual({ ok: false, reason: 'binary' });
	});

	test('tabs and line breaks are no binary', () => {
		expect(texts('a\tb\nc')).toEqual(['a\tb', 'c']);
	});

	test('a line of 100,000 characters', () => {
		expect(textToClip('x'.repeat(100_000))).toEqual({
			ok: false,
			reason: 'too-long',
			length: 100_000,
			limit: MAX_TEXT_LENGTH
		});
	});

	test('a block that is too long for one note', () => {
		const block = 'line\n'.repeat(MAX_TEXT_LENGTH / 4);
		expect(textToClip(block, { one: true })).toMatchObject({ reason: 'too-long' });
	});

	test('a whole book, before it is looked at', () => {
		expect(textToClip('\0'.repeat(MAX_CLIP_TEXT + 1))).toMatchObject({
			reason: 'too-long',
			limit: MAX_CLIP_TEXT
		});
	});

	test('more lines than anyone wants as notes', () => {
		expect(textToClip('x\n'.repeat(MAX_PASTED_LINES + 1))).toEqual({
			ok: false,
			reason: 'too-many',
			count: MAX_PASTED_LINES + 1,
			limit: MAX_PASTED_LINES
		});
	});
});
