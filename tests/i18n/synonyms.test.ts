import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/locale.ts';
import { synonyms as en } from '#lib/i18n/synonyms.en.ts';
import { synonyms as ru } from '#lib/i18n/synonyms.ru.ts';
import { ACTIONS } from '#lib/tools/actions.ts';
import { rank, synonymsOf, wordsOf } from '#lib/ui/board/finding/palette-words.ts';

/** What the page itself does (page-entries.ts). */
const PAGE = ['share', 'people', 'run', 'theme', 'language'];

const entries = [
	// With nothing selected, as one mostly comes to it.
	...ACTIONS.filter(({ needs }) => needs === 'nothing').map((action) => ({
		key: action.id,
		...wordsOf(action)
	})),
	...PAGE.map((key) => ({
		key,
		names: [],
		also: LOCALES.map((locale) => synonymsOf(key, locale))
	}))
];
const found = (query: string): string[] => rank(entries, query).map(({ key }) => key);

describe('the palette', () => {
	it.each([
		['export', 'export'],
		['pdf', 'export'],
		['download', 'export'],
		['экспорт', 'export'],
		['скачать', 'export'],
		['svg', 'export'],
		['sticky', 'tool.note'],
		['заметка', 'tool.note'],
		['картинка', 'tool.image'],
		['picture', 'tool.image'],
		['стрелка', 'tool.connector'],
		['arrow', 'tool.connector'],
		['search', 'find'],
		['поиск', 'find'],
		['участники', 'people'],
		['пригласить', 'share'],
		['invite', 'share'],
		['timer', 'run']
	])('knows what is meant by %s', (query, key) => {
		expect(found(query).slice(0, 3)).toContain(key);
	});

	it('has what is called so before what the letters are scattered in', () => {
		expect(found('png')[0]).toBe('export');
		expect(found('png')).not.toContain('focus-previous');
		expect(found('note')[0]).toBe('tool.note');
		expect(found('zt1')).toEqual(['zoom-100']);
	});

	it('finds by words that were typed in the other layout', () => {
		expect(found('crfxfnm')[0]).toBe('export');
	});

	it('has other words only for what there is', () => {
		const known = new Set<string>([...ACTIONS.map(({ id }) => id), ...PAGE]);
		for (const key of [...Object.keys(en), ...Object.keys(ru)]) expect(known, key).toContain(key);
	});
});
