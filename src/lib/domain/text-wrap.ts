/**
 * Greedy line breaking, as browsers do it under `white-space: pre-wrap`, close enough to count
 * lines. Where browsers differ it knows fewer places to break, so it errs towards smaller type.
 */

/** Width of a run of text set at `fontPx`, in the same unit as `fontPx`. */
export type MeasureText = (text: string, fontPx: number) => number;

/** What can't be broken, and the spaces after it, which hang over the edge instead of wrapping. */
interface Chunk {
	readonly word: string;
	readonly space: string;
}

/** Chunks per line of the text as typed. */
export type Paragraphs = readonly (readonly Chunk[])[];

/** Not \s: a no-break space must not break. */
const CHUNK = /[^ \t\u2000-\u2006\u2008-\u200B\u3000]+|[ \t\u2000-\u2006\u2008-\u200B\u3000]+/gu;
const SPACE = /^[ \t\u2000-\u2006\u2008-\u200B\u3000]/u;
const AFTER_HYPHEN = /(?<=[\p{L}\p{N}][-‐–—])(?=\p{L})/u;
/** Beyond the alphabets that break only at spaces and hyphens. */
const MAY_BE_WIDE = /[^\u0000-\u10FF\u2010-\u206F\u20A0-\u20BF]/u;
const WIDE =
	/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u;
const OPENING = /^[\p{Ps}\p{Pi}]/u;

let segmenter: Intl.Segmenter | undefined;

/** What people see as one character: an emoji family, a letter with its accents. */
export function graphemes(text: string): string[] {
	segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The lines as they were typed. */
export const typedLines = (text: string): string[] => text.split(/\r\n|[\n\r\u2028\u2029]/);

export const paragraphsOf = (text: string): Paragraphs => typedLines(text).map(chunksOf);

function chunksOf(line: string): Chunk[] {
	const chunks: { word: string; space: string }[] = [];
	for (const run of line.match(CHUNK) ?? []) {
		const last = chunks.at(-1);
		if (SPACE.test(run)) {
			if (last) last.space = run;
			else chunks.push({ word: '', space: run });
			continue;
		}
		for (const word of unbreakable(run)) chunks.push({ word, space: '' });
	}
	return chunks;
}

function unbreakable(run: string): string[] {
	if (!MAY_BE_WIDE.test(run)) return run.split(AFTER_HYPHEN);
	const parts: string[] = [];
	let before: string | undefined;
	for (const grapheme of graphemes(run)) {
		const breaks =
			before !== undefined &&
			(WIDE.test(before) || WIDE.test(grapheme)) &&
			!OPENING.test(before) &&
			!CLOSING.test(grapheme);
		if (parts.length === 0 || breaks) parts.push(grapheme);
		else parts[parts.length - 1] += grapheme;
		before = grapheme;
	}
	return parts;
}

export interface Wrapped {
	readonly lines: number;
	/** Of what can't be broken. */
	readonly widest: number;
}

/** Lines that the paragraphs take in `width`; `anywhere` breaks words that are wider than that. */
export function wrap(
	paragraphs: Paragraphs,
	width: number,
	fontPx: number,
	measure: MeasureText,
	anywhere = false
): Wrapped {
	let lines = 0;
	let widest = 0;
	for (const chunks of paragraphs) {
		lines++;
		let x = 0;
		for (const { word, space } of chunks) {
			const w = word === '' ? 0 : measure(word, fontPx);
			widest = Math.max(widest, w);
			if (x > 0 && x + w > width) {
				lines++;
				x = 0;
			}
			if (anywhere && w > width) {
				for (const grapheme of graphemes(word)) {
					const step = measure(grapheme, fontPx);
					if (x > 0 && x + step > width) {
						lines++;
						x = 0;
					}
					x += step;
				}
			} else {
				x += w;
			}
			if (space !== '') x += measure(' ', fontPx) * space.length;
		}
	}
	return { lines, widest };
}
