import { describe, expect, it } from 'vitest';
import { readLink } from '#lib/ui/pages/link-input.ts';
import { tokenOf } from '#lib/ui/pages/token-of.ts';

const ORIGIN = 'https://board.example:8443';
const TOKEN = '7YNmbXg69q3fYB4iCDnT2Nq89jugcS-YR3hXD8YPfc4';
const opens = { kind: 'token', token: TOKEN };

describe('readLink', () => {
	it.each([
		['a whole link', `${ORIGIN}/j/${TOKEN}`],
		['a link with spaces and a full stop from a sentence', `  ${ORIGIN}/j/${TOKEN}. `],
		['a link in quotes', `«${ORIGIN}/j/${TOKEN}»`],
		['a link in angle brackets', `<${ORIGIN}/j/${TOKEN}>`],
		['a link with a slash, a query and a hash', `${ORIGIN}/j/${TOKEN}/?utm_source=chat#x`],
		['a link without its scheme', `board.example:8443/j/${TOKEN}`],
		['a path', `/j/${TOKEN}`],
		['the bare token', TOKEN]
	])('opens %s', (_, text) => {
		expect(readLink(text, ORIGIN)).toEqual(opens);
	});

	it('opens a link of a server that lives in a folder', () => {
		expect(readLink(`${ORIGIN}/boards/j/${TOKEN}`, ORIGIN)).toEqual(opens);
	});

	it('tells a link of another server apart and names it', () => {
		expect(readLink(`https://other.example/j/${TOKEN}`, ORIGIN)).toEqual({
			kind: 'elsewhere',
			host: 'other.example'
		});
	});

	it('says that nothing was given', () => {
		expect(readLink('  ', ORIGIN)).toEqual({ kind: 'empty' });
	});

	it.each([
		'https://board.example:8443/w/abc',
		'join us at ten',
		'short',
		`${ORIGIN}/j/`,
		`${ORIGIN}/j/${TOKEN}/and/more`,
		`javascript:alert('${TOKEN}')`,
		'x'.repeat(10_000),
		'\u0000'
	])('takes %s for nonsense', (text) => {
		expect(readLink(text, ORIGIN)).toEqual({ kind: 'nonsense' });
	});
});

describe('tokenOf', () => {
	it('is the last part of a link’s path', () => {
		expect(tokenOf(`${ORIGIN}/boards/j/${TOKEN}`)).toBe(TOKEN);
	});

	it('is nothing where there is no link', () => {
		expect(tokenOf('no link')).toBeNull();
		expect(tokenOf('https://board.example/')).toBeNull();
	});
});
