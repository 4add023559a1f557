/** English: one and many. `forms` are without the number. */
export const pluralEn = (n: number, one: string, other: string): string => (n === 1 ? one : other);

const russian = new Intl.PluralRules('ru');

/** Russian: 1 голос, 2 голоса, 5 голосов. */
export function pluralRu(n: number, one: string, few: string, many: string): string {
	switch (russian.select(n)) {
		case 'one':
			return one;
		case 'few':
			return few;
		default:
			return many;
	}
}
