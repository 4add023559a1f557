import { describe, expect, it } from 'vitest';
import { linesOf } from '#lib/domain/text-lines.ts';
import { paragraphsOf, wrap } from '#lib/domain/text-wrap.ts';
import { seeded } from '../support/sync-random.ts';

/** Every letter is half as wide as it is high. */
const measure = (text: string, px: number): number => text.length * px * 0.5;

describe('lines of a text', () => {
	it('break at spaces, hyphens and line breaks', () => {
		expect(linesOf('one two three', 40, 10, measure)).toEqual(['one two', 'three']);
		expect(linesOf('so-called', 30, 10, measure)).toEqual(['so-', 'called']);
		expect(linesOf('a\n\nb', 100, 10, measure)).toEqual(['a', '', 'b']);
	});

	it('keep a word that is too wide whole unless told otherwise', () => {
		expect(linesOf('abcdefgh', 20, 10, measure)).toEqual(['abcdefgh']);
		expect(linesOf('abcdefgh', 20, 10, measure, true)).toEqual(['abcd', 'efgh']);
	});

	it('lose no letter, and are as many as the board counts', () => {
		const random = seeded(7);
		const letters = ['а', 'б', ' ', ' ', '\n', '-', '中', '👩‍👩‍👧', 'w'];
		for (let round = 0; round < 500; round++) {
			const text = Array.from(
				{ length: Math.floor(random() * 40) },
				() => letters[Math.floor(random() * letters.length)]
			).join('');
			const width = 10 + Math.floor(random() * 80);
			for (const anywhere of [false, true]) {
				const lines = linesOf(text, width, 10, measure, anywhere);
				expect(lines).toHaveLength(wrap(paragraphsOf(text), width, 10, measure, anywhere).lines);
				const bare = (all: string): string => all.replace(/\s/g, '');
				expect(bare(lines.join(''))).toBe(bare(text));
			}
		}
	});
});
