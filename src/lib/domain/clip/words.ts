import { rowsOf } from '../reading-order.ts';
import type { Clip, ClipElement } from './clip.ts';

type Worded = Extract<ClipElement, { readonly text: string }>;

const oneLine = (text: string): string => text.trim().replace(/\s*[\r\n\t]+\s*/g, ' ');

/**
 * What a clip says, for other programs. Notes that stand in rows and columns give a table that a
 * spreadsheet takes as cells (rows by line breaks, columns by tabs); everything else gives a line a
 * note, in reading order. Line breaks and tabs inside a note become spaces; empty notes say nothing,
 * but keep their cell.
 */
export const clipToText = (clip: Clip): string =>
	tableOf(clip)
		.map((row) => row.map(oneLine).join('\t'))
		.filter((line) => line.trim() !== '')
		.join('\n');

/** The same as an HTML table, where line breaks inside a note can stay. */
export function clipToHtml(clip: Clip): string {
	const rows = tableOf(clip).map(
		(row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
	);
	return `<table><tbody>${rows.join('')}</tbody></table>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};
const escaped = (text: string): string =>
	text
		.trim()
		.replace(/[&<>"]/g, (unit) => ESCAPES[unit] ?? unit)
		.replace(/\r\n|\r|\n/g, '<br>');

/** Rows of cells. One column unless the notes stand in a grid: as wide a row as there are columns. */
function tableOf(clip: Clip): string[][] {
	const worded = clip.elements.filter(
		(element): element is Worded => 'text' in element && element.kind !== 'connector'
	);
	const rows = rowsOf(worded);
	const columns = columnsOf(rows);
	return columns === null
		? rows.flat().map(({ text }) => [text])
		: rows.map((row) => {
				const cells = columns.map(() => '');
				for (const note of row) cells[columnAt(columns, note)] = note.text;
				return cells;
			});
}

/** Left edges of the columns; null when what stands in one row can't be told from another's column. */
function columnsOf(rows: readonly (readonly Worded[])[]): number[] | null {
	if (rows.length < 2 || rows.every((row) => row.length < 2)) return null;
	const lefts: number[] = [];
	for (const note of rows.flat()) {
		if (lefts.every((left) => Math.abs(left - note.xy[0]) > note.wh[0] / 2)) lefts.push(note.xy[0]);
	}
	lefts.sort((a, b) => a - b);
	const inOwnCell = rows.every(
		(row) => new Set(row.map((note) => columnAt(lefts, note))).size === row.length
	);
	// A grid fills its cells; a scatter of notes makes a column of nearly each.
	const filled = rows.flat().length / (rows.length * lefts.length);
	return inOwnCell && filled > FILLED ? lefts : null;
}

/** Share of a grid's cells that hold a note, above which it counts as one. */
const FILLED = 0.7;

function columnAt(lefts: readonly number[], { xy }: Worded): number {
	let best = 0;
	for (const [i, left] of lefts.entries()) {
		if (Math.abs(left - xy[0]) < Math.abs((lefts[best] ?? 0) - xy[0])) best = i;
	}
	return best;
}
