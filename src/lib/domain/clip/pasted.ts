import { wellFormed } from '../text.ts';

/** What pasted words can become: all in one note, a note a line, a note a row, a note a cell. */
export const PASTE_WAYS = ['one', 'line', 'row', 'cell'] as const;
export type PasteWay = (typeof PASTE_WAYS)[number];

/** Words from another program, as what they seem to be. */
export interface Pasted {
	/** `line`: nothing to choose. */
	readonly kind: 'line' | 'lines' | 'table';
	/** As it came, without blank lines before and after. */
	readonly whole: string;
	/** Rows of cells, none of them empty; lines are rows of one cell. */
	readonly rows: readonly (readonly string[])[];
}

/** The ways that make sense for what was pasted; the first is the one to suggest. */
export function waysFor({ kind }: Pasted): readonly PasteWay[] {
	switch (kind) {
		case 'line':
			return ['one'];
		case 'lines':
			return ['line', 'one'];
		case 'table':
			return ['row', 'cell', 'one'];
	}
}

/** The texts of the notes that a way makes, in reading order, none of them empty. */
export function textsOf(pasted: Pasted, way: PasteWay): string[] {
	switch (way) {
		case 'one':
			return pasted.whole === '' ? [] : [pasted.whole];
		case 'line':
		case 'row':
			return pasted.rows.map((row) => row.filter((cell) => cell !== '').join('\n'));
		case 'cell':
			return pasted.rows.flat().filter((cell) => cell !== '');
	}
}

/** Control characters that no text has; tabs and line breaks are fine. */
const BINARY = /[\0-\x08\x0e-\x1f\x7f]/;
/** Whether a text is a file's contents rather than anything that a person wrote. */
export const isBinary = (text: string): boolean => BINARY.test(text);

/** Form feeds and vertical tabs too: word processors use them for soft breaks. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u2028\u2029]/;
/** A list's item: a bullet, dash or number, then perhaps a Markdown task's box. */
const ITEM = /^(\s*)(?:[-*+•‣◦–—]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)/;
const HEADING = /^\s*#{1,6}\s+(?=\S)/;
const INDENTED = /^(?: {2,}|\t)/;

/**
 * Plain lines, a Markdown list among them: markers and heading signs go, and an indented line
 * without a marker belongs to the item above it.
 */
export function readLines(text: string): Pasted {
	const lines = wellFormed(text).split(LINE_BREAK);
	const isList = lines.some((line) => ITEM.test(line));
	const items: string[] = [];
	let open = false;
	for (const line of lines) {
		const words = line
			.replace(isList ? ITEM : HEADING, '')
			.replace(HEADING, '')
			.trim();
		const last = items.at(-1);
		if (words === '') open = false;
		else if (open && last !== undefined && INDENTED.test(line) && !ITEM.test(line)) {
			items[items.length - 1] = `${last}\n${words}`;
		} else {
			items.push(unmarked(words));
			open = isList && ITEM.test(line);
		}
	}
	return {
		kind: items.length > 1 ? 'lines' : 'line',
		whole: items.length > 1 ? trimmed(lines) : (items[0] ?? ''),
		rows: items.map((item) => [item])
	};
}

/** Cells as a spreadsheet or a table gave them; rows with nothing in them go. */
export function readTable(cells: readonly (readonly string[])[]): Pasted {
	const rows = cells
		.map((row) => row.map((cell) => wellFormed(cell).trim()))
		.filter((row) => row.some((cell) => cell !== ''));
	const whole = rows.map((row) => row.join('\t').trimEnd()).join('\n');
	if (rows.every((row) => row.filter((cell) => cell !== '').length < 2)) {
		const column = rows.map((row) => [row.find((cell) => cell !== '') ?? '']);
		return { kind: column.length > 1 ? 'lines' : 'line', whole: column.join('\n'), rows: column };
	}
	return { kind: 'table', whole, rows };
}

/** Bold in Markdown, the one mark that lists are full of. */
const unmarked = (text: string): string => text.replace(/\*\*(.+?)\*\*/g, '$1');

function trimmed(lines: readonly string[]): string {
	const ended = lines.map((line) => line.trimEnd());
	const first = ended.findIndex((line) => line !== '');
	return first < 0
		? ''
		: ended.slice(first, ended.findLastIndex((line) => line !== '') + 1).join('\n');
}
