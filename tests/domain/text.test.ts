import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cut, diffText, rewrite, wellFormed } from '#lib/domain/text.ts';
import { chance } from './peers.ts';

describe('cutting', () => {
	test('leaves what is short enough', () => {
		expect(cut('abc', 3)).toBe('abc');
		expect(cut('', 0)).toBe('');
	});

	test('never leaves half of a character', () => {
		expect(cut('a👍b', 2)).toBe('a');
		expect(cut('a👍b', 3)).toBe('a👍');
	});
});

test('half characters are replaced, whole ones stay', () => {
	expect(wellFormed('a\ud83d')).toBe('a\ufffd');
	expect(wellFormed('\udc4da')).toBe('\ufffda');
	expect(wellFormed('ёж 👍🏽 한')).toBe('ёж 👍🏽 한');
});

describe('the smallest change between two texts', () => {
	test.each([
		['equal texts', 'abc', 'abc', null],
		['a letter at the end', 'ab', 'abc', { at: 2, remove: 0, insert: 'c' }],
		['a letter at the start', 'bc', 'abc', { at: 0, remove: 0, insert: 'a' }],
		['a word in the middle', 'a c', 'a b c', { at: 2, remove: 0, insert: 'b ' }],
		['a word taken out', 'one two three', 'one three', { at: 5, remove: 4, insert: '' }],
		['everything', 'abc', 'xyz', { at: 0, remove: 3, insert: 'xyz' }],
		['to nothing', 'abc', '', { at: 0, remove: 3, insert: '' }],
		['a repeated letter', 'aa', 'aaa', { at: 2, remove: 0, insert: 'a' }]
	])('%s', (_, before, after, expected) => {
		expect(diffText(before, after)).toEqual(expected);
	});

	test('the caret says where a repeated letter was typed', () => {
		expect(diffText('aaaa', 'aaaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' });
		expect(diffText('aaaa', 'aaa', 1)).toEqual({ at: 1, remove: 1, insert: '' });
	});

	test('one emoji for another that begins alike changes the whole character', () => {
		expect(diffText('👍', '👎')).toEqual({ at: 0, remove: 2, insert: '👎' });
		expect(diffText('x👍y', 'x🤍y')).toEqual({ at: 1, remove: 2, insert: '🤍' });
	});

	test('always leads from one to the other and never cuts a character', () => {
		const { below, pick } = chance(11);
		const word = (): string =>
			Array.from({ length: below(6) }, () => pick(['a', 'b', '👍', '👎', '🤍'])).join('');
		for (let i = 0; i < 3_000; i++) {
			const [before, after] = [word(), word()];
			const change = diffText(before, after, below(after.length + 1));
			if (!change) {
				expect(after).toBe(before);
				continue;
			}
			const { at, remove, insert } = change;
			expect(before.slice(0, at) + insert + before.slice(at + remove)).toBe(after);
			for (const part of [before.slice(0, at), insert, before.slice(at, at + remove)]) {
				expect(wellFormed(part)).toBe(part);
			}
		}
	});
});

describe('rewriting a shared text', () => {
	test('is one change under the given origin', () => {
		const doc = new Y.Doc();
		const text = doc.getText('t');
		const origins: unknown[] = [];
		doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
		expect(rewrite(text, 'one', 'me')).toBe('done');
		expect(rewrite(text, 'one', 'me')).toBe('done');
		expect(origins).toEqual(['me']);
	});

	test('of a text that is in no document can’t be done', () => {
		expect(rewrite(new Y.Text(), 'x', 'me')).toBe('gone');
	});
});
