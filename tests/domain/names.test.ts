import { describe, expect, test } from 'vitest';
import { initials, searchable } from '#lib/domain/names.ts';

describe('initials', () => {
	test.each([
		['Anna', 'A'],
		['anna petrova', 'AP'],
		['Анна Мария Петрова', 'АП'],
		['  ёлка  ', 'Ё'],
		['(dr.) o’neil-smith', 'DS'],
		['Jean-Luc', 'JL'],
		['7 of 9', '79'],
		['ßara', 'ß'],
		['и\u0306од', 'Й'],
		['李 小龙', '李小'],
		['👍', '?'],
		['', '?'],
		['...', '?']
	])('of %j are %s', (name, expected) => {
		expect(initials(name)).toBe(expected);
	});
});

describe('searching', () => {
	test('doesn’t mind case, ё, spaces or how letters are composed', () => {
		expect(searchable(' ЁЖИК\n в  тумане')).toBe('ежик в тумане');
		expect(searchable('е\u0308ж')).toBe('еж');
		expect(searchable('Cafe\u0301')).toBe('café');
	});

	test('й stays й', () => {
		expect(searchable('Йод')).toBe('йод');
	});
});
