import type { Point } from '#lib/domain/geometry.ts';
import type { Person } from './people.ts';

/** Who comes to the workshop of lean-workshop.e2e.ts, what they write and how they vote. */
export const CANVAS = 'lean-experiment-canvas';
export const LEAD: Person = { name: 'Vera', locale: 'en' };
/** Comes when the vote is under way. */
export const LATE: Person = { name: 'Max', locale: 'en' };
const PHONE = { viewport: { width: 390, height: 844 }, touch: true };

export interface Writer extends Person {
	/** What they assume. */
	readonly text: string;
	/** Where in the zone for assumptions they put it: no note lies over another. */
	readonly at: Point;
}
export const WRITERS: readonly Writer[] = [
	{ name: 'Анна', locale: 'ru', text: 'Пугает слово «отклонение»', at: [0.15, 0.1] },
	{ name: 'Ben', locale: 'en', text: 'Price stops nobody', at: [0.5, 0.1] },
	{ name: 'Clara', locale: 'en', text: 'Nurses have an hour a day', at: [0.85, 0.1] },
	{ name: 'Даша', locale: 'ru', text: 'Сообщение прочтут в тот же день', at: [0.15, 0.9] },
	{ name: 'Egor', locale: 'en', text: 'The lab is trusted', at: [0.5, 0.9] },
	{ name: 'Лена', locale: 'ru', text: 'С телефона легко', at: [0.85, 0.9], ...PHONE }
];
/** Ben's second one, begun while the server was away and ended when it was back. */
export const SECOND = ['Fear keeps ', 'them at home'] as const;
export const ALL: readonly string[] = [...WRITERS.map(({ text }) => text), SECOND.join('')];
export const text = (i: number): string => ALL[i] ?? '';
export const DECISION = 'Ask forty patients first; Clara decides';

/** Dots for the texts 0, 1, 2 …; each has three. */
export const DOTS: Readonly<Record<string, readonly number[]>> = {
	Анна: [2, 1],
	Ben: [1, 2],
	Clara: [1, 1, 1],
	Даша: [1, 1, 0, 1],
	Egor: [1, 0, 2],
	Лена: [0, 1, 0, 2],
	Max: [0, 0, 1, 0, 2]
};
/** Of all dots, by text: two share the first place. */
export const SUMS: readonly number[] = [0, 1, 2, 3, 4].map((i) =>
	Object.values(DOTS).reduce((sum, dots) => sum + (dots[i] ?? 0), 0)
);
/** In the run-off the others choose text 1. */
export const FOR_FIRST: readonly string[] = ['Анна', 'Clara', 'Egor', 'Лена'];
