import { describe, expect, it } from 'vitest';
import { MESSAGES } from '#lib/i18n/messages.ts';
import { pluralEn, pluralRu } from '#lib/i18n/plural.ts';

describe('plural forms', () => {
	it('follow the Russian rule, teens and hundreds included', () => {
		const votes = (n: number): string => pluralRu(n, 'голос', 'голоса', 'голосов');
		expect([1, 21, 101, 1001].map(votes)).toEqual(Array(4).fill('голос'));
		expect([2, 3, 4, 22, 104].map(votes)).toEqual(Array(5).fill('голоса'));
		expect([0, 5, 11, 12, 14, 20, 25, 111, 112].map(votes)).toEqual(Array(9).fill('голосов'));
	});

	it('follow the English rule', () => {
		expect([0, 1, 2, 21].map((n) => pluralEn(n, 'vote', 'votes'))).toEqual([
			'votes',
			'vote',
			'votes',
			'votes'
		]);
	});

	it('are right in the sentences of the pages', () => {
		const { create, kit } = MESSAGES.ru.pages;
		expect([1, 3, 5].map((n) => create.chosen(n, '1 ч'))).toEqual([
			'1 полотно, около 1 ч',
			'3 полотна, около 1 ч',
			'5 полотен, около 1 ч'
		]);
		expect([1, 2, 20].map(kit.charactersLeft)).toEqual([
			'Остался 1 символ',
			'Осталось 2 символа',
			'Осталось 20 символов'
		]);
		expect(create.people(2, 4)).toBe('2–4 человека');
		expect(create.people(4, 9)).toBe('4–9 человек');
		expect(MESSAGES.en.pages.create.chosen(1, '1 h')).toBe('1 canvas, about 1 h');
		expect(MESSAGES.en.pages.kit.charactersLeft(-1)).toBe('1 character too many');
	});
});
