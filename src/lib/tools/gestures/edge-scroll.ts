import { clamp, type Point, type Size } from '../../domain/geometry.ts';
import { EDGE_DELAY_MS, EDGE_FRAME_MS, EDGE_SPEED, EDGE_ZONE } from '../limits.ts';
import type { Edge } from '../state.ts';

export const AWAY: Edge = { since: null, until: 0 };

/** −1…1: how deep one coordinate is in the zone at either end; beyond the view counts as its edge. */
function depth(at: number, length: number): number {
	const low = clamp((EDGE_ZONE - at) / EDGE_ZONE, 0, 1);
	const high = clamp((at - (length - EDGE_ZONE)) / EDGE_ZONE, 0, 1);
	return high - low;
}

const pull = (screen: Point, view: Size): Point => [
	depth(screen[0], view[0]),
	depth(screen[1], view[1])
];

/** The clock starts when the pointer comes into the zone and stops when it leaves. */
export function edgeAt(edge: Edge, screen: Point, view: Size, time: number): Edge {
	const [x, y] = pull(screen, view);
	if (x === 0 && y === 0) return AWAY;
	return edge.since === null ? { since: time, until: time + EDGE_DELAY_MS } : edge;
}

/**
 * How far the paper moves for a pointer held at the edge, CSS px as in the `pan` effect; null
 * while nothing scrolls.
 */
export function edgeScroll(
	edge: Edge,
	screen: Point,
	view: Size,
	time: number
): { edge: Edge; by: Point } | null {
	if (edge.since === null || time <= edge.until) return null;
	const way = (Math.min(time - edge.until, EDGE_FRAME_MS) / 1000) * EDGE_SPEED;
	const [x, y] = pull(screen, view);
	return { edge: { ...edge, until: time }, by: [-x * way, -y * way] };
}
