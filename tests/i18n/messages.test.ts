import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/locale.ts';
import { EXPORTING } from '#lib/i18n/exporting.ts';
import { FIND } from '#lib/i18n/find.ts';
import { GESTURES } from '#lib/i18n/gestures.ts';
import { MESSAGES } from '#lib/i18n/messages.ts';
import { ACTIONS } from '#lib/tools/actions.ts';

/** A text of the interface and where it stands, such as "pages.home.create". */
interface Leaf {
	readonly key: string;
	readonly text: unknown;
}

function leaves(value: unknown, key: string): readonly Leaf[] {
	if (typeof value !== 'object' || value === null) return [{ key, text: value }];
	return Object.entries(value).flatMap(([name, one]) =>
		leaves(one, key === '' ? name : `${key}.${name}`)
	);
}

/** Numbers on which Russian and English forms differ, and a word in neither alphabet. */
const NUMBERS = [0, 1, 2, 5, 11, 21, 22, 25, 101, 111];
const WORD = '§';

/** Every sentence that a message can become, functions called with numbers and with words. */
function sentences({ key, text }: Leaf): readonly string[] {
	if (typeof text === 'string') return [text];
	if (typeof text !== 'function') throw new Error(`${key} is neither a text nor a function`);
	const say = (argument: unknown): string =>
		String(text(...Array<unknown>(text.length).fill(argument)));
	return [...NUMBERS.map(say), say(WORD)];
}

/** With what isn't loaded with the page. */
const all = (locale: (typeof LOCALES)[number]): readonly Leaf[] =>
	leaves(
		{
			...MESSAGES[locale],
			find: FIND[locale],
			gestures: GESTURES[locale],
			exporting: EXPORTING[locale]
		},
		''
	);

/** Latin words that stay what they are in Russian: names, keys, abbreviations. */
const LATIN_IN_RUSSIAN = new Set(
	(
		'Loopboard QR English RU EN Alt Backspace Ctrl Cmd Delete Enter Esc Escape Home End PgDn PgUp Shift ' +
		'Space Tab Mac PDF PNG JPEG GIF WebP SVG CSV Markdown MIT CC BY SA Creative Commons'
	).split(' ')
);

describe('messages', () => {
	it('have the same keys in every language', () => {
		const keys = (locale: (typeof LOCALES)[number]): string[] =>
			all(locale)
				.map(({ key }) => key)
				.sort();
		expect(keys('ru')).toEqual(keys('en'));
	});

	it.each(LOCALES)('say something for every key and number (%s)', (locale) => {
		for (const leaf of all(locale)) {
			for (const sentence of sentences(leaf)) {
				expect(sentence.trim(), leaf.key).not.toBe('');
				expect(sentence, leaf.key).not.toMatch(/undefined|NaN|null|\[object/);
			}
		}
	});

	it.each(LOCALES)(
		'are calm and typeset: no exclamation marks, no straight quotes (%s)',
		(locale) => {
			for (const leaf of all(locale)) {
				for (const sentence of sentences(leaf)) {
					expect(sentence, leaf.key).not.toMatch(/[!"']|\.\.\./);
					expect(sentence, leaf.key).toBe(sentence.trim());
				}
			}
		}
	);

	it.each(LOCALES)('call things in the search as the tools do (%s)', (locale) => {
		const { kinds } = FIND[locale];
		const { names } = MESSAGES[locale].actions;
		for (const kind of ['note', 'text', 'shape', 'connector', 'image', 'frame', 'stamp'] as const) {
			expect(kinds[kind]).toBe(names[`tool.${kind}`]);
		}
	});

	it('leave no English in Russian', () => {
		for (const leaf of all('ru')) {
			for (const sentence of sentences(leaf)) {
				const words = sentence.match(/[A-Za-z]{2,}/g) ?? [];
				const english = words.filter((word) => !LATIN_IN_RUSSIAN.has(word));
				expect(english, `${leaf.key}: ${sentence}`).toEqual([]);
			}
		}
	});

	it('leave no Cyrillic in English', () => {
		for (const leaf of all('en')) {
			for (const sentence of sentences(leaf)) {
				expect(sentence.replace('Русский', ''), leaf.key).not.toMatch(/\p{Script=Cyrillic}/u);
			}
		}
	});

	it('mix no Latin look-alikes into Russian words', () => {
		for (const leaf of all('ru')) {
			for (const sentence of sentences(leaf)) {
				expect(sentence, leaf.key).not.toMatch(
					/[A-Za-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[A-Za-z]/u
				);
			}
		}
	});

	it('call things by the product’s words', () => {
		for (const leaf of all('ru')) {
			for (const sentence of sentences(leaf)) {
				// полотно, стикер and фасилитатор are the ones.
				expect(sentence, leaf.key).not.toMatch(/канвас|заметк|карточк|ведущ/iu);
			}
		}
	});

	it.each(LOCALES)('call nothing a note in the menus of what is none (%s)', (locale) => {
		const { names } = MESSAGES[locale].actions;
		for (const { id, where, kinds } of ACTIONS) {
			const forOthers = kinds === undefined || kinds.some((kind) => kind !== 'note');
			const offered = where?.some((place) => place === 'bar' || place === 'menu');
			if (forOthers && offered) expect(names[id], id).not.toMatch(/\bnote|стикер/iu);
		}
	});

	it('speak to the reader as «вы»', () => {
		for (const leaf of all('ru')) {
			for (const sentence of sentences(leaf)) {
				expect(sentence, leaf.key).not.toMatch(
					/(?<!\p{L})(ты|тебя|тебе|тобой|твой|твоя|твоё|твои)(?!\p{L})/iu
				);
			}
		}
	});
});
