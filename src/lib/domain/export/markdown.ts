import { oneLine } from '../fields.ts';
import type { Locale } from '../locale.ts';
import { NOTE_KIND_INFO } from '../note-kinds.ts';
import type { ListedSheet, Placed } from './placed.ts';
import { connectorLine, type SaidRecord } from './said.ts';

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
	readonly said: readonly Placed<SaidRecord>[];
	readonly sheets: readonly ListedSheet[];
	/** What an element says that a connector may be on; '' for nothing. */
	textOf(id: string): string;
	/** What a canvas's own text field says; '' for nothing. */
	field(sheet: string, zone: string): string;
}

/**
 * What is said on the board as lists under canvas and zone, in reading order; what says nothing is
 * left out. Null when nothing is said at all.
 */
export function boardToMarkdown(
	source: MarkdownSource,
	locale: Locale,
	words: MarkdownWords
): string | null {
	const { title, said, sheets } = source;
	const list = (placed: Said): string =>
		placed.map(({ record }) => `- ${itemOf(record, source, locale, words)}`).join('\n');
	const blocks: string[] = [];
	for (const sheet of sheets) {
		const here = said.filter((placed) => placed.sheet === sheet);
		const inside = sheetBlocks(sheet, here, locale, words, source, list);
		if (inside.length > 0) {
			blocks.push(`## ${line(sheet.template?.name[locale] ?? sheet.id)}`, ...inside);
		}
	}
	const open = said.filter(({ sheet }) => sheet === null);
	for (const frame of new Set(open.map((placed) => placed.frame))) {
		const heading = frame ? oneLine(frame.text).trim() || words.untitled : words.beside;
		blocks.push(`## ${line(heading)}`, list(open.filter((placed) => placed.frame === frame)));
	}
	return blocks.length > 0 ? [`# ${line(title)}`, ...blocks].join('\n\n') + '\n' : null;
}

type Said = readonly Placed<SaidRecord>[];

function sheetBlocks(
	sheet: ListedSheet,
	said: Said,
	locale: Locale,
	words: MarkdownWords,
	{ field }: MarkdownSource,
	list: (placed: Said) => string
): string[] {
	const blocks: string[] = [];
	for (const zone of sheet.template?.zones ?? []) {
		const inside = said.filter((placed) => placed.zone === zone);
		const says = field(sheet.id, zone.key).trim();
		if (inside.length === 0 && says === '') continue;
		blocks.push(`### ${line(zone.title[locale])}`);
		if (says !== '') blocks.push(line(says));
		for (const lane of new Set(inside.map((placed) => placed.lane?.key))) {
			const there = inside.filter((placed) => placed.lane?.key === lane);
			const name = there[0]?.lane?.title[locale];
			if (name) blocks.push(`#### ${line(name)}`);
			blocks.push(list(there));
		}
	}
	const between = said.filter(({ zone }) => zone === null);
	if (between.length > 0) blocks.push(`### ${line(words.between)}`, list(between));
	return blocks;
}

function itemOf(
	record: SaidRecord,
	{ textOf }: MarkdownSource,
	locale: Locale,
	words: MarkdownWords
): string {
	if (record.kind === 'connector') return escaped(connectorLine(record, textOf));
	const lines = record.text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
	// Two spaces at the end keep the break, two at the beginning the item.
	const text = lines.map((each) => escaped(each.trim())).join('  \n  ');
	if (record.kind !== 'note') return text;
	const type = record.type ? ` (${NOTE_KIND_INFO[record.type].name[locale]})` : '';
	const votes = line(words.votes?.(record.id) ?? '');
	return `${text}${type}${votes && ` — ${votes}`}`;
}

const line = (text: string): string => escaped(oneLine(text).trim());

/** So that what people wrote reads as they wrote it, whatever signs they used. */
const escaped = (text: string): string =>
	text
		.replace(/[\\`*_[\]<>|~]/g, '\\$&')
		.replace(/^(#{1,6}|[-+])(?=\s|$)/, '\\$1')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
		.replace(/&(?=#?\w+;)/g, '\\&');
