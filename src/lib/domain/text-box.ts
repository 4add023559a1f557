import { MAX_SIDE, MIN_SIDE, type TextSize } from './elements.ts';
import { leastSizeOf } from './element-sizes.ts';
import { clamp, type Size } from './geometry.ts';
import { LINE_HEIGHT } from './text-fit.ts';
import { paragraphsOf, wrap, type MeasureText } from './text-wrap.ts';

/** CSS px at 100 %, of words straight on the board. */
export const TEXT_PX: Readonly<Record<TextSize, number>> = {
	small: 16,
	medium: 24,
	large: 40,
	huge: 64
};
/** Board units between a text's words and its edges. */
export const TEXT_PADDING = 8;
/** Board units. Words that give their box its width wrap here all the same. */
export const MAX_HUG = 640;
/** Board units by which such a width grows, so that not every letter is a write. */
const HUG_STEP = 8;
/** Board units for what browsers round otherwise than we do, and for the caret. */
const SLACK = 3;

export interface TextStyle {
	readonly size: TextSize;
	readonly hugs?: true;
}

/**
 * Size of the box of a text (board units): as high as its lines, and as wide as it was given, or as
 * its longest line when it hugs.
 * @param width given; of no account when it hugs
 */
export function textBox(
	text: string,
	{ size, hugs }: TextStyle,
	width: number,
	measure: MeasureText
): Size {
	const px = TEXT_PX[size];
	const given = clamp(hugs ? hugged(text, px, measure) : width, leastSizeOf('text')[0], MAX_SIDE);
	const inner = given - 2 * TEXT_PADDING;
	const paragraphs = paragraphsOf(text);
	const free = wrap(paragraphs, inner, px, measure);
	const { lines } = free.widest > inner ? wrap(paragraphs, inner, px, measure, true) : free;
	const high = Math.ceil(lines * px * LINE_HEIGHT) + 2 * TEXT_PADDING;
	return [given, clamp(high, MIN_SIDE, MAX_SIDE)];
}

function hugged(text: string, px: number, measure: MeasureText): number {
	let longest = 0;
	for (const line of text.split(/[\r\n\u2028\u2029]/)) {
		longest = Math.max(longest, measure(line, px));
		if (longest >= MAX_HUG) break;
	}
	const box = longest + SLACK + 2 * TEXT_PADDING;
	return Math.min(MAX_HUG, Math.ceil(box / HUG_STEP) * HUG_STEP);
}
