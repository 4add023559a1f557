import { NOTE_GAP } from './elements.ts';
import {
	centreOf,
	intersects,
	rectOf,
	sub,
	translate,
	unionOf,
	type Point,
	type Rect,
	type Size
} from './geometry.ts';

export { readingOrder } from './reading-order.ts';

/** Places beside others: what Tab makes, where the arrow keys go, where a copy lands. */

export type Direction = 'left' | 'right' | 'up' | 'down';

interface Placed {
	readonly id: string;
	readonly xy: Point;
	readonly wh: Size;
}

export type Slot =
	/** Something stands there already: go to it. */
	| { readonly kind: 'taken'; readonly id: string; readonly rect: Rect }
	| { readonly kind: 'free'; readonly rect: Rect };

/** One step in a direction, in screen terms. */
export const STEP: Readonly<Record<Direction, Point>> = {
	left: [-1, 0],
	right: [1, 0],
	up: [0, -1],
	down: [0, 1]
};

/** Of the smaller of slot and note. Less is a note that leans in from elsewhere, not the neighbour. */
const TAKEN_SHARE = 0.5;

/** The rect of the same size beside `rect`, NOTE_GAP away, edges in line. */
export const slotBeside = (rect: Rect, direction: Direction): Rect =>
	translate(rect, [
		STEP[direction][0] * (rect.w + NOTE_GAP),
		STEP[direction][1] * (rect.h + NOTE_GAP)
	]);

/**
 * The neighbour's place (Tab: right, Shift+Tab: left, Ctrl+Enter: down, Shift+Ctrl+Enter: up) and
 * who stands there: the one that shares most with it, when that is at least half of the smaller.
 */
export function neighbourOf(items: Iterable<Placed>, from: Placed, direction: Direction): Slot {
	const rect = slotBeside(rectOf(from.xy, from.wh), direction);
	let best: Placed | null = null;
	let most = 0;
	for (const item of items) {
		if (item.id === from.id) continue;
		const shared = overlap(rect, rectOf(item.xy, item.wh));
		const least = TAKEN_SHARE * Math.min(rect.w * rect.h, item.wh[0] * item.wh[1]);
		const more = shared > most || (shared === most && best !== null && item.id < best.id);
		if (shared >= least && more) [best, most] = [item, shared];
	}
	return best
		? { kind: 'taken', id: best.id, rect: rectOf(best.xy, best.wh) }
		: { kind: 'free', rect };
}

/**
 * The nearest element in a direction, for moving about by keyboard; null when none lies that way.
 * Counted between centres; a step aside costs twice a step ahead, so the row is kept where there is
 * one, and only what lies within 45° of the direction or level with `from` counts at all.
 */
export function nearestInDirection<T extends Placed>(
	items: Iterable<T>,
	from: Placed,
	direction: Direction
): T | null {
	const here = rectOf(from.xy, from.wh);
	const [dx, dy] = STEP[direction];
	let best: T | null = null;
	let least = Infinity;
	for (const item of items) {
		if (item.id === from.id) continue;
		const there = rectOf(item.xy, item.wh);
		const [x, y] = sub(centreOf(there), centreOf(here));
		const ahead = x * dx + y * dy;
		const aside = Math.abs(x * dy) + Math.abs(y * dx);
		const level =
			dx === 0
				? overlaps(here.x, here.w, there.x, there.w)
				: overlaps(here.y, here.h, there.y, there.h);
		if (ahead <= 0 || (!level && aside > ahead)) continue;
		const cost = ahead + 2 * aside;
		if (cost < least || (cost === least && best && item.id < best.id)) [best, least] = [item, cost];
	}
	return best;
}

/** Whole selections that are tried to the right before copies may cover something. */
const MOST_TRIES = 20;
/** Board units, right and down: a copy that covers its original a little is still seen to be one. */
const CASCADE = 24;

/**
 * How far copies of `rects` go: to the right by their own width and NOTE_GAP, as often as it takes
 * for none of them to cover anything in `taken`; in a crowd, a little right and down.
 */
export function duplicateOffset(rects: readonly Rect[], taken: Iterable<Rect>): Point {
	const bounds = unionOf(rects);
	if (!bounds) return [0, 0];
	const others = [...taken];
	for (let i = 1; i <= MOST_TRIES; i++) {
		const by: Point = [i * (bounds.w + NOTE_GAP), 0];
		const swept = translate(bounds, by);
		const near = others.filter((other) => intersects(other, swept));
		if (!rects.some((rect) => near.some((other) => intersects(translate(rect, by), other))))
			return by;
	}
	return [CASCADE, CASCADE];
}

function overlap(a: Rect, b: Rect): number {
	const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
	const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
	return w > 0 && h > 0 ? w * h : 0;
}

const overlaps = (a: number, aSide: number, b: number, bSide: number): boolean =>
	a < b + bSide && b < a + aSide;
