import { describe, expect, test } from 'vitest';
import { LOCALES, isLocale, localeFromHeader } from '#lib/domain/locale.ts';
import {
	NOTE_COLORS,
	NOTE_KINDS,
	NOTE_KIND_INFO,
	isNoteColor,
	isNoteKind
} from '#lib/domain/note-kinds.ts';
import { PERSON_COLORS } from '#lib/domain/roster.ts';

describe('languages', () => {
	test.each([
		['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
		['de-DE, ru;q=0.5, en', 'ru'],
		['EN-us', 'en'],
		['de, fr', 'en'],
		['', 'en'],
		[null, 'en']
	])('a browser that asks for %j gets %s', (header, locale) => {
		expect(localeFromHeader(header)).toBe(locale);
	});

	test('anything else is none', () => {
		for (const value of ['EN', 'de', '', null, 0, ['en']]) expect(isLocale(value)).toBe(false);
	});
});

describe('kinds of notes', () => {
	test('each has a name and a meaning in every language, and a paper of its own', () => {
		for (const kind of NOTE_KINDS) {
			const { name, meaning, color } = NOTE_KIND_INFO[kind];
			for (const locale of LOCALES) {
				expect(name[locale].trim()).not.toBe('');
				expect(meaning[locale].trim()).not.toBe('');
			}
			expect(isNoteColor(color)).toBe(true);
		}
	});

	test('words of objects are neither kinds nor colours', () => {
		for (const value of ['constructor', '__proto__', 'toString', '', null, 3, ['fact']]) {
			expect(isNoteKind(value)).toBe(false);
			expect(isNoteColor(value)).toBe(false);
		}
		expect(NOTE_COLORS).toHaveLength(10);
	});
});

describe('colours of people', () => {
	const luminance = (hex: string): number => {
		const [r, g, b] = [1, 3, 5].map((at) => {
			const value = parseInt(hex.slice(at, at + 2), 16) / 255;
			return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
	};

	test.each(PERSON_COLORS)('%s carries a white label with a contrast of 6.0 at least', (color) => {
		const contrast = 1.05 / (luminance(color) + 0.05);
		expect(Math.round(contrast * 10) / 10).toBeGreaterThanOrEqual(6);
	});

	test('are twelve different ones', () => {
		expect(new Set(PERSON_COLORS).size).toBe(12);
	});
});
