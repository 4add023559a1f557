import { distance, inflate, unionOf, type Point, type Rect } from '../geometry.ts';
import { crossesRect } from '../polyline.ts';
import type { Side } from './host.ts';

/** One end of an elbow: where, on which side it leaves, and what it must not run through. */
export interface ElbowEnd {
	readonly at: Point;
	readonly side: Side;
	/** Absent for an end on the empty board. */
	readonly host?: Rect;
}

/** Board units that a line runs straight out of its host before it may turn. */
const STUB = 24;
/** Board units kept to the hosts; a little less than the stub, so that its end isn't in the way. */
const CLEARANCE = STUB - 2;
/** Board units that a way may be longer for each turn it saves. */
const TURN = 60;
/** The same for turning between the hosts rather than beside one of them. */
const OFF_MIDDLE = 12;

/**
 * A way of horizontal and vertical runs from one end to the other that leaves both at right angles
 * and goes round the hosts. The shortest with few turns, along the lines that matter: the ends, the
 * hosts' edges and the middle between. Where hosts overlap so that no way is free, it runs through.
 */
export function elbow(from: ElbowEnd, to: ElbowEnd): Point[] {
	const facing = acrossGap(from, to);
	if (facing) return facing;
	const start = out(from);
	const end = out(to);
	const walls = [from.host, to.host]
		.filter((host) => host !== undefined)
		.map((host) => inflate(host, CLEARANCE));
	const way =
		search(start, end, from.side, to.side, walls) ?? search(start, end, from.side, to.side, []);
	return straightened([from.at, ...(way ?? [start, end]), to.at]);
}

/**
 * Two hosts that look at each other, which nearly all do: over the middle of the gap between them,
 * with nothing to go round. Null for all others.
 */
function acrossGap(from: ElbowEnd, to: ElbowEnd): Point[] | null {
	const { side } = from;
	if (side[0] !== -to.side[0] || side[1] !== -to.side[1]) return null;
	const start = edgeOf(from);
	const end = edgeOf(to);
	const [a, b] = [from.at, to.at];
	if (side[0] !== 0) {
		if ((end - start) * side[0] < LEAST_GAP) return null;
		const x = (start + end) / 2;
		return straightened([a, [x, a[1]], [x, b[1]], b]);
	}
	if ((end - start) * side[1] < LEAST_GAP) return null;
	const y = (start + end) / 2;
	return straightened([a, [a[0], y], [b[0], y], b]);
}
/** Board units. In a narrower gap there is no room for a turn and an arrow's head. */
const LEAST_GAP = 8;

/** Where along its side's axis an end comes out of its host. */
function edgeOf(end: ElbowEnd): number {
	const point = out(end);
	const stub = end.host ? STUB : 0;
	return end.side[0] === 0 ? point[1] - end.side[1] * stub : point[0] - end.side[0] * stub;
}

/** Where a line may turn first: before its side of the host, also when it begins within the host. */
function out({ at: [x, y], side, host }: ElbowEnd): Point {
	if (!host) return [x, y];
	if (side[0] > 0) return [Math.max(x, host.x + host.w) + STUB, y];
	if (side[0] < 0) return [Math.min(x, host.x) - STUB, y];
	if (side[1] > 0) return [x, Math.max(y, host.y + host.h) + STUB];
	return [x, Math.min(y, host.y) - STUB];
}

interface Step {
	readonly x: number;
	readonly y: number;
	/** True when it was come to along a row. */
	readonly across: boolean;
	readonly cost: number;
	readonly before: Step | null;
}

/** Dijkstra's search on at most nine by nine crossings: small enough to scan for the cheapest. */
function search(
	start: Point,
	end: Point,
	leaving: Side,
	arriving: Side,
	walls: readonly Rect[]
): Point[] | null {
	const middle: Point = [
		middleOf(start[0], end[0], walls, 'x'),
		middleOf(start[1], end[1], walls, 'y')
	];
	const around = unionOf(walls);
	const lines = (axis: 0 | 1): number[] => {
		const [near, length] = axis === 0 ? (['x', 'w'] as const) : (['y', 'h'] as const);
		const edges = [...walls, ...(around ? [around] : [])].flatMap((wall) => [
			wall[near] - 2,
			wall[near] + wall[length] + 2
		]);
		return [...new Set([start[axis], end[axis], middle[axis], ...edges])].sort((a, b) => a - b);
	};
	const [xs, ys] = [lines(0), lines(1)];
	const pointOf = (step: { x: number; y: number }): Point => [xs[step.x] ?? 0, ys[step.y] ?? 0];
	const keyOf = (x: number, y: number, across: boolean): number =>
		(x * ys.length + y) * 2 + Number(across);
	const first: Step = {
		x: xs.indexOf(start[0]),
		y: ys.indexOf(start[1]),
		across: leaving[0] !== 0,
		cost: 0,
		before: null
	};
	const goal = { x: xs.indexOf(end[0]), y: ys.indexOf(end[1]) };
	const lastAcross = arriving[0] !== 0;
	const open = new Map<number, Step>([[keyOf(first.x, first.y, first.across), first]]);
	const done = new Set<number>();
	for (;;) {
		let [bestKey, best]: [number, Step | null] = [-1, null];
		for (const [key, step] of open)
			if (!best || step.cost < best.cost) [bestKey, best] = [key, step];
		if (!best) return null;
		open.delete(bestKey);
		done.add(bestKey);
		if (best.x === goal.x && best.y === goal.y && best.across === lastAcross) {
			const way: Point[] = [];
			for (let step: Step | null = best; step; step = step.before) way.unshift(pointOf(step));
			return way;
		}
		if (best.x === goal.x && best.y === goal.y) {
			// There, but coming from the wrong way: a turn on the spot costs as any other.
			offer({ ...best, across: lastAcross, cost: best.cost + 2 * TURN, before: best.before });
		}
		for (const [dx, dy] of NEXT) {
			const [x, y] = [best.x + dx, best.y + dy];
			if (x < 0 || y < 0 || x >= xs.length || y >= ys.length) continue;
			const [a, b] = [pointOf(best), pointOf({ x, y })];
			const across = dx !== 0;
			// Never straight back into the host it comes from or over the one it goes to.
			if (best === first && across === (leaving[0] !== 0) && against([dx, dy], leaving)) continue;
			if (x === goal.x && y === goal.y && across === lastAcross && !against([dx, dy], arriving)) {
				continue;
			}
			if (walls.some((wall) => crossesRect([a, b], inflate(wall, -1)))) continue;
			const turns = across !== best.across;
			const off = across ? b[1] !== middle[1] : b[0] !== middle[0];
			const cost = best.cost + distance(a, b) + (turns ? TURN + (off ? OFF_MIDDLE : 0) : 0);
			offer({ x, y, across, cost, before: best });
		}
	}

	function offer(step: Step): void {
		const key = keyOf(step.x, step.y, step.across);
		if (done.has(key)) return;
		const known = open.get(key);
		if (!known || step.cost < known.cost) open.set(key, step);
	}
}

const NEXT: readonly Point[] = [
	[1, 0],
	[-1, 0],
	[0, 1],
	[0, -1]
];

const against = (a: Point, b: Point): boolean => a[0] * b[0] + a[1] * b[1] < 0;

/** The middle of the gap between the two walls, else between the ends. */
function middleOf(a: number, b: number, walls: readonly Rect[], axis: 'x' | 'y'): number {
	const [first, second] = walls;
	if (first && second) {
		const side = axis === 'x' ? 'w' : 'h';
		const [low, high] = first[axis] <= second[axis] ? [first, second] : [second, first];
		if (low[axis] + low[side] <= high[axis]) return (low[axis] + low[side] + high[axis]) / 2;
	}
	return (a + b) / 2;
}

/** Without repeated points and those that lie on the way from one neighbour to the other. */
function straightened(points: readonly Point[]): Point[] {
	const kept: Point[] = [];
	for (const point of points) {
		const last = kept.at(-1);
		if (last && distance(last, point) < 0.01) continue;
		const before = kept.at(-2);
		const onWay =
			before &&
			last &&
			((near(before[0], last[0]) && near(last[0], point[0])) ||
				(near(before[1], last[1]) && near(last[1], point[1])));
		if (onWay) kept.pop();
		kept.push(point);
	}
	return kept;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;
