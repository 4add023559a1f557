import * as Y from 'yjs';
import { deleteElements, patch } from './board-edit.ts';
import { LOCAL, readElement, type Board } from './board.ts';
import type { CarriedBy } from './carrying.ts';
import type {
	ConnectorEnd,
	ElementKind,
	ElementRecord,
	FrameRecord,
	StampRecord
} from './elements.ts';
import { centreOf, contains, rectOf, type Point, type Rect } from './geometry.ts';
import { isHit } from './hits.ts';
import { byLayer, byZ } from './order.ts';

/**
 * Whose is what: a frame owns what has its middle in it, a stamp sticks to what it was put on.
 * Written as `on` with the change that brought it about, so that one undo takes back both.
 */

/** What is known of a board without reading all of it; ElementViews and Links have it at hand. */
export interface Surroundings {
	/** Ids of the frames that people made. */
	readonly frames: Iterable<string>;
	/** Ids of what touches a rect; those that have just been written may be missing. */
	within(rect: Rect): Iterable<string>;
	readonly carriedBy: CarriedBy;
	/** Ids of the connectors that end at an element. */
	connectorsOf(id: string): Iterable<string>;
}

export interface OwningOptions {
	/** The frames among what is written take in what lies in them: they were drawn or resized. */
	readonly gathers?: boolean;
}

/**
 * Does a write that moves, makes or resizes elements, and gives each of them to the frame it lies in
 * now or takes it off the one it has left. One transaction. What goes along with its owner stays
 * with it, a stamp that was moved by itself sticks to what it lies on.
 * @param write answers with the ids it has written
 * @returns the same ids
 */
export function owning<T extends Iterable<string>>(
	board: Board,
	around: Surroundings,
	write: () => T,
	options: OwningOptions = {}
): T {
	return board.doc.transact(() => {
		const ids = write();
		settle(board, around, ids, options);
		return ids;
	}, LOCAL);
}

/** The part of `owning` that comes after the write, for a transaction of one's own. */
export function settle(
	board: Board,
	around: Surroundings,
	ids: Iterable<string>,
	{ gathers = false }: OwningOptions = {}
): void {
	const written = new Set(ids);
	const frames = framesOn(board, new Set([...around.frames, ...written]));
	const owners = new Map<string, string | undefined>();
	const give = (record: ElementRecord | null): void => {
		if (record) owners.set(record.id, ownerOf(board, around, record, frames));
	};
	for (const id of written) {
		if (!concerns(board, id, frames)) continue;
		const record = readElement(board, id);
		// What goes along with its owner stays with it.
		if (record?.on !== undefined && written.has(record.on)) continue;
		give(record);
	}
	if (frames.length > 0) {
		for (const id of connectorsAt(written, around)) give(readElement(board, id));
	}
	for (const frame of frames) {
		if (!written.has(frame.id)) continue;
		// What was in it and hasn't come along may lie outside by now.
		const near = new Set(around.carriedBy(frame.id));
		if (gathers) for (const id of around.within(frame.rect)) near.add(id);
		for (const id of near) {
			const record = id === frame.id || written.has(id) ? null : readElement(board, id);
			if (!sticks(board, record)) give(record);
		}
	}
	// Also of what is locked: whose it is changes nothing about it.
	patch(board, owners, (on) => ({ on }), { locked: 'too' });
}

/** Takes frames away and leaves what was in them, to the frame around it if there is one. One transaction. */
export function dissolveFrames(
	board: Board,
	ids: Iterable<string>,
	carriedBy: CarriedBy
): string[] {
	const gone = [...ids].filter((id) => readElement(board, id)?.kind === 'frame');
	return board.doc.transact(() => {
		const owners = new Map<string, string | undefined>();
		for (const id of gone) {
			for (const carried of carriedBy(id)) {
				if (!gone.includes(carried)) owners.set(carried, ownerAbove(board, id, gone));
			}
		}
		patch(board, owners, (on) => ({ on }), { locked: 'too' });
		return deleteElements(board, gone);
	}, LOCAL);
}

function ownerAbove(board: Board, id: string, gone: readonly string[]): string | undefined {
	const seen = new Set([id]);
	let at = readElement(board, id)?.on;
	while (at !== undefined && gone.includes(at) && !seen.has(at)) {
		seen.add(at);
		at = readElement(board, at)?.on;
	}
	return at !== undefined && !gone.includes(at) ? at : undefined;
}

interface Framed {
	readonly id: string;
	readonly rect: Rect;
	readonly record: FrameRecord;
}

/** Smallest first, of equal ones the top-most: the first that holds a point is its owner. */
function framesOn(board: Board, ids: Iterable<string>): readonly Framed[] {
	const found: Framed[] = [];
	for (const id of ids) {
		const map = board.elements.get(id);
		if (!(map instanceof Y.Map) || map.get('kind') !== 'frame') continue;
		const record = readElement(board, id);
		if (record?.kind === 'frame') found.push({ id, record, rect: rectOf(record.xy, record.wh) });
	}
	return found.sort((a, b) => areaOf(a) - areaOf(b) || byZ(b.record, a.record));
}

const areaOf = ({ rect }: Framed): number => rect.w * rect.h;

/** Read without parsing: on a board without frames, a move of thousands must not cost anything. */
function concerns(board: Board, id: string, frames: readonly Framed[]): boolean {
	const map = board.elements.get(id);
	if (!(map instanceof Y.Map)) return false;
	return frames.length > 0 || map.get('on') !== undefined || map.get('kind') === 'stamp';
}

/** A stamp on its host, which stays there until it is moved itself. */
function sticks(board: Board, record: ElementRecord | null): boolean {
	if (record?.kind !== 'stamp' || record.on === undefined) return false;
	const host = readElement(board, record.on);
	return host !== null && host.kind !== 'frame';
}

function* connectorsAt(ids: ReadonlySet<string>, around: Surroundings): Iterable<string> {
	const seen = new Set(ids);
	for (const id of ids) {
		for (const connector of around.connectorsOf(id)) {
			if (seen.has(connector)) continue;
			seen.add(connector);
			yield connector;
		}
	}
}

function ownerOf(
	board: Board,
	around: Surroundings,
	record: ElementRecord,
	frames: readonly Framed[]
): string | undefined {
	if (record.kind === 'stamp') {
		const host = hostOf(board, around, record);
		if (host !== undefined) return host;
	}
	const middle = middleOf(board, record);
	const own = frames.find(({ id }) => id === record.id);
	return frames.find(
		(frame) =>
			contains(frame.rect, middle) &&
			// A frame lies in larger ones only, so that no two own each other.
			(!own || (areaOf(frame) > areaOf(own) && !standsOn(board, frame.id, own.id)))
	)?.id;
}

/** What carries no stamp: nothing stands on stamps or frames, and a line goes its way from under what lies on it. */
const BARE: ReadonlySet<ElementKind> = new Set(['stamp', 'frame', 'connector']);

/** What a stamp sticks to: the top-most thing under its middle. */
function hostOf(board: Board, around: Surroundings, stamp: StampRecord): string | undefined {
	const point = centreOf(rectOf(stamp.xy, stamp.wh));
	let host: ElementRecord | null = null;
	for (const id of around.within({ x: point[0], y: point[1], w: 1, h: 1 })) {
		const record = readElement(board, id);
		if (!record || BARE.has(record.kind)) continue;
		if (isHit(record, point, 0) && (!host || byLayer(host, record) < 0)) host = record;
	}
	return host?.id;
}

/** The middle of a box; of a connector, the middle between its ends, wherever they are by now. */
function middleOf(board: Board, record: ElementRecord): Point {
	if (record.kind !== 'connector') return centreOf(rectOf(record.xy, record.wh));
	const [a, b] = [endOf(board, record.from), endOf(board, record.to)];
	return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function endOf(board: Board, end: ConnectorEnd): Point {
	const host = end.id === undefined ? null : readElement(board, end.id);
	return host ? centreOf(rectOf(host.xy, host.wh)) : end.xy;
}

/** True when `id` stands on `below`, directly or not. */
function standsOn(board: Board, id: string, below: string): boolean {
	const seen = new Set<string>();
	for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
		if (at === below) return true;
		seen.add(at);
		at = readElement(board, at)?.on;
	}
	return false;
}
