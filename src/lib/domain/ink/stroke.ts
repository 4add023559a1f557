import { INK_WEIGHT, MAX_SIDE, MIN_SIDE, type InkPen, type InkRecord } from '../elements.ts';
import { clamp, type Point, type Size } from '../geometry.ts';
import { boundsOf, distanceTo, type Polyline } from '../polyline.ts';
import { decodeInk, encodeInk, MAX_INK_POINTS, type InkPoint } from './ink-code.ts';

/** A stroke in the hand: board points, in the order they were drawn. */
export type Stroke = readonly InkPoint[];

/** What of an ink element a stroke decides. */
export type Inked = Pick<InkRecord, 'xy' | 'wh' | 'points' | 'box' | 'weight' | 'pen'>;

/**
 * A line may be this much thicker than its weight where it is pressed hardest, and lies half on
 * each side of its points.
 */
const THICKEST = 0.75;

/**
 * A stroke as elements: several where it is too long for one, in the order drawn, each beginning
 * where the one before ends. None for a stroke without points.
 */
export function inkFrom(stroke: Stroke, pen: InkPen, weight: number): Inked[] {
	const thick = clamp(weight, INK_WEIGHT.least, INK_WEIGHT.most);
	return pieces(stroke).map((piece) => inked(piece, pen, thick));
}

function inked(piece: Stroke, pen: InkPen, weight: number): Inked {
	const around = boundsOf(piece.map(({ x, y }): Point => [x, y]));
	const margin = weight * THICKEST;
	// Nothing is smaller than MIN_SIDE: a dot lies in the middle of its box.
	const x = Math.floor(around.x - Math.max(margin, (MIN_SIDE - around.w) / 2));
	const y = Math.floor(around.y - Math.max(margin, (MIN_SIDE - around.h) / 2));
	const w = Math.ceil(around.x + around.w + Math.max(margin, (MIN_SIDE - around.w) / 2)) - x;
	const h = Math.ceil(around.y + around.h + Math.max(margin, (MIN_SIDE - around.h) / 2)) - y;
	const inside = piece.map((point) => ({ ...point, x: point.x - x, y: point.y - y }));
	return { xy: [x, y], wh: [w, h], box: [w, h], points: encodeInk(inside), pen, weight };
}

/** Cut where an element's limits of points and of size are reached. */
function pieces(stroke: Stroke): Stroke[] {
	const all: InkPoint[][] = [];
	let piece: InkPoint[] = [];
	let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const point of stroke) {
		const span = Math.max(
			Math.max(x1, point.x) - Math.min(x0, point.x),
			Math.max(y1, point.y) - Math.min(y0, point.y)
		);
		const last = piece.at(-1);
		if (last && (piece.length >= MAX_PIECE || span > MAX_SPAN)) {
			all.push(piece);
			piece = [last];
			[x0, y0, x1, y1] = [last.x, last.y, last.x, last.y];
		}
		piece.push(point);
		x0 = Math.min(x0, point.x);
		y0 = Math.min(y0, point.y);
		x1 = Math.max(x1, point.x);
		y1 = Math.max(y1, point.y);
	}
	if (piece.length > 0) all.push(piece);
	return all;
}

/** Points of one element: what encodes safely, and is drawn within a frame. */
export const MAX_PIECE = Math.min(2_000, MAX_INK_POINTS);
/** Board units that one element may span, with room for the thickest line. */
const MAX_SPAN = MAX_SIDE - 4 * INK_WEIGHT.most;

/** Decoded strokes: bytes are never changed in place, and the same ones come back while nobody writes. */
const decoded = new WeakMap<Uint8Array, { box: Size; points: readonly InkPoint[] }>();

/** The points of an ink element within its box. */
export function pointsOf({ points, box }: Pick<InkRecord, 'points' | 'box'>): readonly InkPoint[] {
	const known = decoded.get(points);
	if (known && known.box[0] === box[0] && known.box[1] === box[1]) return known.points;
	const fresh = decodeInk(points, box);
	decoded.set(points, { box, points: fresh });
	return fresh;
}

/** By how much an element is stretched from how it was drawn. */
export const stretchOf = ({ wh, box }: Pick<InkRecord, 'wh' | 'box'>): Point => [
	wh[0] / box[0],
	wh[1] / box[1]
];

/** Where a stroke runs on the board. */
export function lineOf(ink: Pick<InkRecord, 'xy' | 'wh' | 'points' | 'box'>): Polyline {
	const [sx, sy] = stretchOf(ink);
	return pointsOf(ink).map(({ x, y }): Point => [ink.xy[0] + x * sx, ink.xy[1] + y * sy]);
}

/** How far a point is from the drawn line, 0 on it. Board units; Infinity for a stroke of nothing. */
export function distanceToInk(
	ink: Pick<InkRecord, 'xy' | 'wh' | 'points' | 'box' | 'weight'>,
	point: Point
): number {
	const [sx, sy] = stretchOf(ink);
	const half = (ink.weight * Math.max(sx, sy)) / 2;
	return Math.max(0, distanceTo(lineOf(ink), point) - half);
}
