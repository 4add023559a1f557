import type { NoteRecord } from '../elements.ts';
import type { Locale } from '../locale.ts';
import { NOTE_KIND_INFO, type NoteColor } from '../note-kinds.ts';
import type { Placed } from './placed.ts';

/** What came of a vote on notes. */
export interface NoteResult {
	readonly title: string;
	/** Note → votes. */
	readonly totals: ReadonlyMap<string, number>;
}

/** Words of a list, in the language of whoever takes it along. */
export interface CsvWords {
	/** Of the columns, in their order. */
	readonly columns: readonly string[];
	color(color: NoteColor): string;
	/** Name of a person; '' for nobody in particular. */
	author(participant: string | undefined): string;
	/** Votes that are closed, the oldest first; each is a column after all others. */
	readonly results?: readonly NoteResult[];
}

/** Excel takes a file without it for the code page of its country. */
const BOM = '\uFEFF';
/** RFC 4180 §2.1 */
const LINE_END = '\r\n';
/** With these a spreadsheet begins to calculate, or to call a program. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

/**
 * Notes as a table: canvas, zone, type, text, author, colour, x, y (board units, top-left corner), votes.
 * RFC 4180 with a byte order mark. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
export function notesToCsv(
	notes: readonly Placed<NoteRecord>[],
	locale: Locale,
	{ columns, color, author, results = [] }: CsvWords
): string {
	const rows = notes.map(({ record: note, sheet, zone, lane, frame }) => [
		words(sheet?.template?.name[locale] ?? sheet?.id ?? frame?.text ?? ''),
		words([zone?.title[locale], lane?.title[locale]].filter(Boolean).join(': ')),
		words(note.type ? NOTE_KIND_INFO[note.type].name[locale] : ''),
		words(note.text),
		words(author(note.by)),
		words(color(note.color)),
		...note.xy.map((length) => String(Math.round(length))),
		...results.map(({ totals }) => String(totals.get(note.id) ?? ''))
	]);
	const titles = [...columns, ...results.map(({ title }) => title)];
	return BOM + [titles.map(words), ...rows].map((row) => row.join(',') + LINE_END).join('');
}

function words(text: string): string {
	const harmless = FORMULA.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
