import { NOTE_GAP } from '../elements.ts';
import { rectOf, type Point, type Rect, type Size } from '../geometry.ts';
import type { NoteColor, NoteKind } from '../note-kinds.ts';
import { checked, type ClipResult } from './clip.ts';

/** How the notes of a paste look. */
export interface PasteStyle {
	/** Board units. */
	readonly wh: Size;
	readonly color: NoteColor;
	readonly type?: NoteKind;
}

/**
 * So many rects of one size, NOTE_GAP apart, row by row from the origin: `columns` wide, or about as
 * wide as high.
 */
export function grid(count: number, [w, h]: Size, columns = squarish(count, [w, h])): Rect[] {
	return Array.from({ length: count }, (_, i) => {
		const xy: Point = [(i % columns) * (w + NOTE_GAP), Math.floor(i / columns) * (h + NOTE_GAP)];
		return rectOf(xy, [w, h]);
	});
}

const squarish = (count: number, [w, h]: Size): number =>
	Math.max(1, Math.round(Math.sqrt((count * (h + NOTE_GAP)) / (w + NOTE_GAP))));

/**
 * Texts as notes, a rect each; refused with the reason and the limit when there are none, too many,
 * or one is too long. `rects` has one for each text.
 */
export function notesAt(
	texts: readonly string[],
	rects: readonly Rect[],
	{ color, type }: Omit<PasteStyle, 'wh'>
): ClipResult {
	return checked(
		texts.flatMap((text, i) => {
			const rect = rects[i];
			return rect
				? [
						{
							id: String(i),
							kind: 'note' as const,
							xy: [rect.x, rect.y] as const,
							wh: [rect.w, rect.h] as const,
							text,
							color,
							...(type && { type })
						}
					]
				: [];
		})
	);
}
