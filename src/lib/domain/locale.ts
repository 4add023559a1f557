/** The languages Loopboard speaks. English is the one every text must have first. */
export const LOCALES = ['en', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text that exists in every language, picked at render time by the reader's own. */
export type Localized = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
	return value === 'en' || value === 'ru';
}

/**
 * Picks the first language of an Accept-Language header that Loopboard speaks.
 * Follows the order in which browsers list preferences; q-values are not weighed.
 */
export function localeFromHeader(header: string | null): Locale {
	for (const part of (header ?? '').split(',')) {
		const tag = part.trim().slice(0, 2).toLowerCase();
		if (isLocale(tag)) return tag;
	}
	return 'en';
}
