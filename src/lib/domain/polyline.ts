import { distance, type Point, type Rect } from './geometry.ts';

/** Lines through points, straight from each to the next. Board units. */
export type Polyline = readonly Point[];

export const between = (a: Point, b: Point, share: number): Point => [
	a[0] + (b[0] - a[0]) * share,
	a[1] + (b[1] - a[1]) * share
];

export function lengthOf(line: Polyline): number {
	let length = 0;
	for (let i = 1; i < line.length; i++) length += distance(at(line, i - 1), at(line, i));
	return length;
}

/** The point so far along a line, counted from its start; its ends for what lies beyond them. */
export function pointAlong(line: Polyline, way: number): Point {
	let left = way;
	for (let i = 1; i < line.length; i++) {
		const [a, b] = [at(line, i - 1), at(line, i)];
		const length = distance(a, b);
		if (left <= length) return length === 0 ? a : between(a, b, Math.max(0, left) / length);
		left -= length;
	}
	return at(line, line.length - 1);
}

/** How far a point is from the nearest of a line; Infinity for a line of nothing. */
export function distanceTo(line: Polyline, point: Point): number {
	let least = line.length === 1 ? distance(at(line, 0), point) : Infinity;
	for (let i = 1; i < line.length; i++) {
		least = Math.min(least, distanceToSegment(at(line, i - 1), at(line, i), point));
	}
	return least;
}

function distanceToSegment(a: Point, b: Point, point: Point): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const length = dx * dx + dy * dy;
	if (length === 0) return distance(a, point);
	const share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length;
	return distance(between(a, b, Math.min(1, Math.max(0, share))), point);
}

/** Whether any part of a line lies within a rect. */
export function crossesRect(line: Polyline, rect: Rect): boolean {
	if (line.length === 1) return segmentCrosses(at(line, 0), at(line, 0), rect);
	for (let i = 1; i < line.length; i++) {
		if (segmentCrosses(at(line, i - 1), at(line, i), rect)) return true;
	}
	return false;
}

/** Cuts the segment to what lies between each pair of edges; something is left when it crosses. */
function segmentCrosses(a: Point, b: Point, { x, y, w, h }: Rect): boolean {
	let low = 0;
	let high = 1;
	const edges = [
		[a[0], b[0] - a[0], x, x + w],
		[a[1], b[1] - a[1], y, y + h]
	] as const;
	for (const [start, by, near, far] of edges) {
		if (by === 0) {
			if (start < near || start > far) return false;
			continue;
		}
		const first = (near - start) / by;
		const second = (far - start) / by;
		low = Math.max(low, Math.min(first, second));
		high = Math.min(high, Math.max(first, second));
		if (low > high) return false;
	}
	return true;
}

/** The smallest rect around all points; of no size at the origin for none. */
export function boundsOf(line: Polyline): Rect {
	let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of line) {
		x0 = Math.min(x0, x);
		y0 = Math.min(y0, y);
		x1 = Math.max(x1, x);
		y1 = Math.max(y1, y);
	}
	return line.length === 0 ? { x: 0, y: 0, w: 0, h: 0 } : { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
}

/** Only for indexes that are in range; the origin keeps the types whole. */
const at = (line: Polyline, index: number): Point => line[index] ?? [0, 0];
