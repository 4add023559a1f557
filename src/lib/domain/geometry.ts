/**
 * Plane geometry in board units: 1 unit is 1 CSS px at 100 % zoom, x to the right, y down.
 * Everything is a value; nothing here keeps state.
 */
export type Point = readonly [x: number, y: number];
export type Size = readonly [w: number, h: number];
export interface Rect {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

export const rectOf = (xy: Point, wh: Size): Rect => ({ x: xy[0], y: xy[1], w: wh[0], h: wh[1] });

export const centreOf = (r: Rect): Point => [r.x + r.w / 2, r.y + r.h / 2];

/** The rect that two corners span, in whatever order they come. */
export function rectFromCorners(a: Point, b: Point): Rect {
	return {
		x: Math.min(a[0], b[0]),
		y: Math.min(a[1], b[1]),
		w: Math.abs(a[0] - b[0]),
		h: Math.abs(a[1] - b[1])
	};
}

/** Left and top edges belong to a rect, right and bottom ones don't, so neighbours never share a point. */
export const contains = (r: Rect, p: Point): boolean =>
	p[0] >= r.x && p[0] < r.x + r.w && p[1] >= r.y && p[1] < r.y + r.h;

export const intersects = (a: Rect, b: Rect): boolean =>
	a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

export const encloses = (outer: Rect, inner: Rect): boolean =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.w <= outer.x + outer.w &&
	inner.y + inner.h <= outer.y + outer.h;

export const inflate = (r: Rect, by: number): Rect => ({
	x: r.x - by,
	y: r.y - by,
	w: r.w + 2 * by,
	h: r.h + 2 * by
});

export const translate = (r: Rect, d: Point): Rect => ({ ...r, x: r.x + d[0], y: r.y + d[1] });

/** The smallest rect around all of them, or null when there are none. */
export function unionOf(rects: Iterable<Rect>): Rect | null {
	let x0 = Infinity;
	let y0 = Infinity;
	let x1 = -Infinity;
	let y1 = -Infinity;
	for (const r of rects) {
		x0 = Math.min(x0, r.x);
		y0 = Math.min(y0, r.y);
		x1 = Math.max(x1, r.x + r.w);
		y1 = Math.max(y1, r.y + r.h);
	}
	return x0 === Infinity ? null : { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
}

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const sub = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, value));

export const sameRect = (a: Rect, b: Rect): boolean =>
	a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
