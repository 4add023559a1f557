import { expect, it } from 'vitest';
import { OthersSaid } from '#lib/board/others-said.ts';
import { finding as en } from '#lib/i18n/finding.en.ts';
import { finding as ru } from '#lib/i18n/finding.ru.ts';

it('gathers what others add into one summary, with the zone if there is one', () => {
	const said = new OthersSaid();
	expect(said.take()).toBeNull();
	said.note('anna', 'f/gains');
	said.note('ben', 'f/gains');
	said.note('anna', 'f/gains');
	expect(said.take()).toEqual({ people: ['anna', 'ben'], count: 3, zone: 'f/gains' });
	expect(said.take()).toBeNull();
	said.note(undefined, 'f/gains');
	said.note('ben', null);
	said.note('ben', 'f/gains');
	expect(said.take()).toEqual({ people: ['ben'], count: 3, zone: null });
});

it('is said in either language', () => {
	const line = (m: typeof en, others: number, count: number, zone: string) =>
		m.others.added('Анна', others, count, zone);
	expect(line(en, 3, 6, 'Gains')).toBe('Анна and 3 others added 6 notes in “Gains”');
	expect(line(en, 0, 1, '')).toBe('Анна added 1 note');
	expect(line(en, 1, 2, '')).toBe('Анна and 1 other added 2 notes');
	expect(line(ru, 3, 6, 'Выгоды')).toBe('Анна и ещё 3 человека добавили 6 стикеров, «Выгоды»');
	expect(line(ru, 0, 1, '')).toBe('Анна: добавлен 1 стикер');
	expect(line(ru, 0, 2, '')).toBe('Анна: добавлено 2 стикера');
});
