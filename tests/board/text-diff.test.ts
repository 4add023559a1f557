import { describe, expect, it } from 'vitest';
import { diffText, mapIndex } from '#lib/board/text-diff.ts';

const apply = (text: string, change: ReturnType<typeof diffText>): string =>
	change
		? text.slice(0, change.index) + change.insert + text.slice(change.index + change.remove)
		: text;

describe('diffText', () => {
	it('finds nothing between equal texts', () => {
		expect(diffText('abc', 'abc', 1)).toBeNull();
	});

	it('finds what was typed at the caret', () => {
		expect(diffText('ab', 'axb', 2)).toEqual({ index: 1, remove: 0, insert: 'x' });
	});

	it('takes the place from the caret in a run of equal letters', () => {
		expect(diffText('aaaa', 'aaaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' });
		expect(diffText('aaaa', 'aaaaa', 5)).toEqual({ index: 4, remove: 0, insert: 'a' });
	});

	it('finds what was deleted and what was replaced', () => {
		expect(diffText('abcd', 'ad', 1)).toEqual({ index: 1, remove: 2, insert: '' });
		expect(diffText('я иду домой', 'я бегу домой', 6)).toEqual({
			index: 2,
			remove: 2,
			insert: 'бег'
		});
	});

	it('never cuts a character of two code units in half', () => {
		const change = diffText('a😀b', 'a😁b', 3);
		expect(change).toEqual({ index: 1, remove: 2, insert: '😁' });
	});

	it('always leads from the one text to the other', () => {
		let seed = 7;
		const random = (n: number): number => {
			seed = (seed * 1103515245 + 12345) % 2147483648;
			return seed % n;
		};
		const letters = ['a', 'b', '😀', 'я', '\n'];
		const word = (): string => Array.from({ length: random(8) }, () => letters[random(5)]).join('');
		for (let i = 0; i < 2_000; i++) {
			const [before, after] = [word(), word()];
			expect(apply(before, diffText(before, after, random(after.length + 1)))).toBe(after);
		}
	});
});

describe('mapIndex', () => {
	it('moves a position with what others insert and delete before it', () => {
		expect(mapIndex([{ retain: 1 }, { insert: 'xyz' }], 4)).toBe(7);
		expect(mapIndex([{ retain: 1 }, { delete: 2 }], 4)).toBe(2);
	});

	it('leaves a position before what is inserted right at it', () => {
		expect(mapIndex([{ retain: 4 }, { insert: 'xyz' }], 4)).toBe(4);
	});

	it('puts a position inside a deletion at its start', () => {
		expect(mapIndex([{ retain: 2 }, { delete: 5 }], 4)).toBe(2);
	});

	it('leaves a position alone that lies before the change', () => {
		expect(mapIndex([{ retain: 10 }, { insert: 'xyz' }], 4)).toBe(4);
	});
});
