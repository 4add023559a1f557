import { oneLine } from '../fields.ts';
import type { Locale } from '../locale.ts';
import { NOTE_KIND_INFO } from '../note-kinds.ts';
import type { ListedSheet, PlacedNote } from './placed-notes.ts';

export interface MarkdownWords {
	/** Heading of what lies on a canvas but in none of its zones. */
	readonly between: string;
	/** Heading of what lies on no canvas. */
	readonly beside: string;
	readonly untitled: string;
	/** What a note got in votes that are closed; '' for nothing. */
	votes?(note: string): string;
}

export interface MarkdownSource {
	readonly title: string;
	readonly notes: readonly PlacedNote[];
	readonly sheets: readonly ListedSheet[];
	/** What a canvas's own text field says; '' for nothing. */
	field(sheet: string, zone: string): string;
}

/** Notes as lists under canvas and zone, in reading order; zones that say nothing are left out. */
export function notesToMarkdown(
	{ title, notes, sheets, field }: MarkdownSource,
	locale: Locale,
	words: MarkdownWords
): string {
	const blocks = [`# ${line(title)}`];
	for (const sheet of sheets) {
		const here = notes.filter((placed) => placed.sheet === sheet);
		const inside = sheetBlocks(sheet, here, locale, words, field);
		if (inside.length > 0) {
			blocks.push(`## ${line(sheet.template?.name[locale] ?? sheet.id)}`, ...inside);
		}
	}
	const open = notes.filter(({ sheet }) => sheet === null);
	for (const frame of new Set(open.map((placed) => placed.frame))) {
		const heading = frame ? oneLine(frame.text).trim() || words.untitled : words.beside;
		const inside = open.filter((placed) => placed.frame === frame);
		blocks.push(`## ${line(heading)}`, list(inside, locale, words));
	}
	return blocks.join('\n\n') + '\n';
}

function sheetBlocks(
	sheet: ListedSheet,
	notes: readonly PlacedNote[],
	locale: Locale,
	words: MarkdownWords,
	field: MarkdownSource['field']
): string[] {
	const blocks: string[] = [];
	for (const zone of sheet.template?.zones ?? []) {
		const inside = notes.filter((placed) => placed.zone === zone);
		const says = field(sheet.id, zone.key).trim();
		if (inside.length === 0 && says === '') continue;
		blocks.push(`### ${line(zone.title[locale])}`);
		if (says !== '') blocks.push(line(says));
		for (const lane of new Set(inside.map((placed) => placed.lane?.key))) {
			const there = inside.filter((placed) => placed.lane?.key === lane);
			const name = there[0]?.lane?.title[locale];
			if (name) blocks.push(`#### ${line(name)}`);
			blocks.push(list(there, locale, words));
		}
	}
	const between = notes.filter(({ zone }) => zone === null);
	if (between.length > 0) blocks.push(`### ${line(words.between)}`, list(between, locale, words));
	return blocks;
}

const list = (notes: readonly PlacedNote[], locale: Locale, words: MarkdownWords): string =>
	notes
		.map(({ note }) => {
			const type = note.type ? ` (${NOTE_KIND_INFO[note.type].name[locale]})` : '';
			const votes = line(words.votes?.(note.id) ?? '');
			const lines = note.text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
			// Two spaces at the end keep the break, two at the beginning the item.
			return `- ${lines.map((text) => escaped(text.trim())).join('  \n  ')}${type}${votes && ` — ${votes}`}`;
		})
		.join('\n');

const line = (text: string): string => escaped(oneLine(text).trim());

/** So that what people wrote reads as they wrote it, whatever signs they used. */
const escaped = (text: string): string =>
	text
		.replace(/[\\`*_[\]<>|~]/g, '\\$&')
		.replace(/^(#{1,6}|[-+])(?=\s|$)/, '\\$1')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
		.replace(/&(?=#?\w+;)/g, '\\&');
