import type { Locale } from '../domain/locale.ts';

const UNITS = { en: { hour: 'h', minute: 'min' }, ru: { hour: 'ч', minute: 'мин' } } as const;

/** "2 h 10 min", "45 min": with spaces that don't break. `minutes` is a whole number ≥ 0. */
export function formatMinutes(minutes: number, locale: Locale): string {
	const unit = UNITS[locale];
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	const parts = [
		...(hours > 0 ? [`${hours}\u00a0${unit.hour}`] : []),
		...(rest > 0 || hours === 0 ? [`${rest}\u00a0${unit.minute}`] : [])
	];
	return parts.join('\u00a0');
}
