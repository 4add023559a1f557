import type { Patch } from '../board-patch.ts';
import { readElement, type Board } from '../board.ts';
import type { ConnectorEnd, ConnectorRecord } from '../elements.ts';
import { add, rectOf, sub, type Point, type Rect } from '../geometry.ts';
import { written } from './edit.ts';
import { hostFrom, type Host, type HostOf } from './host.ts';
import { routeOf } from './route.ts';

/** What becomes of one connector of many elements that are moved or resized together. */
type Become<T> = (connector: ConnectorRecord, to: T) => Patch;

/**
 * Connectors among elements that are moved: ends on the board go by as much as the shown connector
 * does, ends on hosts go where those go.
 */
export function movingConnectors(board: Board, to: ReadonlyMap<string, Point>): Become<Point> {
	return becoming(
		board,
		(id, { xy, wh }) => rectOf(to.get(id) ?? xy, wh),
		(bounds, xy) => {
			const by = sub(xy, [bounds.x, bounds.y]);
			return (point) => add(point, by);
		}
	);
}

/** The same for rects: ends on the board keep their share of the shown connector's rect. */
export function resizingConnectors(board: Board, to: ReadonlyMap<string, Rect>): Become<Rect> {
	return becoming(
		board,
		(id, { xy, wh }) => to.get(id) ?? rectOf(xy, wh),
		(bounds, rect) => (point) => scaledInto(point, bounds, rect)
	);
}

/** A point of one rect at the same share of another. */
export const scaledInto = ([x, y]: Point, from: Rect, to: Rect): Point => [
	to.x + (from.w === 0 ? 0 : ((x - from.x) * to.w) / from.w),
	to.y + (from.h === 0 ? 0 : ((y - from.y) * to.h) / from.h)
];

function becoming<T>(
	board: Board,
	rectOfHost: (id: string, host: { xy: Point; wh: Point }) => Rect,
	wayOf: (bounds: Rect, to: T) => (point: Point) => Point
): Become<T> {
	const before: HostOf = (id) => hostAt(board, id);
	const after: HostOf = (id) => hostAt(board, id, rectOfHost);
	return (connector, to) => {
		const move = wayOf(routeOf(connector, before).bounds, to);
		const moved = (end: ConnectorEnd): ConnectorEnd => {
			const free = end.id === undefined || !before(end.id);
			return free ? { ...end, xy: move(end.xy) } : end;
		};
		return written({ ...connector, from: moved(connector.from), to: moved(connector.to) }, after);
	};
}

function hostAt(
	board: Board,
	id: string,
	rectOfHost?: (id: string, host: { xy: Point; wh: Point }) => Rect
): Host | null {
	const record = readElement(board, id);
	return record && hostFrom(record, rectOfHost?.(id, record));
}
