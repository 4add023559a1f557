import type { paste as en } from './paste.en.ts';
import { pluralRu } from './plural.ts';

const notes = (n: number): string => `${n} ${pluralRu(n, 'стикер', 'стикера', 'стикеров')}`;

export const paste: typeof en = {
	title: 'Чем это станет?',
	lines: (n) => `В буфере ${n} ${pluralRu(n, 'строка', 'строки', 'строк')}`,
	table: (rows, columns) =>
		`В буфере таблица: ${rows} ${pluralRu(rows, 'строка', 'строки', 'строк')}, ${columns} ${pluralRu(columns, 'столбец', 'столбца', 'столбцов')}`,
	ways: {
		one: 'Один стикер',
		line: 'Стикер на строку',
		row: 'Стикер на строку таблицы',
		cell: 'Стикер на ячейку'
	},
	notes,
	remember: 'Больше не спрашивать',
	askAgain: 'Снова спрашивать о вставке строк'
};
