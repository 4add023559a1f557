import { pluralEn } from './plural.ts';

const notes = (n: number): string => `${n} ${pluralEn(n, 'note', 'notes')}`;

/** Choosing what pasted words become. */
export const paste = {
	title: 'What should this become?',
	lines: (n: number) => `${n} ${pluralEn(n, 'line', 'lines')} in the clipboard`,
	table: (rows: number, columns: number) =>
		`A table of ${rows} ${pluralEn(rows, 'row', 'rows')} and ${columns} ${pluralEn(columns, 'column', 'columns')} in the clipboard`,
	ways: { one: 'One note', line: 'A note a line', row: 'A note a row', cell: 'A note a cell' },
	notes,
	remember: 'Don’t ask next time',
	askAgain: 'Ask again about pasted lines'
};
