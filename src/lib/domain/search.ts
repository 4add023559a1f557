/**
 * Finding text as people remember it: upper or lower case, ё or е, letters with their marks in one
 * piece or in two, line breaks or spaces are all the same. й and и are not.
 */

/** From and up to (without), UTF-16 units of the text as it is written. */
export type Range = readonly [from: number, to: number];

export interface Searchable {
	/** Unique among what is searched; what has been read is remembered by it. */
	readonly key: string;
	readonly text: string;
}

/** UTF-16 units of a query that are looked at; nobody remembers more of a note. */
export const MAX_QUERY_LENGTH = 200;

const VARIANTS: Readonly<Record<string, string>> = {
	ё: 'е',
	ς: 'σ',
	'’': "'",
	'‘': "'",
	'“': '"',
	'”': '"',
	'„': '"',
	'«': '"',
	'»': '"',
	'–': '-',
	'—': '-',
	'−': '-',
	'‑': '-'
};
const VARIANT = /[ёς’‘“”„«»–—−‑]/g;
/** Invisible: zero-width signs and soft hyphens, which nobody types into a query. */
const HIDDEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** White space that isn't a single plain space. */
const UNEVEN = /[^\S ]\s*|\s{2,}/g;

/** The form in which texts are compared. */
export const fold = (text: string): string =>
	text
		.normalize('NFC')
		.toLowerCase()
		.replace(HIDDEN, '')
		.replace(VARIANT, (sign) => VARIANTS[sign] ?? sign)
		.replace(UNEVEN, ' ');

/** A query in that form; '' for nothing to look for. */
export const foldQuery = (query: string): string => fold(query.slice(0, MAX_QUERY_LENGTH)).trim();

/**
 * Looks through texts. Each is folded when it is first searched and again only after it changed, so
 * that a letter more in the query costs a string search per text and nothing else.
 */
export class Finder {
	readonly #known = new Map<string, { readonly text: string; readonly folded: string }>();

	/** Those that hold the query, in the order given; none for an empty query. */
	find<T extends Searchable>(items: Iterable<T>, query: string): T[] {
		const wanted = foldQuery(query);
		const found: T[] = [];
		if (wanted === '') return found;
		for (const item of items) if (this.#folded(item).includes(wanted)) found.push(item);
		return found;
	}

	/** Reads a text beforehand, in a moment in which nobody waits for it. */
	read(item: Searchable): void {
		this.#folded(item);
	}

	/** Forgets what was read: whoever stops searching gives the memory back. */
	clear(): void {
		this.#known.clear();
	}

	#folded({ key, text }: Searchable): string {
		const known = this.#known.get(key);
		if (known?.text === text) return known.folded;
		const folded = fold(text);
		this.#known.set(key, { text, folded });
		return folded;
	}
}

/** A letter with its marks, a run of white space, or a single unit. */
const CLUSTER = /\s+|\P{M}\p{M}*|\p{M}+/gu;

/** Where a query stands in a text, from left to right, without overlaps. */
export function rangesIn(text: string, query: string): Range[] {
	const wanted = foldQuery(query);
	if (wanted === '') return [];
	let folded = '';
	/** For each unit of `folded`, where the cluster that it came from begins and ends. */
	const from: number[] = [];
	const to: number[] = [];
	for (const match of text.matchAll(CLUSTER)) {
		const piece = fold(match[0]);
		for (let i = 0; i < piece.length; i++) {
			from.push(match.index);
			to.push(match.index + match[0].length);
		}
		folded += piece;
	}
	const ranges: Range[] = [];
	for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
		const start = from[at];
		const end = to[at + wanted.length - 1];
		if (start !== undefined && end !== undefined) ranges.push([start, end]);
	}
	return ranges;
}

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
	readonly text: string;
	readonly hit: boolean;
}

/**
 * One line of a text around the first place where the query stands, cut into hits and what is
 * between them. Where something is left out, there is an ellipsis.
 * @param room UTF-16 units that are shown, about
 * @param lead of these, before the first hit
 */
export function excerptOf(text: string, query: string, room = 120, lead = 32): Piece[] {
	const ranges = rangesIn(text, query);
	const first = ranges[0]?.[0] ?? 0;
	const start = first <= lead ? 0 : wordStart(text, first - lead, first);
	const end = Math.min(text.length, Math.max(start + room, ranges[0]?.[1] ?? 0));
	const pieces: Piece[] = [];
	const push = (from: number, to: number, hit: boolean): void => {
		const piece = text.slice(from, to).replace(/\s+/g, ' ');
		if (piece !== '') pieces.push({ text: piece, hit });
	};
	if (start > 0) pieces.push({ text: '…', hit: false });
	let at = start;
	for (const [from, to] of ranges) {
		if (from >= end) break;
		push(at, from, false);
		push(from, Math.min(to, end), true);
		at = Math.min(to, end);
	}
	push(at, end, false);
	if (end < text.length) pieces.push({ text: '…', hit: false });
	return pieces;
}

/** The first beginning of a word at or after `at`; `at` itself where there is none before `most`. */
function wordStart(text: string, at: number, most: number): number {
	const space = text.slice(at, most).search(/\s/);
	if (space >= 0) return at + space + 1;
	// Never between the halves of a surrogate pair.
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
