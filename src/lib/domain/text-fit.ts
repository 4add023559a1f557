import { MAX_TEXT_LENGTH } from './elements.ts';
import type { Size } from './geometry.ts';
import { cut } from './text.ts';
import { paragraphsOf, wrap, type MeasureText, type Paragraphs } from './text-wrap.ts';

export type { MeasureText } from './text-wrap.ts';

/** Sizes of type on notes, CSS px at 100 %, largest first (interaction.md §5.4). */
export const FONT_SIZES = [28, 24, 20, 18, 16, 14] as const;
/** One more, for when the facilitator allows dense notes. */
export const FONT_SIZES_DENSE = [...FONT_SIZES, 12] as const;
export type FontSize = (typeof FONT_SIZES_DENSE)[number];

/** Of the font size. */
export const LINE_HEIGHT = 1.25;
/** Up to so many lines stand in the middle; more reads better from the left. */
export const MAX_CENTRED_LINES = 3;

/** How a text stands in its note. */
export interface Fit {
	readonly size: FontSize;
	/** At that size; at least 1, also for no text. */
	readonly lines: number;
	readonly align: 'centre' | 'left';
	/** Too long even at the smallest size: fade, and show all on focus. */
	readonly overflow: boolean;
	/** Set `overflow-wrap: anywhere`: a word is wider than the note even at the smallest size. */
	readonly breakAnywhere: boolean;
}

export interface FitOptions {
	/** Largest first; FONT_SIZES when absent. */
	readonly sizes?: readonly FontSize[];
}

/** Board units. Browsers round glyph positions; without it a line that just fits here breaks there. */
const SLACK = 0.5;
/** A line that starts like "- ", "• ", "1. ": a list was typed, and lists hang from the left. */
const LIST = /^[ \t]*(?:[-–—•*·]|\d{1,2}[.)])[ \t]+\S/mu;
/** Board units that no UTF-16 unit of ordinary text is narrower than, at the smallest size. */
const LEAST_ADVANCE = 1;

/**
 * The largest size at which `text` stands in `inner` (board units, without padding): all its lines
 * are in the height and its longest word in the width. At most four sizes are measured. Words are
 * broken only at the smallest size. Any length of text is safe: what can't be shown isn't measured.
 */
export function fitText(
	text: string,
	inner: Size,
	measure: MeasureText,
	{ sizes = FONT_SIZES }: FitOptions = {}
): Fit {
	const floor = sizes.at(-1) ?? 14;
	const width = Math.max(1, inner[0] - SLACK);
	const height = Math.max(1, inner[1]);
	const most = mostUnits(width, height, floor);
	const shown = cut(text, most);
	const paragraphs = paragraphsOf(shown);
	const tooMuch = shown.length < text.length;

	const size = tooMuch ? floor : largestFitting(paragraphs, width, height, measure, sizes);
	const free = wrap(paragraphs, width, size, measure);
	const breakAnywhere = free.widest > width;
	const { lines } = breakAnywhere ? wrap(paragraphs, width, size, measure, true) : free;
	return {
		size,
		lines,
		align: lines <= MAX_CENTRED_LINES && !LIST.test(shown) ? 'centre' : 'left',
		overflow: tooMuch || heightOf(lines, size) > height,
		breakAnywhere
	};
}

/** Binary search; the smallest size is the answer when no other fits, and isn't asked. */
function largestFitting(
	paragraphs: Paragraphs,
	width: number,
	height: number,
	measure: MeasureText,
	sizes: readonly FontSize[]
): FontSize {
	let low = 0;
	let high = sizes.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		const size = sizes[middle] ?? 14;
		const { lines, widest } = wrap(paragraphs, width, size, measure);
		if (widest <= width && heightOf(lines, size) <= height) high = middle;
		else low = middle + 1;
	}
	return sizes[low] ?? 14;
}

const heightOf = (lines: number, size: number): number => lines * size * LINE_HEIGHT;

/** More than this can't be shown at the smallest size, whatever the letters. */
function mostUnits(width: number, height: number, floor: number): number {
	const lines = Math.ceil(height / (floor * LINE_HEIGHT)) + 1;
	return Math.min(MAX_TEXT_LENGTH, lines * Math.ceil(width / LEAST_ADVANCE));
}
