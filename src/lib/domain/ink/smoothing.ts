import { distance, type Point } from '../geometry.ts';
import type { InkPoint } from './ink-code.ts';

/** What a hand drew becomes what is written: smoothed while it is drawn, thinned out at the end. */

/** How much of the way to the hand the line follows at each point: the tremble goes, the form stays. */
const FOLLOW = 0.65;
/** CSS px that a new point must be from the last one. */
const LEAST_STEP = 1.5;
/** CSS px by which leaving a point out may change the line. Below what eyes see. */
const TOLERANCE = 0.35;
/** CSS px between two kept points at most: rounding an outline needs them near its bends. */
const MOST_STEP = 12;

/**
 * The point that follows `last` when the hand is at `hand`; null while it is too near.
 * @param zoom CSS px of a board unit
 */
export function following(
	last: InkPoint | undefined,
	hand: InkPoint,
	zoom: number
): InkPoint | null {
	if (!last) return hand;
	const next = {
		...hand,
		x: last.x + (hand.x - last.x) * FOLLOW,
		y: last.y + (hand.y - last.y) * FOLLOW
	};
	return distance([last.x, last.y], [next.x, next.y]) * zoom < LEAST_STEP ? null : next;
}

/** Leaves out what doesn't change the line by more than TOLERANCE. The ends stay. */
export function thinned(stroke: readonly InkPoint[], zoom: number): InkPoint[] {
	const kept: InkPoint[] = [];
	let start = 0;
	for (let i = 0; i < stroke.length; i++) {
		const [first, next] = [stroke[start], stroke[i + 1]];
		const point = stroke[i];
		if (!point) continue;
		const inside = i > start && next !== undefined && first !== undefined;
		if (inside && reaches(first, next, stroke.slice(start + 1, i + 1), zoom)) continue;
		kept.push(point);
		start = i;
	}
	return kept;
}

/** Whether one straight step may stand for the points between. */
function reaches(a: InkPoint, b: InkPoint, between: readonly InkPoint[], zoom: number): boolean {
	const length = distance(at(a), at(b));
	if (length * zoom > MOST_STEP || length === 0) return false;
	return between.every((point) => {
		const off = ((b.x - a.x) * (a.y - point.y) - (a.x - point.x) * (b.y - a.y)) / length;
		const pressed = Math.abs((point.pressure ?? 0) - ((a.pressure ?? 0) + (b.pressure ?? 0)) / 2);
		return Math.abs(off) * zoom <= TOLERANCE && pressed < 0.1;
	});
}

const at = ({ x, y }: InkPoint): Point => [x, y];
