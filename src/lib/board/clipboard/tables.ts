import { readLines, readTable, type Pasted } from '#lib/domain/clip/index.ts';

/** A delimiter that is mostly followed by a space is punctuation. */
const PROSE = 0.5;

/**
 * What other programs' words seem to be: an HTML table, cells from a spreadsheet (tabs), CSV, or
 * lines. The CSV reader comes only when there may be CSV.
 */
export async function readPasted(text: string, html: string): Promise<Pasted> {
	const table = html.includes('<table') ? tableIn(html) : null;
	if (table) return readTable(table);
	if (text.includes('\t') || mayBeCsv(text)) {
		const cells = await delimited(text);
		if (cells) return readTable(cells);
	}
	return readLines(text);
}

/** Rows of the first table with more than one cell; null when there is none worth the name. */
function tableIn(html: string): string[][] | null {
	const page = new DOMParser().parseFromString(html, 'text/html');
	for (const table of page.querySelectorAll('table')) {
		const rows = [...table.rows].map((row) => [...row.cells].map(wordsOf));
		if (rows.flat().length > 1) return rows;
	}
	return null;
}

/** A cell's words; the page isn't laid out, so line breaks are taken from the elements that make them. */
function wordsOf(cell: HTMLElement): string {
	for (const end of cell.querySelectorAll('br, p, div, li')) end.append('\n');
	for (const unseen of cell.querySelectorAll('style, script')) unseen.remove();
	return (cell.textContent ?? '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

const mayBeCsv = (text: string): boolean => /[;,]/.test(text) && /[\r\n]/.test(text.trim());

async function delimited(text: string): Promise<string[][] | null> {
	const { default: papa } = await import('papaparse');
	const tabs = text.includes('\t');
	const { data } = papa.parse<string[]>(text.trim(), {
		...(tabs ? { delimiter: '\t' } : { delimitersToGuess: [';', ','] }),
		skipEmptyLines: 'greedy'
	});
	if (tabs) return data;
	const columns = data[0]?.length ?? 0;
	const regular = data.length > 1 && columns > 1 && data.every((row) => row.length === columns);
	const spaced = data.flatMap((row) => row.slice(1)).filter((cell) => cell.startsWith(' ')).length;
	return regular && spaced < PROSE * data.length * (columns - 1) ? data : null;
}
