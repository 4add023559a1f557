import type { Rect } from '#lib/domain/geometry.ts';
import { LINE_HEIGHT } from '#lib/domain/text-fit.ts';
import { linesOf } from '#lib/domain/text-lines.ts';
import type { MeasureText } from '#lib/domain/text-wrap.ts';

/** CSS px at 100 %, of the words in a canvas's own text field. */
const SIZE = { least: 16, most: 28 } as const;
/** Of the field's height: then a low field, a pill, holds two whole lines. */
const SHARE = 1 / (2 * LINE_HEIGHT);
/** While it is written in: more would reach what lies on the zone below, which covers the field. */
const MOST_LINES = 6;
/** Of a line; sizes are shares of heights, and 1.9999… lines are two. */
const ROUNDING = 0.01;

export interface FieldType {
	/** CSS px at 100 %. */
	readonly size: number;
	/** Whole lines that the field shows; at least 1. */
	readonly lines: number;
}

/** How the words of a field stand in its area, on the board and in pictures of it. */
export function fieldType({ h }: Pick<Rect, 'h'>): FieldType {
	const size = Math.min(SIZE.most, Math.max(SIZE.least, h * SHARE));
	return { size, lines: linesIn(h, size) };
}

/** Size of the type while a field is written in and shows all of its words; smaller when they are many. */
export function fieldTypeWhileWriting(area: Rect, text: string, measure: MeasureText): number {
	const { size } = fieldType(area);
	return linesOf(text, area.w, size, measure, true).length > MOST_LINES ? SIZE.least : size;
}

/** Whole lines in a height (both board units); at least 1. */
export const linesIn = (height: number, size: number): number =>
	Math.max(1, Math.floor(height / (size * LINE_HEIGHT) + ROUNDING));
