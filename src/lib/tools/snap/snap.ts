import { intersects, translate, type Point, type Rect } from '../../domain/geometry.ts';
import { SLOT_SNAP, SNAP } from '../limits.ts';
import type { Guide, Line, SnapField, Spacing } from './types.ts';

export interface Snapped {
	/** To be added to where it is, board units. */
	readonly by: Point;
	readonly guides: readonly Guide[];
}

export interface SnapOptions {
	readonly zoom: number;
	/** Axes on which it may go; a drag with Shift keeps to one. */
	readonly axes: readonly ('x' | 'y')[];
}

const NOWHERE: Snapped = { by: [0, 0], guides: [] };
/** Board units: nearer than this counts as in line. */
const SAME = 0.51;

/** Where a moved thing snaps to: a slot beside a note, or, each axis by itself, lines and equal gaps. */
export function snapMove(field: SnapField, rect: Rect, options: SnapOptions): Snapped {
	if (options.axes.length === 2) {
		const slot = slotAt(field, rect, SLOT_SNAP / options.zoom);
		if (slot) {
			const by: Point = [slot.x - rect.x, slot.y - rect.y];
			return { by, guides: [{ kind: 'slot', rect: slot }] };
		}
	}
	const most = SNAP / options.zoom;
	const x = options.axes.includes('x') ? pull(rect.x, rect.w, rect, field, 'x', most) : null;
	const y = options.axes.includes('y') ? pull(rect.y, rect.h, rect, field, 'y', most) : null;
	if (x === null && y === null) return NOWHERE;
	const by: Point = [x ?? 0, y ?? 0];
	const moved = translate(rect, by);
	return {
		by,
		guides: [
			...(x === null ? [] : guidesAt(field, moved, 'x')),
			...(y === null ? [] : guidesAt(field, moved, 'y'))
		]
	};
}

/**
 * By how much an edge at `at` is to be pulled to lie in a line with something; null for nothing near.
 */
export function snapEdge(
	field: SnapField,
	axis: 'x' | 'y',
	at: number,
	zoom: number
): number | null {
	const line = closest(axis === 'x' ? field.x : field.y, at, SNAP / zoom);
	return line && line.at - at;
}

/** The lines at an edge that lies in them, as long as what they connect. */
export function edgeGuide(field: SnapField, axis: 'x' | 'y', at: number, rect: Rect): Guide | null {
	return lineGuide(field, axis, at, rect);
}

function slotAt(field: SnapField, rect: Rect, most: number): Rect | null {
	let best: Rect | null = null;
	let least = Infinity;
	for (let i = firstFrom(field.slots, rect.x - most, (slot) => slot.x); ; i++) {
		const slot = field.slots[i];
		if (!slot || slot.x > rect.x + most) break;
		const away = Math.max(Math.abs(slot.x - rect.x), Math.abs(slot.y - rect.y));
		if (away > most || away >= least) continue;
		if (field.neighbours.some((other) => intersects(other, slot))) continue;
		[best, least] = [slot, away];
	}
	return best;
}

/** The least pull of one axis: of the three lines of the held thing, or of its place between others. */
function pull(
	start: number,
	length: number,
	rect: Rect,
	field: SnapField,
	axis: 'x' | 'y',
	most: number
): number | null {
	let best: number | null = null;
	const better = (by: number): void => {
		if (Math.abs(by) <= most && (best === null || Math.abs(by) < Math.abs(best))) best = by;
	};
	const lines = axis === 'x' ? field.x : field.y;
	for (const own of [start, start + length / 2, start + length]) {
		const line = closest(lines, own, most);
		if (line) better(line.at - own);
	}
	for (const spacing of spacingsNear(field, axis, start, most)) {
		if (isLevel(spacing, rect, axis)) better(spacing.at - start);
	}
	return best;
}

function* spacingsNear(
	field: SnapField,
	axis: 'x' | 'y',
	start: number,
	most: number
): Iterable<Spacing> {
	const spacings = axis === 'x' ? field.spacingX : field.spacingY;
	for (let i = firstFrom(spacings, start - most, ({ at }) => at); ; i++) {
		const spacing = spacings[i];
		if (!spacing || spacing.at > start + most) return;
		yield spacing;
	}
}

const isLevel = ({ from, to }: Spacing, rect: Rect, axis: 'x' | 'y'): boolean =>
	axis === 'x' ? rect.y < to && from < rect.y + rect.h : rect.x < to && from < rect.x + rect.w;

function guidesAt(field: SnapField, rect: Rect, axis: 'x' | 'y'): Guide[] {
	const [start, length] = axis === 'x' ? [rect.x, rect.w] : [rect.y, rect.h];
	const guides = [start, start + length / 2, start + length].flatMap(
		(at) => lineGuide(field, axis, at, rect) ?? []
	);
	for (const spacing of spacingsNear(field, axis, start, SAME)) {
		if (!isLevel(spacing, rect, axis)) continue;
		const at =
			(Math.max(spacing.from, axis === 'x' ? rect.y : rect.x) +
				Math.min(spacing.to, axis === 'x' ? rect.y + rect.h : rect.x + rect.w)) /
			2;
		guides.push(...spacing.gaps.map(([from, to]): Guide => ({ kind: 'gap', axis, at, from, to })));
		break;
	}
	return guides;
}

/** One line through everything that is in line at `at`, from end to end. */
function lineGuide(field: SnapField, axis: 'x' | 'y', at: number, rect: Rect): Guide | null {
	const lines = axis === 'x' ? field.x : field.y;
	let [from, to] = axis === 'x' ? [rect.y, rect.y + rect.h] : [rect.x, rect.x + rect.w];
	let exact: number | null = null;
	for (let i = firstFrom(lines, at - SAME, (line) => line.at); ; i++) {
		const line = lines[i];
		if (!line || line.at > at + SAME) break;
		exact = line.at;
		from = Math.min(from, line.from);
		to = Math.max(to, line.to);
	}
	return exact === null ? null : { kind: 'line', axis, at: exact, from, to };
}

function closest(lines: readonly Line[], at: number, most: number): Line | null {
	const i = firstFrom(lines, at, (line) => line.at);
	const after = lines[i];
	const before = lines[i - 1];
	const nearer = before && (!after || at - before.at <= after.at - at) ? before : (after ?? null);
	return nearer && Math.abs(nearer.at - at) <= most ? nearer : null;
}

/** Index of the first in rising order that isn't below `least`. */
function firstFrom<T>(items: readonly T[], least: number, at: (item: T) => number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const item = items[middle];
		if (item !== undefined && at(item) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
