import type { Locale } from '../domain/locale.ts';
import { regionOf } from './region.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Days after which a date says more than a distance. */
const DATE_AFTER = 14;

/**
 * When something was, as one says it: "5 minutes ago", "yesterday", "3 March". Days are counted by
 * the reader's calendar, so what was yesterday evening is "yesterday" in the morning.
 * @param then ms since the epoch; a future one, from a clock that is off, reads as now
 */
export function formatWhen(then: number, now: number, locale: Locale): string {
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	const age = Math.max(0, now - then);
	if (age < MINUTE) return relative.format(0, 'second');
	if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
	const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY);
	if (days === 0) return relative.format(-Math.floor(age / HOUR), 'hour');
	if (days <= DATE_AFTER) return relative.format(-days, 'day');
	const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
	return new Intl.DateTimeFormat(regionOf(locale), {
		day: 'numeric',
		month: 'long',
		...(sameYear ? {} : { year: 'numeric' })
	}).format(then);
}

function startOfDay(time: number): number {
	return new Date(time).setHours(0, 0, 0, 0);
}
