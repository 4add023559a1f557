import { LOCALES, type Locale } from '#lib/domain/locale.ts';
import { matchAlso, matchWords } from '#lib/domain/word-match.ts';
import { MESSAGES } from '#lib/i18n/messages.ts';
import { synonyms as en } from '#lib/i18n/synonyms.en.ts';
import { synonyms as ru } from '#lib/i18n/synonyms.ru.ts';
import type { Action } from '#lib/tools/actions/types.ts';
import { retype } from '#lib/tools/keyboard/retype.ts';

const SYNONYMS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, ru };

/** By what a thing to do is found: its names in every language, and what else it may be called. */
export interface PaletteWords {
	readonly names: readonly string[];
	readonly also: readonly string[];
}

/** What it may be called besides, `id` being an action's or that of one of the page's own doings. */
export const synonymsOf = (id: string, locale: Locale): string => SYNONYMS[locale][id] ?? '';

/** "Colour yellow" is what people type, so its group's name is among the words. */
export const wordsOf = ({ id, group }: Pick<Action, 'id' | 'group'>): PaletteWords => ({
	names: LOCALES.map((locale) => MESSAGES[locale].actions.names[id]),
	also: LOCALES.map((locale) => {
		const { names, groups } = MESSAGES[locale].actions;
		return `${names[id]} ${groups[group]} ${synonymsOf(id, locale)}`;
	})
});

const scoreOf = (query: string, { names, also }: PaletteWords): number =>
	Math.max(matchWords(query, names), matchAlso(query, also));

/** The best first; all as they stand in the registry for an empty query. */
export function rank<Entry extends PaletteWords>(
	entries: readonly Entry[],
	query: string
): readonly Entry[] {
	if (query.trim() === '') return entries;
	const other = retype(query);
	return entries
		.map((entry) => ({
			entry,
			// Typed in the other layout by mistake: a little worse than what was meant.
			score: Math.max(scoreOf(query, entry), scoreOf(other, entry) - 1)
		}))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.map(({ entry }) => entry);
}
