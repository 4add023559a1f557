import type { ConnectorEnd, ConnectorRecord } from '../elements.ts';
import { centreOf, clamp, distance, inflate, unionOf, type Point, type Rect } from '../geometry.ts';
import { between, boundsOf, lengthOf, pointAlong } from '../polyline.ts';
import { elbow } from './elbow.ts';
import { HEAD_REACH, headInset, headPath, round, type HeadPath } from './heads.ts';
import {
	atSpot,
	onOutline,
	sideMiddle,
	sideOfSpot,
	sideToward,
	type Host,
	type HostOf,
	type Side
} from './host.ts';
import { labelPlace, labelRect } from './label.ts';

/** Where a connector runs, reckoned from where its ends are now. Board units. */
export interface Route {
	readonly from: Point;
	readonly to: Point;
	/** The whole way; a curve in small steps. */
	readonly points: readonly Point[];
	/** The line for drawing, an SVG path; shorter than the way where heads stand. */
	readonly line: string;
	readonly heads: readonly [HeadPath, HeadPath];
	/** Around line, heads and label. */
	readonly bounds: Rect;
	/** Where the label's middle stands. */
	readonly label: Point;
}

/** What of a connector decides where it runs, and where its label stands. */
export type Routed = Pick<ConnectorRecord, 'from' | 'to' | 'route' | 'heads'> &
	Partial<Pick<ConnectorRecord, 'text'>>;

/** Board units between a host's outline and the tip of the line. */
const GAP = 4;
/** Steps in which a curve is reckoned: fine enough for presses and bounds. */
const CURVE_STEPS = 24;
/** Board units that the handles of a curve reach at least and at most. */
const BEND = { least: 24, most: 240 } as const;
/** Board units; an elbow's corners are rounded by as much. */
const CORNER = 8;

/**
 * Where a connector runs. An end whose host is gone stays at its `xy`, and so does the second of two
 * ends on one host, which no client of ours makes. Never throws, whatever another one wrote.
 */
export function routeOf(connector: Routed, hostOf: HostOf): Route {
	const itself = connector.from.id !== undefined && connector.from.id === connector.to.id;
	const from = placed(connector.from, hostOf);
	const to = placed(itself ? { xy: connector.to.xy } : connector.to, hostOf);
	const points = wayOf(connector.route, from, to);
	const drawn = shortened(points, headInset(connector.heads[0]), headInset(connector.heads[1]));
	const start = points[0] ?? connector.from.xy;
	const end = points.at(-1) ?? connector.to.xy;
	const { text = '' } = connector;
	const label = labelPlace(points, text);
	const bounds = inflate(boundsOf(points), HEAD_REACH);
	return {
		from: start,
		to: end,
		points,
		line: connector.route === 'elbow' ? roundedPath(drawn) : smoothPath(drawn),
		heads: [
			headPath(connector.heads[0], start, arrival([...points].reverse())),
			headPath(connector.heads[1], end, arrival(points))
		],
		bounds: text === '' ? bounds : (unionOf([bounds, labelRect(label, text)]) ?? bounds),
		label
	};
}

/** One end with what it stands on. */
interface Placed {
	readonly host: Host | null;
	readonly spot: Point | null;
	/** The point that the other end looks at. */
	readonly aim: Point;
	/** Of no size for an end on the empty board. */
	readonly rect: Rect;
}

function placed(end: ConnectorEnd, hostOf: HostOf): Placed {
	const host = end.id === undefined ? null : hostOf(end.id);
	if (!host) {
		const [x, y] = end.xy;
		return { host: null, spot: null, aim: end.xy, rect: { x, y, w: 0, h: 0 } };
	}
	const spot = end.spot ?? null;
	return { host, spot, aim: spot ? atSpot(host, spot) : centreOf(host.rect), rect: host.rect };
}

function wayOf(route: ConnectorRecord['route'], from: Placed, to: Placed): Point[] {
	if (route === 'straight') return [tipToward(from, to.aim), tipToward(to, from.aim)];
	const fromSide = sideOf(from, to);
	const toSide = sideOf(to, from);
	const start = tipOn(from, fromSide);
	const end = tipOn(to, toSide);
	if (route === 'elbow') {
		return elbow(
			{ at: start, side: fromSide, ...(from.host && { host: from.rect }) },
			{ at: end, side: toSide, ...(to.host && { host: to.rect }) }
		);
	}
	return curve(start, fromSide, end, toSide);
}

const sideOf = (end: Placed, other: Placed): Side =>
	end.spot ? sideOfSpot(end.spot) : sideToward(end.rect, other.rect);

/** The tip of a straight line: before the outline, on the way to the other end. */
function tipToward(end: Placed, toward: Point): Point {
	if (!end.host) return end.aim;
	if (end.spot) return end.aim;
	const edge = onOutline(end.host, toward);
	const way = distance(edge, toward);
	return way > GAP ? between(edge, toward, GAP / way) : edge;
}

/** The tip of a line that leaves at right angles to a side. */
function tipOn(end: Placed, side: Side): Point {
	if (!end.host || end.spot) return end.aim;
	const [x, y] = sideMiddle(end.host, side);
	return [x + side[0] * GAP, y + side[1] * GAP];
}

function curve(start: Point, fromSide: Side, end: Point, toSide: Side): Point[] {
	const bend = clamp(distance(start, end) * 0.4, BEND.least, BEND.most);
	const a: Point = [start[0] + fromSide[0] * bend, start[1] + fromSide[1] * bend];
	const b: Point = [end[0] + toSide[0] * bend, end[1] + toSide[1] * bend];
	return Array.from({ length: CURVE_STEPS + 1 }, (_, step): Point => {
		const t = step / CURVE_STEPS;
		const left = between(between(start, a, t), between(a, b, t), t);
		const right = between(between(a, b, t), between(b, end, t), t);
		return between(left, right, t);
	});
}

/** The direction, of length 1, in which a line comes to its last point. */
function arrival(points: readonly Point[]): Point {
	const end = points.at(-1);
	for (let i = points.length - 2; end && i >= 0; i--) {
		const before = points[i];
		const way = before ? distance(before, end) : 0;
		// A curve's last step is too short to tell its direction by where the head is long.
		if (before && (way > 4 || (i === 0 && way > 0))) {
			return [(end[0] - before[0]) / way, (end[1] - before[1]) / way];
		}
	}
	return [1, 0];
}

/** The way without so much at its start and its end; its middle where nothing would be left. */
function shortened(points: readonly Point[], first: number, last: number): Point[] {
	const length = lengthOf(points);
	if (first + last === 0) return [...points];
	if (first + last >= length) return [pointAlong(points, length / 2)];
	const kept: Point[] = [pointAlong(points, first)];
	let way = 0;
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1], points[i]];
		if (!a || !b) continue;
		way += distance(a, b);
		if (way > first && way < length - last) kept.push(b);
	}
	kept.push(pointAlong(points, length - last));
	return kept;
}

const pair = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

const smoothPath = (points: readonly Point[]): string =>
	points.map((point, i) => `${i === 0 ? 'M' : 'L'}${pair(point)}`).join('');

/** With the corners rounded off, as far as the runs on both sides have room for it. */
function roundedPath(points: readonly Point[]): string {
	let path = '';
	for (const [i, point] of points.entries()) {
		const [before, after] = [points[i - 1], points[i + 1]];
		if (!before) path += `M${pair(point)}`;
		else if (!after) path += `L${pair(point)}`;
		else {
			const [back, on] = [distance(point, before), distance(point, after)];
			const r = Math.min(CORNER, back / 2, on / 2);
			if (r === 0) continue;
			const [a, b] = [between(point, before, r / back), between(point, after, r / on)];
			path += `L${pair(a)}Q${pair(point)} ${pair(b)}`;
		}
	}
	return path;
}
