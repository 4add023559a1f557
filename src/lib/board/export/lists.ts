import { hasText } from '#lib/domain/elements.ts';
import { notesToCsv } from '#lib/domain/export/csv.ts';
import { boardToMarkdown } from '#lib/domain/export/markdown.ts';
import { inPlaces, type ListedSheet } from '#lib/domain/export/placed.ts';
import { isSaid } from '#lib/domain/export/said.ts';
import { fieldName } from '#lib/domain/fields.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Chosen } from './chosen.ts';
import type { ExportHost } from './types.ts';

/** What was chosen as a table of its notes, or as lists of all its words. Null when there are none. */
export function listOf(
	board: BoardView,
	{ elements, sheets: chosen }: Chosen,
	format: 'csv' | 'markdown',
	host: ExportHost
): string | null {
	const records = [...board.elements.all()].map((view) => view.rec);
	const sheets: ListedSheet[] = board.frames.sheets.map(({ frame, rect, template }) => ({
		id: frame.id,
		rect,
		template
	}));
	const frames = records.filter((record) => record.kind === 'frame');
	const results = board.votes.results.map(({ ballot, totals }) => ({
		title: host.votes.title(ballot),
		totals
	}));
	if (format === 'csv') {
		const notes = elements.filter((record) => record.kind === 'note');
		if (notes.length === 0) return null;
		const placed = inPlaces(notes, sheets, frames);
		return notesToCsv(placed, host.locale, { ...host.csv, results });
	}
	const said = inPlaces(elements.filter(isSaid), sheets, frames);
	const field = (sheet: string, zone: string): string =>
		board.frames.fieldValue(fieldName(sheet, zone));
	const whole = new Set(chosen.map(({ frame }) => frame.id));
	// Of a canvas taken along as a whole, its own fields may be all that is said.
	const taken = sheets.filter(
		(sheet) => whole.has(sheet.id) || said.some((placed) => placed.sheet === sheet)
	);
	const textOf = (id: string): string => {
		const record = board.elements.get(id)?.rec;
		return record && hasText(record) ? record.text : '';
	};
	const source = { title: board.workshop.title, said, sheets: taken, field, textOf };
	// What came last is what was decided; earlier rounds stand in the table.
	const votes = (note: string): string => {
		const count = results.findLast(({ totals }) => totals.has(note))?.totals.get(note);
		return count === undefined ? '' : host.votes.given(count);
	};
	return boardToMarkdown(source, host.locale, { ...host.markdown, votes });
}
