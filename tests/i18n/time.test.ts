import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatMinutes } from '#lib/i18n/duration.ts';
import { regionOf } from '#lib/i18n/region.ts';
import { formatWhen } from '#lib/i18n/relative-time.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatMinutes', () => {
	it('names hours and minutes, and leaves out what is nothing', () => {
		expect([0, 45, 60, 130].map((n) => plain(formatMinutes(n, 'en')))).toEqual([
			'0 min',
			'45 min',
			'1 h',
			'2 h 10 min'
		]);
		expect(plain(formatMinutes(195, 'ru'))).toBe('3 ч 15 мин');
	});

	it('never breaks inside', () => {
		expect(formatMinutes(130, 'ru')).not.toContain(' ');
	});
});

describe('formatWhen', () => {
	/** Noon, in whatever time zone the test runs. */
	const now = new Date(2026, 2, 18, 12, 0).getTime();
	const at = (...parts: [number, number, number, number, number]): number =>
		new Date(...parts).getTime();
	beforeEach(() => vi.stubGlobal('navigator', { languages: ['en-US'] }));
	afterEach(() => vi.unstubAllGlobals());

	it('speaks of minutes, hours and days', () => {
		expect(formatWhen(now - 5_000, now, 'ru')).toBe('сейчас');
		expect(formatWhen(now - 5 * 60_000, now, 'ru')).toBe('5 минут назад');
		expect(formatWhen(now - 60 * 60_000, now, 'en')).toBe('1 hour ago');
		expect(formatWhen(at(2026, 2, 14, 9, 0), now, 'ru')).toBe('4 дня назад');
	});

	it('counts days by the calendar: yesterday evening is yesterday in the morning', () => {
		expect(formatWhen(at(2026, 2, 17, 23, 50), at(2026, 2, 18, 9, 0), 'en')).toBe('yesterday');
	});

	it('gives a date after two weeks, and the year when it is another', () => {
		expect(formatWhen(at(2026, 1, 3, 9, 0), now, 'ru')).toBe('3 февраля');
		expect(formatWhen(at(2025, 10, 21, 9, 0), now, 'en')).toBe('November 21, 2025');
	});

	it('gives a date as it is written where the reader lives', () => {
		vi.stubGlobal('navigator', { languages: ['ru', 'en-GB', 'en'] });
		expect(formatWhen(at(2025, 10, 21, 9, 0), now, 'en')).toBe('21 November 2025');
	});

	it('takes a time in the future, from a clock that is off, as now', () => {
		expect(formatWhen(now + 600_000, now, 'en')).toBe('now');
	});
});

describe('regionOf', () => {
	afterEach(() => vi.unstubAllGlobals());

	it('is the first region of the language that the browser names, or the language itself', () => {
		vi.stubGlobal('navigator', { languages: ['de-AT', 'en-GB', 'en-US'] });
		expect(regionOf('en')).toBe('en-GB');
		expect(regionOf('ru')).toBe('ru');
	});

	it('takes no other language for it that begins with the same letters', () => {
		vi.stubGlobal('navigator', { languages: ['rup-MK', 'ru-BY'] });
		expect(regionOf('ru')).toBe('ru-BY');
	});
});
