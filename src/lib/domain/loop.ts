import type { Loop } from './canvas.ts';
import type { Point, Rect } from './geometry.ts';

/** What of a loop its path follows from. */
export type Curve = Pick<Loop, 'centre' | 'a' | 'b'>;

/**
 * The ribbon of a loop canvas, a lemniscate of Gerono: from the crossing up-left round the left
 * loop, over the crossing at τ = 0.5, round the right loop and back. All results are board units;
 * τ may be any real number, whole laps don't matter.
 */
const TURN = 2 * Math.PI;
const SEGMENTS = 8;
/** For drawing where 4 units off would show: a fine line inside the ribbon. */
const FINE_SEGMENTS = 32;
/** Samples of the arc-length table: chords of some 13 units on a 6,500-unit path. */
const SAMPLES = 512;

export const wrapTau = (tau: number): number => ((tau % 1) + 1) % 1;

export function loopPoint(loop: Curve, frame: Rect, tau: number): Point {
	const x = loop.centre[0] - loop.a * Math.sin(TURN * tau);
	const y = loop.centre[1] - loop.b * Math.sin(2 * TURN * tau);
	return [frame.x + x * frame.w, frame.y + y * frame.h];
}

/** The derivative by τ. */
export function loopVelocity(loop: Curve, frame: Rect, tau: number): Point {
	return [
		-TURN * loop.a * frame.w * Math.cos(TURN * tau),
		-2 * TURN * loop.b * frame.h * Math.cos(2 * TURN * tau)
	];
}

/** Direction of travel in radians, clockwise from the x axis as the screen has it. */
export function loopHeading(loop: Curve, frame: Rect, tau: number): number {
	const [vx, vy] = loopVelocity(loop, frame, tau);
	return Math.atan2(vy, vx);
}

/** A point beside the path: `by` units to the left of the way of travel. */
export function besideLoop(loop: Curve, frame: Rect, tau: number, by: number): Point {
	const [x, y] = loopPoint(loop, frame, tau);
	const [vx, vy] = loopVelocity(loop, frame, tau);
	const speed = Math.hypot(vx, vy);
	return [x + (vy / speed) * by, y - (vx / speed) * by];
}

/**
 * SVG path of the ribbon from one τ to another, as cubic segments by Hermite → Bézier. The whole
 * loop in 8 segments stays within 4 units of the true curve and is closed.
 */
export function loopPath(loop: Curve, frame: Rect, from = 0, to = 1, segments = SEGMENTS): string {
	const path = hermite(
		(tau) => loopPoint(loop, frame, tau),
		(tau) => loopVelocity(loop, frame, tau),
		from,
		to,
		segments
	);
	return to - from === 1 ? `${path} Z` : path;
}

/** As `loopPath`, along the line that runs beside the path: always on the traveller's left. */
export function lineBesideLoop(
	loop: Curve,
	frame: Rect,
	by: number,
	from = 0,
	to = 1,
	segments = FINE_SEGMENTS
): string {
	const at = (tau: number): Point => besideLoop(loop, frame, tau, by);
	const h = 1e-4;
	const slope = (tau: number): Point => {
		const [x0, y0] = at(tau - h);
		const [x1, y1] = at(tau + h);
		return [(x1 - x0) / (2 * h), (y1 - y0) / (2 * h)];
	};
	return hermite(at, slope, from, to, segments);
}

function hermite(
	at: (tau: number) => Point,
	slope: (tau: number) => Point,
	from: number,
	to: number,
	segments: number
): string {
	const step = (to - from) / segments;
	const write = (p: Point): string => `${round(p[0])} ${round(p[1])}`;
	let path = `M${write(at(from))}`;
	for (let i = 0; i < segments; i++) {
		const a = from + i * step;
		const b = from + (i + 1) * step;
		const [p0, p1, v0, v1] = [at(a), at(b), slope(a), slope(b)];
		const c0: Point = [p0[0] + (v0[0] * step) / 3, p0[1] + (v0[1] * step) / 3];
		const c1: Point = [p1[0] - (v1[0] * step) / 3, p1[1] - (v1[1] * step) / 3];
		path += ` C${write(c0)} ${write(c1)} ${write(p1)}`;
	}
	return path;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** From and to which τ a strand runs `reach` units either way of the crossing it passes at `tau`. */
export function crossing(
	loop: Curve,
	frame: Rect,
	reach: number,
	tau: 0 | 0.5 = 0.5
): readonly [from: number, to: number] {
	const [vx, vy] = loopVelocity(loop, frame, tau);
	const half = reach / Math.hypot(vx, vy);
	return [tau - half, tau + half];
}

/** The strand that passes over the other, around τ = 0.5; `reach` is board units either way. */
export const overPass = (loop: Curve, frame: Rect, reach: number): string =>
	loopPath(loop, frame, ...crossing(loop, frame, reach), 2);

export interface Arrowhead {
	readonly at: Point;
	/** Degrees, as SVG rotates. */
	readonly angle: number;
	readonly tau: number;
}

export const arrowheads = (loop: Loop, frame: Rect): readonly Arrowhead[] =>
	loop.arrows.map((tau) => ({
		at: loopPoint(loop, frame, tau),
		angle: (loopHeading(loop, frame, tau) * 360) / TURN,
		tau
	}));

/** Way along the ribbon against τ, for a token that moves at one speed. */
export interface ArcTable {
	/** Of one whole lap, board units. */
	readonly length: number;
	/** τ ∈ [0, 1) after so many units from the start; whole laps don't matter. */
	tauAt(way: number): number;
	/** Units from the start, 0 ≤ way < length. */
	wayTo(tau: number): number;
}

export function arcTable(loop: Curve, frame: Rect): ArcTable {
	const ways = new Float64Array(SAMPLES + 1);
	let last = loopPoint(loop, frame, 0);
	for (let i = 1; i <= SAMPLES; i++) {
		const p = loopPoint(loop, frame, i / SAMPLES);
		ways[i] = (ways[i - 1] ?? 0) + Math.hypot(p[0] - last[0], p[1] - last[1]);
		last = p;
	}
	const length = ways[SAMPLES] ?? 0;
	const way = (i: number): number => ways[i] ?? length;
	return {
		length,
		tauAt(along) {
			const target = wrapTau(along / length) * length;
			let low = 0;
			let high = SAMPLES;
			while (high - low > 1) {
				const mid = (low + high) >> 1;
				if (way(mid) <= target) low = mid;
				else high = mid;
			}
			return wrapTau((low + (target - way(low)) / (way(high) - way(low))) / SAMPLES);
		},
		wayTo(tau) {
			const t = wrapTau(tau) * SAMPLES;
			const i = Math.floor(t);
			return way(i) + (t - i) * (way(i + 1) - way(i));
		}
	};
}

/** Board units within which the two ways round count as equal. */
const TIE = 0.01;

/** The shorter way round from one τ to another, in signed units: forward is positive, and wins a tie. */
export function shorterWay(table: ArcTable, from: number, to: number): number {
	const forward = wrapTau((table.wayTo(to) - table.wayTo(from)) / table.length) * table.length;
	return forward <= table.length / 2 + TIE ? forward : forward - table.length;
}

/** The station at or before a τ in the direction of travel. */
export function stationAt(loop: Loop, tau: number): Loop['stations'][number] | null {
	const at = wrapTau(tau);
	return (
		loop.stations.findLast((station) => wrapTau(station.tau) <= at + 1e-9) ??
		loop.stations.find((station) => station.tau === 0.5) ??
		null
	);
}
