import type { ConnectorEnd } from '../elements.ts';
import { distance, type Point } from '../geometry.ts';
import { onOutline, SIDES, sideMiddle, spotOf, type Host } from './host.ts';

/** How an end is to be put on what lies under the pointer. */
export interface Attaching {
	/** Board units from the middle of a side within which the end snaps to it. */
	readonly snap: number;
	/** Exactly where the pointer is, not toward the other end. */
	readonly exact: boolean;
}

/**
 * The end that a pointer at a point makes: on a host's side when it is near the middle of one,
 * toward the other end anywhere else on the host, on the board where there is no host.
 */
export function endAt(
	point: Point,
	on: { readonly id: string; readonly host: Host } | null,
	{ snap, exact }: Attaching
): ConnectorEnd {
	if (!on) return { xy: [Math.round(point[0]), Math.round(point[1])] };
	const { id, host } = on;
	if (exact) return { xy: point, id, spot: spotOf(host, point) };
	const middles = SIDES.map((side) => sideMiddle(host, side));
	const near = middles.find((middle) => distance(middle, point) <= snap);
	return near ? { xy: near, id, spot: spotOf(host, near) } : { xy: onOutline(host, point), id };
}

/** The middles of a host's sides, where ends snap to: for whoever shows them. */
export const snapsOf = (host: Host): readonly Point[] =>
	SIDES.map((side) => sideMiddle(host, side));
