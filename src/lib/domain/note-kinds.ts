import type { Localized } from './locale.ts';

/** What a note is: the method's kinds, in the order its conventions list them (§0.2). */
export const NOTE_KINDS = [
	'fact',
	'quote',
	'assumption',
	'hypothesis',
	'metric',
	'insight',
	'idea',
	'question',
	'risk',
	'decision',
	'action'
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The ten papers. Fill, border and measured contrast: ui/tokens.css. */
export const NOTE_COLORS = [
	'yellow',
	'orange',
	'red',
	'pink',
	'violet',
	'blue',
	'teal',
	'green',
	'grey',
	'white'
] as const;
export type NoteColor = (typeof NOTE_COLORS)[number];

export interface NoteKindInfo {
	readonly name: Localized;
	readonly meaning: Localized;
	/** The paper a note of this kind starts on; the kind stays when the colour is changed. */
	readonly color: NoteColor;
}

export const NOTE_KIND_INFO: Readonly<Record<NoteKind, NoteKindInfo>> = {
	fact: {
		name: { en: 'Fact', ru: 'Факт' },
		meaning: {
			en: 'Observed or measured; has a source',
			ru: 'Наблюдение или измерение; есть источник'
		},
		color: 'green'
	},
	quote: {
		name: { en: 'Quote', ru: 'Цитата' },
		meaning: { en: 'A customer’s own words', ru: 'Слова клиента дословно' },
		color: 'yellow'
	},
	assumption: {
		name: { en: 'Assumption', ru: 'Предположение' },
		meaning: { en: 'We believe so, no evidence yet', ru: 'Так считаем, доказательств пока нет' },
		color: 'orange'
	},
	hypothesis: {
		name: { en: 'Hypothesis', ru: 'Гипотеза' },
		meaning: {
			en: 'A statement that can be refuted',
			ru: 'Утверждение, которое можно опровергнуть'
		},
		color: 'violet'
	},
	metric: {
		name: { en: 'Metric', ru: 'Метрика' },
		meaning: { en: 'Number, unit and date', ru: 'Число, единица и дата' },
		color: 'blue'
	},
	insight: {
		name: { en: 'Insight', ru: 'Инсайт' },
		meaning: { en: 'A conclusion from several facts', ru: 'Вывод из нескольких фактов' },
		color: 'pink'
	},
	idea: {
		name: { en: 'Idea', ru: 'Идея' },
		meaning: { en: 'A possible solution', ru: 'Возможное решение' },
		color: 'pink'
	},
	question: {
		name: { en: 'Question', ru: 'Вопрос' },
		meaning: { en: 'Something we have to find out', ru: 'Что нам нужно выяснить' },
		color: 'grey'
	},
	risk: {
		name: { en: 'Risk', ru: 'Риск' },
		meaning: { en: 'What can go wrong', ru: 'Что может пойти не так' },
		color: 'red'
	},
	decision: {
		name: { en: 'Decision', ru: 'Решение' },
		meaning: {
			en: 'Settled, with the role that settled it',
			ru: 'Решено, с указанием роли, которая решила'
		},
		color: 'white'
	},
	action: {
		name: { en: 'Action', ru: 'Действие' },
		meaning: { en: 'Who (role) and by when', ru: 'Кто (роль) и к какому сроку' },
		color: 'teal'
	}
};

export const isNoteKind = (value: unknown): value is NoteKind =>
	typeof value === 'string' && (NOTE_KINDS as readonly string[]).includes(value);

export const isNoteColor = (value: unknown): value is NoteColor =>
	typeof value === 'string' && (NOTE_COLORS as readonly string[]).includes(value);
