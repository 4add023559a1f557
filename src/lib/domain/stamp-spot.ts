import { intersects, type Point, type Rect } from './geometry.ts';
import { STAMP_SIZE } from './stamps.ts';

/** Board units between stamps that stand beside each other. */
const GAP = 4;
/** Board units by which a stamp at the corner looks over its host's edge. */
const OVERHANG = 12;
/** Places tried before stamps may cover each other. */
const MOST_PLACES = 200;

/**
 * Where the next stamp goes on a host, top-left corner: at its top right corner, or, where others
 * are, beside them to the left, then in rows below.
 */
export function stampSpot(host: Rect, others: readonly Rect[]): Point {
	const step = STAMP_SIZE + GAP;
	const perRow = Math.max(1, Math.floor((host.w + OVERHANG) / step));
	const first: Point = [
		Math.round(host.x + host.w + OVERHANG - STAMP_SIZE),
		Math.round(host.y - OVERHANG)
	];
	for (let i = 0; i < MOST_PLACES; i++) {
		const x = first[0] - (i % perRow) * step;
		const y = first[1] + Math.floor(i / perRow) * step;
		const there: Rect = { x, y, w: STAMP_SIZE, h: STAMP_SIZE };
		if (!others.some((other) => intersects(other, there))) return [x, y];
	}
	return first;
}
