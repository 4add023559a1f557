import { centreOf, sub, type Rect } from '../../domain/geometry.ts';
import { STEP } from '../note/neighbour.ts';
import type { Direction } from '../types.ts';
import type { Placed } from './reading-order.ts';

/** How much a way aside counts against a way ahead: the eye follows rows and columns. */
const ASIDE = 2;
/** Further aside than this many times the way ahead is another direction. */
const CONE = 2;

/** The element that comes next when going from a rect in a direction; null when there is none. */
export function nearest(from: Rect, items: Iterable<Placed>, direction: Direction): string | null {
	const [dx, dy] = STEP[direction];
	const start = centreOf(from);
	let best: string | null = null;
	let least = Infinity;
	for (const { id, rect } of items) {
		const [x, y] = sub(centreOf(rect), start);
		const ahead = x * dx + y * dy;
		const aside = Math.abs(x * dy) + Math.abs(y * dx);
		if (ahead <= 0 || aside > CONE * ahead) continue;
		const cost = ahead + ASIDE * aside;
		if (cost < least) [best, least] = [id, cost];
	}
	return best;
}
