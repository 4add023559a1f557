import * as Y from 'yjs';
import { createElements } from '../board-create.ts';
import { patch, type Patch } from '../board-patch.ts';
import { readElement, type Board } from '../board.ts';
import { endValue } from '../element-writer.ts';
import type { ArrowHead, ConnectorEnd, ConnectorRecord, ConnectorRoute } from '../elements.ts';
import type { NoteColor } from '../note-kinds.ts';
import { clampPoint, clampSize } from '../values.ts';
import { hostFrom, type HostOf } from './host.ts';
import { routeOf, type Routed } from './route.ts';

/** A connector to be made. */
export interface NewConnector {
	readonly id: string;
	readonly from: ConnectorEnd;
	readonly to: ConnectorEnd;
	readonly route: ConnectorRoute;
	readonly heads: ConnectorRecord['heads'];
	readonly color: NoteColor;
	/** Participant id; absent when anonymous. */
	readonly by?: string;
	/** ms since the epoch. */
	readonly at: number;
}

export type ConnectorSide = 'from' | 'to';

/** Hosts as the document has them. */
export const hostsOn =
	(board: Board): HostOf =>
	(id) => {
		const record = readElement(board, id);
		return record && hostFrom(record);
	};

/** True for two ends on one element: a connector that would go nowhere. */
export const isLoop = (from: ConnectorEnd, to: ConnectorEnd): boolean =>
	from.id !== undefined && from.id === to.id;

/**
 * Makes a connector, in one transaction, and says which; none when its id is taken or it would end
 * where it begins.
 */
export function createConnector(board: Board, spec: NewConnector): string[] {
	if (isLoop(spec.from, spec.to)) return [];
	const hostOf = hostsOn(board);
	const { bounds } = routeOf(spec, hostOf);
	return createElements(board, [
		{ ...spec, ...shown(spec, hostOf), kind: 'connector', text: '', ...place(bounds) }
	]);
}

/** Takes one end elsewhere. Nothing happens when that would tie the connector to one element only. */
export const setEnd = (
	board: Board,
	id: string,
	side: ConnectorSide,
	end: ConnectorEnd
): string[] =>
	edit(board, [id], (connector) => {
		const other = side === 'from' ? connector.to : connector.from;
		return isLoop(end, other) ? {} : { [side]: end };
	});

export const setRoute = (board: Board, ids: Iterable<string>, route: ConnectorRoute): string[] =>
	edit(board, ids, () => ({ route }));

export const setHead = (
	board: Board,
	ids: Iterable<string>,
	side: ConnectorSide,
	head: ArrowHead
): string[] =>
	edit(board, ids, ({ heads }) => ({
		heads: side === 'from' ? [head, heads[1]] : [heads[0], head]
	}));

/** Makes what it led from what it leads to. The heads stay: an arrow then points the other way. */
export const reverse = (board: Board, ids: Iterable<string>): string[] =>
	edit(board, ids, ({ from, to }) => ({ from: to, to: from }));

/** Gives a connector that another program made without words a text to write its label in. */
export function ensureLabel(board: Board, id: string): void {
	const map = board.elements.get(id);
	if (!(map instanceof Y.Map) || map.get('text') instanceof Y.Text) return;
	patch(board, new Map([[id, null]]), (_, { kind }) =>
		kind === 'connector' ? { text: new Y.Text() } : {}
	);
}

type Change = Partial<Pick<ConnectorRecord, 'from' | 'to' | 'route' | 'heads'>>;

function edit(
	board: Board,
	ids: Iterable<string>,
	change: (connector: ConnectorRecord) => Change
): string[] {
	const hostOf = hostsOn(board);
	return patch(board, new Map([...ids].map((id) => [id, null])), (_, record) => {
		if (record.kind !== 'connector') return {};
		const changed = change(record);
		if (Object.keys(changed).length === 0) return {};
		const next: ConnectorRecord = { ...record, ...changed };
		const ends = 'from' in changed || 'to' in changed ? written(next, hostOf) : {};
		return {
			...('route' in changed && { route: changed.route }),
			...(changed.heads && { heads: [...changed.heads] }),
			...ends
		};
	});
}

/** Both ends with where they are shown: there they stay if their hosts go. */
function shown(connector: Routed, hostOf: HostOf): Pick<ConnectorRecord, 'from' | 'to'> {
	const { from, to } = routeOf(connector, hostOf);
	return { from: { ...connector.from, xy: from }, to: { ...connector.to, xy: to } };
}

/** The keys of both ends and of the bounds that follow from them. */
export function written(connector: ConnectorRecord, hostOf: HostOf): Patch {
	const { from, to } = shown(connector, hostOf);
	const { xy, wh } = place(routeOf(connector, hostOf).bounds);
	return { from: endValue(from), to: endValue(to), xy: clampPoint(xy), wh: clampSize(wh) };
}

const place = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }) => ({
	xy: [x, y] as const,
	wh: clampSize([w, h])
});

/**
 * What must be written to connectors so that their ends stay where they are when these elements go:
 * in the transaction that deletes them, so that one undo brings both back.
 */
export function releasedBy(board: Board, gone: ReadonlySet<string>): Map<string, Patch> {
	const patches = new Map<string, Patch>();
	const hostOf = hostsOn(board);
	board.elements.forEach((value, id) => {
		if (gone.has(id) || !(value instanceof Y.Map) || value.get('kind') !== 'connector') return;
		const connector = readElement(board, id);
		if (connector?.kind !== 'connector') return;
		const ends = (['from', 'to'] as const).filter((side) => {
			const host = connector[side].id;
			return host !== undefined && gone.has(host);
		});
		if (ends.length === 0) return;
		const route = routeOf(connector, hostOf);
		patches.set(id, Object.fromEntries(ends.map((side) => [side, endValue({ xy: route[side] })])));
	});
	return patches;
}
