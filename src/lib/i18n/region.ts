import type { Locale } from '../domain/locale.ts';

/**
 * The reader's own region of the language, as the browser knows it: it settles the order of day
 * and month, and whether the day has twelve hours or twenty-four. The bare language where the
 * interface is in one the browser doesn't name.
 */
export function regionOf(locale: Locale): string {
	const isOf = (tag: string): boolean => tag === locale || tag.startsWith(`${locale}-`);
	return navigator.languages.find(isOf) ?? locale;
}
