import { MAX_SIDE } from '../../domain/elements.ts';
import { clamp, type Point, type Rect, type Size } from '../../domain/geometry.ts';
import type { Handle } from '../types.ts';

/** Which way a handle pulls: −1 to the left or up, 1 to the right or down, 0 not on that axis. */
export const HANDLE_PULL: Readonly<Record<Handle, readonly [x: number, y: number]>> = {
	n: [0, -1],
	ne: [1, -1],
	e: [1, 0],
	se: [1, 1],
	s: [0, 1],
	sw: [-1, 1],
	w: [-1, 0],
	nw: [-1, -1]
};

export interface ScaleOptions {
	/** Keeps the proportions. */
	readonly ratio: boolean;
	/** From the centre, not from the opposite side. */
	readonly centred: boolean;
	/** Board units below which an element may not come by resizing. */
	minSize(id: string): Size;
}

interface Range {
	readonly low: number;
	readonly high: number;
}

/**
 * The factors at which every element stays within its limits. What is out of them already (made
 * by another client) may stay as it is, so that it doesn't hold the others.
 */
function rangeOf(
	rects: ReadonlyMap<string, Rect>,
	axis: 0 | 1,
	minSize: ScaleOptions['minSize']
): Range {
	let low = 0;
	let high = Infinity;
	for (const [id, rect] of rects) {
		const side = Math.max(1, axis === 0 ? rect.w : rect.h);
		low = Math.max(low, Math.min(1, minSize(id)[axis] / side));
		high = Math.min(high, Math.max(1, MAX_SIDE / side));
	}
	return { low, high };
}

/** Where the fixed point of one axis is. */
function anchorOf(pull: number, centred: boolean, start: number, length: number): number {
	if (centred || pull === 0) return start + length / 2;
	return pull > 0 ? start : start + length;
}

/** One side of one element, scaled and put on whole board units, edge by edge so that neighbours
 * stay neighbours. */
function scaled(start: number, length: number, anchor: number, factor: number, min: number) {
	if (factor === 1) return [start, length] as const;
	const near = Math.round(anchor + (start - anchor) * factor);
	const far = Math.round(anchor + (start + length - anchor) * factor);
	return [near, Math.max(far - near, Math.min(min, length))] as const;
}

/**
 * The rects of a group whose handle has been pulled by so many board units. Reckoned from the
 * rects at the start; nothing turns over, goes below its least size or above MAX_SIDE.
 */
export function scaleBy(
	rects: ReadonlyMap<string, Rect>,
	bounds: Rect,
	handle: Handle,
	by: Point,
	options: ScaleOptions
): ReadonlyMap<string, Rect> {
	const [px, py] = HANDLE_PULL[handle];
	const reach = options.centred ? 2 : 1;
	const w = Math.max(1, bounds.w);
	const h = Math.max(1, bounds.h);
	const dx = px * by[0] * reach;
	const dy = py * by[1] * reach;
	const xs = rangeOf(rects, 0, options.minSize);
	const ys = rangeOf(rects, 1, options.minSize);

	let fx = px === 0 ? 1 : clamp(1 + dx / w, xs.low, xs.high);
	let fy = py === 0 ? 1 : clamp(1 + dy / h, ys.low, ys.high);
	if (options.ratio) {
		// A corner follows the pointer's place along the diagonal; a side scales by itself alone.
		const wide = px === 0 ? 0 : w;
		const high = py === 0 ? 0 : h;
		const pulled = 1 + (dx * wide + dy * high) / (wide * wide + high * high);
		fx = fy = clamp(pulled, Math.max(xs.low, ys.low), Math.min(xs.high, ys.high));
	}

	const ax = anchorOf(px, options.centred, bounds.x, bounds.w);
	const ay = anchorOf(py, options.centred, bounds.y, bounds.h);
	const result = new Map<string, Rect>();
	for (const [id, rect] of rects) {
		const [minW, minH] = options.minSize(id);
		const [x, width] = scaled(rect.x, rect.w, ax, fx, minW);
		const [y, height] = scaled(rect.y, rect.h, ay, fy, minH);
		result.set(id, { x, y, w: width, h: height });
	}
	return result;
}
