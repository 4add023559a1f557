import type { Words } from '#lib/domain/agenda.ts';
import { LOCALES, type Locale } from '#lib/domain/locale.ts';

/** In the reader's language, or in whatever there is; '' for no words at all. */
export const wordsIn = (words: Words, locale: Locale): string =>
	words[locale] ?? LOCALES.map((other) => words[other]).find((text) => text !== undefined) ?? '';
