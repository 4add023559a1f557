import { MIN_SIDE, NOTE_GAP } from '../elements.ts';
import type { Point, Rect, Size } from '../geometry.ts';

/** Board units. A photo of thousands of pixels should lie among notes, not over the whole board. */
export const LARGEST_SIDE = 640;

/** The size on the board of a picture of so many pixels: its own, or as large as there is room. */
export function sizeOnBoard(
	[width, height]: Size,
	room: Size = [LARGEST_SIDE, LARGEST_SIDE]
): Size {
	const scale = Math.min(1, room[0] / width, room[1] / height);
	const side = (length: number): number => Math.max(MIN_SIDE, Math.round(length * scale));
	return [side(width), side(height)];
}

/** Side by side in rows, about as wide as high, their middle at a board point. */
export function besideEachOther(sizes: readonly Size[], at: Point): Rect[] {
	const columns = Math.ceil(Math.sqrt(sizes.length));
	const rects: Rect[] = [];
	let y = 0;
	let widest = 0;
	for (let from = 0; from < sizes.length; from += columns) {
		let x = 0;
		let highest = 0;
		for (const [w, h] of sizes.slice(from, from + columns)) {
			rects.push({ x, y, w, h });
			x += w + NOTE_GAP;
			highest = Math.max(highest, h);
		}
		widest = Math.max(widest, x - NOTE_GAP);
		y += highest + NOTE_GAP;
	}
	const left = Math.round(at[0] - widest / 2);
	const top = Math.round(at[1] - (y - NOTE_GAP) / 2);
	return rects.map((rect) => ({ ...rect, x: rect.x + left, y: rect.y + top }));
}
