import { moveElements, resizeElements } from '../board-edit.ts';
import { LOCAL, readElement, type Board } from '../board.ts';
import { NOTE_SIZES, roomsOf, ZONE_NOTE_GAP } from '../canvas-notes.ts';
import type { CanvasTemplate, Zone } from '../canvas.ts';
import type { NoteRecord } from '../elements.ts';
import {
	centreOf,
	contains,
	intersects,
	rectOf,
	type Point,
	type Rect,
	type Size
} from '../geometry.ts';
import { NOTE_COLORS, NOTE_KINDS } from '../note-kinds.ts';
import { readingOrder } from '../reading-order.ts';
import { movesTo, unitsOf, type Unit } from './units.ts';

/** By what the notes of a zone are laid out; `votes` from the most to the fewest. */
export type ZoneOrder =
	| { readonly kind: 'type' }
	| { readonly kind: 'author' }
	| { readonly kind: 'color' }
	| { readonly kind: 'votes'; readonly votes: ReadonlyMap<string, number> };

export interface ZonePlace {
	readonly template: CanvasTemplate;
	readonly zone: Zone;
	/** The canvas on the board. */
	readonly frame: Rect;
}

/** `full`: they don't fit without lying over each other, and nothing was changed. */
export type ZoneResult =
	{ readonly kind: 'done'; readonly ids: readonly string[] } | { readonly kind: 'full' };

/**
 * Lays out the notes of a zone in rows, lane by lane: what is alike together, each kind in a row of
 * its own where there is room; of what is alike the order stays. Notes get smaller where they
 * don't fit otherwise. What is locked, and what isn't a note, is laid around; groups stay whole. One
 * transaction.
 * @param ids of what lies in the zone, with what it carries
 */
export function arrangeZone(
	board: Board,
	{ template, zone, frame }: ZonePlace,
	ids: readonly string[],
	order: ZoneOrder
): ZoneResult {
	const units = unitsOf(board, ids, { inside: false }).filter(({ members }) =>
		members.some(({ kind }) => kind === 'note')
	);
	const moving = new Set(units.flatMap(({ members }) => members.map(({ id }) => id)));
	const taken = ids.flatMap((id) => {
		const record = moving.has(id) ? null : readElement(board, id);
		return record && record.kind !== 'connector' ? [rectOf(record.xy, record.wh)] : [];
	});
	const rooms = roomsOf(template, zone, frame);
	const perRoom = rooms.map((room, i) =>
		keyed(
			units.filter(({ bounds }) => roomOf(rooms, centreOf(bounds)) === i),
			order
		).map((run) => ({ run, room }))
	);
	for (const most of [null, ...SMALLER]) {
		for (const breaks of [true, false]) {
			const laid = perRoom.map((runs) =>
				runs[0]
					? flow(
							runs.map(({ run }) => run),
							runs[0].room,
							taken,
							{ most, breaks }
						)
					: []
			);
			if (laid.every((places) => places !== null)) {
				return { kind: 'done', ids: write(board, laid.flat()) };
			}
		}
	}
	return { kind: 'full' };
}

const SMALLER: readonly Size[] = [
	NOTE_SIZES.default,
	NOTE_SIZES.small,
	NOTE_SIZES.compact,
	[84, 84]
];

/** The room that holds a point; the nearest by its middle for one on a heading. */
function roomOf(rooms: readonly Rect[], point: Point): number {
	const inside = rooms.findIndex((room) => contains(room, point));
	if (inside >= 0) return inside;
	const away = rooms.map((room) => {
		const [x, y] = centreOf(room);
		return Math.hypot(x - point[0], y - point[1]);
	});
	return away.indexOf(Math.min(...away));
}

/** Units in runs of what is alike. */
function keyed(units: readonly Unit[], order: ZoneOrder): Unit[][] {
	const runs = new Map<number, Unit[]>();
	const authors = new Map<string, number>();
	for (const unit of readingOrder(units)) {
		const note = unit.members.find((member) => member.kind === 'note');
		if (!note) continue;
		const rank = rankOf(note, order, authors);
		const run = runs.get(rank);
		if (run) run.push(unit);
		else runs.set(rank, [unit]);
	}
	return [...runs].sort(([a], [b]) => a - b).map(([, run]) => run);
}

/** Lower is earlier. What has no type or no author comes last. */
function rankOf(note: NoteRecord, order: ZoneOrder, authors: Map<string, number>): number {
	switch (order.kind) {
		case 'type':
			return note.type ? NOTE_KINDS.indexOf(note.type) : NOTE_KINDS.length;
		case 'color':
			return NOTE_COLORS.indexOf(note.color);
		case 'author': {
			if (note.by === undefined) return Infinity;
			// Whoever is read first comes first.
			const rank = authors.get(note.by) ?? authors.size;
			authors.set(note.by, rank);
			return rank;
		}
		case 'votes':
			return -(order.votes.get(note.id) ?? 0);
	}
}

interface Laid {
	readonly unit: Unit;
	readonly rect: Rect;
}

interface FlowOptions {
	/** Notes larger than this become as large as this; null leaves all as they are. */
	readonly most: Size | null;
	/** Each run begins a row of its own. */
	readonly breaks: boolean;
}

/** Row by row into a room, around what is taken; null when they don't fit. */
function flow(
	runs: readonly (readonly Unit[])[],
	room: Rect,
	taken: readonly Rect[],
	{ most, breaks }: FlowOptions
): Laid[] | null {
	const left = Math.ceil(room.x);
	const right = room.x + room.w;
	const laid: Laid[] = [];
	let [x, y] = [left, Math.ceil(room.y)];
	let rowHeight = 0;
	const newRow = (): void => {
		y += rowHeight > 0 ? rowHeight + ZONE_NOTE_GAP : 1;
		[x, rowHeight] = [left, 0];
	};
	for (const run of runs) {
		if (breaks && rowHeight > 0) newRow();
		for (const unit of run) {
			const [w, h] = sizeOf(unit, most);
			if (w > room.w) return null;
			for (;;) {
				if (y + h > room.y + room.h) return null;
				const rect = { x, y, w, h };
				const obstacle = taken.find((each) => intersects(each, rect));
				if (x + w > right) newRow();
				else if (obstacle) x = Math.ceil(obstacle.x + obstacle.w + ZONE_NOTE_GAP);
				else {
					laid.push({ unit, rect });
					x += w + ZONE_NOTE_GAP;
					rowHeight = Math.max(rowHeight, h);
					break;
				}
			}
		}
	}
	return laid;
}

/** Groups keep their size: their notes stand to each other as somebody has laid them. */
function sizeOf(unit: Unit, most: Size | null): Size {
	const [w, h] = unit.wh;
	return most && isNote(unit) && (w > most[0] || h > most[1])
		? [Math.min(w, most[0]), Math.min(h, most[1])]
		: [w, h];
}

const isNote = (unit: Unit): boolean =>
	unit.members[0]?.kind === 'note' && unit.id === unit.members[0].id;

function write(board: Board, laid: readonly Laid[]): string[] {
	const rects = new Map(laid.map(({ unit, rect }) => [unit, rect]));
	return board.doc.transact(() => {
		const moved = moveElements(
			board,
			movesTo([...rects.keys()], (unit) => {
				const rect = rects.get(unit);
				return rect ? [rect.x, rect.y] : null;
			})
		);
		const smaller = new Map<string, Rect>();
		for (const { unit, rect } of laid) {
			if (unit.wh[0] !== rect.w || unit.wh[1] !== rect.h) smaller.set(unit.id, rect);
		}
		return [...new Set([...moved, ...resizeElements(board, smaller)])];
	}, LOCAL);
}
