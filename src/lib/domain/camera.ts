import { clamp, type Point, type Rect, type Size } from './geometry.ts';

/**
 * Where the reader looks: the board point at the view's top-left corner and the zoom.
 * screen = (board − xy) × zoom.
 */
export interface Camera {
	readonly x: number;
	readonly y: number;
	/** 1 is 100 %. Between MIN_ZOOM and MAX_ZOOM. */
	readonly zoom: number;
}

/** Space at the view's edges, in CSS px, that bars and panels cover. */
export interface Insets {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 4;
/** One press of + or −. */
export const ZOOM_STEP = 1.25;
/** Empty space round what is fitted, CSS px, where the view is wide enough for it. */
export const FIT_PADDING = 96;

export const toBoard = (c: Camera, screen: Point): Point => [
	c.x + screen[0] / c.zoom,
	c.y + screen[1] / c.zoom
];

export const toScreen = (c: Camera, board: Point): Point => [
	(board[0] - c.x) * c.zoom,
	(board[1] - c.y) * c.zoom
];

export const viewOf = (c: Camera, size: Size): Rect => ({
	x: c.x,
	y: c.y,
	w: size[0] / c.zoom,
	h: size[1] / c.zoom
});

/** Moves the paper under the hand by so many CSS px. */
export const panBy = (c: Camera, d: Point): Camera => ({
	...c,
	x: c.x - d[0] / c.zoom,
	y: c.y - d[1] / c.zoom
});

/**
 * Moved by less than a pixel, so that the board's origin lies on a whole one: what is painted once can
 * then be shown anywhere. `density`: device pixels in a CSS px, over 0.
 */
export function onPixels({ x, y, zoom }: Camera, density: number): Camera {
	const scale = zoom * density;
	return { x: Math.round(x * scale) / scale, y: Math.round(y * scale) / scale, zoom };
}

/** Zooms to an absolute value so that the board point under `screen` stays under it. */
export function zoomAt(c: Camera, screen: Point, zoom: number): Camera {
	const next = clamp(zoom, MIN_ZOOM, MAX_ZOOM);
	const [x, y] = toBoard(c, screen);
	return { x: x - screen[0] / next, y: y - screen[1] / next, zoom: next };
}

export interface FitOptions {
	/** CSS px round it. */
	readonly padding?: number;
	/** Keeps one small note from filling the screen. */
	readonly maxZoom?: number;
	/** CSS px over it that something floats in; of a low view at most half. */
	readonly above?: number;
}

/** The camera that shows `rect` whole and centred in what the insets leave free. */
export function fit(
	rect: Rect,
	view: Size,
	insets: Insets,
	{ padding = FIT_PADDING, maxZoom = 1, above = 0 }: FitOptions = {}
): Camera {
	const w = Math.max(1, view[0] - insets.left - insets.right);
	const h = Math.max(1, view[1] - insets.top - insets.bottom);
	// A phone has no 96 px to give away on each side.
	const pad = Math.min(padding, w * 0.06, h * 0.06);
	const over = Math.max(pad, Math.min(above, h / 2));
	const zoom = clamp(
		Math.min((w - 2 * pad) / Math.max(1, rect.w), (h - pad - over) / Math.max(1, rect.h)),
		MIN_ZOOM,
		maxZoom
	);
	const free = h - rect.h * zoom;
	// In the middle, or as far below it as what floats above needs.
	const top = Math.max(free / 2, Math.min(above, free));
	return {
		x: rect.x + rect.w / 2 - (insets.left + w / 2) / zoom,
		y: rect.y - (insets.top + top) / zoom,
		zoom
	};
}

/** Between two cameras, for flights; `t` from 0 to 1. Zoom moves geometrically, so it looks even. */
export function between(a: Camera, b: Camera, t: number): Camera {
	const zoom = a.zoom * (b.zoom / a.zoom) ** t;
	return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, zoom };
}
