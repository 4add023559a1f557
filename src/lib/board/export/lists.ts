import { notesToCsv } from '#lib/domain/export/csv.ts';
import { notesToMarkdown } from '#lib/domain/export/markdown.ts';
import { placedNotes, type ListedSheet } from '#lib/domain/export/placed-notes.ts';
import { fieldName } from '#lib/domain/fields.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Chosen } from './chosen.ts';
import type { ExportHost } from './types.ts';

/** Notes of what was chosen as a table or as lists. Null when there are none. */
export function listOf(
	board: BoardView,
	{ elements }: Chosen,
	format: 'csv' | 'markdown',
	host: ExportHost
): string | null {
	const records = [...board.elements.all()].map((view) => view.rec);
	const sheets: ListedSheet[] = board.frames.sheets.map(({ frame, rect, template }) => ({
		id: frame.id,
		rect,
		template
	}));
	const notes = placedNotes(
		elements.filter((record) => record.kind === 'note'),
		sheets,
		records.filter((record) => record.kind === 'frame')
	);
	if (notes.length === 0) return null;
	const results = board.votes.results.map(({ ballot, totals }) => ({
		title: host.votes.title(ballot),
		totals
	}));
	if (format === 'csv') return notesToCsv(notes, host.locale, { ...host.csv, results });
	const field = (sheet: string, zone: string): string =>
		board.frames.fieldValue(fieldName(sheet, zone));
	const taken = sheets.filter((sheet) => notes.some((placed) => placed.sheet === sheet));
	const source = { title: board.workshop.title, notes, sheets: taken, field };
	// What came last is what was decided; earlier rounds stand in the table.
	const votes = (note: string): string => {
		const count = results.findLast(({ totals }) => totals.has(note))?.totals.get(note);
		return count === undefined ? '' : host.votes.given(count);
	};
	return notesToMarkdown(source, host.locale, { ...host.markdown, votes });
}
