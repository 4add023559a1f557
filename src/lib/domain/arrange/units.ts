import { readElement, type Board } from '../board.ts';
import { carriedIn, standingAlone, withCarried } from '../carrying.ts';
import type { ElementRecord } from '../elements.ts';
import { add, rectOf, sub, unionOf, type Point, type Rect } from '../geometry.ts';
import { commonGroups } from './group.ts';

/** What is arranged as one: an element with what it carries, or a group. */
export interface Unit {
	/** The element's own id, or the group's. */
	readonly id: string;
	/** All that moves with it. */
	readonly members: readonly ElementRecord[];
	/** Of the element or the group's elements, without what they carry. */
	readonly bounds: Rect;
	readonly xy: Point;
	readonly wh: Point;
}

/**
 * What of these can be arranged: without what is locked, which stays, and without connectors that
 * stick to something, which follow it. Elements of one group are one unit, unless the group is all
 * there is: then they are arranged within it.
 * @param ids with what they carry (ElementViews.goingWith)
 * @param inside false to keep a group whole that is all there is
 */
export function unitsOf(
	board: Board,
	ids: Iterable<string>,
	{ inside = true }: { inside?: boolean } = {}
): Unit[] {
	const records = readFree(board, ids);
	const carriedBy = carriedIn(records);
	const all = new Map(records.map((record) => [record.id, record]));
	const roots = standingAlone(records);
	const shared = inside ? commonGroups(roots).length : 0;
	const parts = new Map<string, ElementRecord[]>();
	for (const root of roots) {
		const groups = root.groups ?? [];
		const unit = groups[groups.length - shared - 1] ?? root.id;
		const there = parts.get(unit);
		if (there) there.push(root);
		else parts.set(unit, [root]);
	}
	return [...parts].flatMap(([id, own]) => {
		const bounds = unionOf(own.map(({ xy, wh }) => rectOf(xy, wh)));
		if (!bounds) return [];
		const members = withCarried(
			own.map((record) => record.id),
			carriedBy
		).flatMap((member) => all.get(member) ?? []);
		return [{ id, members, bounds, xy: [bounds.x, bounds.y], wh: [bounds.w, bounds.h] }];
	});
}

function readFree(board: Board, ids: Iterable<string>): ElementRecord[] {
	const records: ElementRecord[] = [];
	for (const id of new Set(ids)) {
		const record = readElement(board, id);
		if (record && !record.locked && !isTied(record)) records.push(record);
	}
	return records;
}

const isTied = (record: ElementRecord): boolean =>
	record.kind === 'connector' && (record.from.id !== undefined || record.to.id !== undefined);

/** Where the members of units go when each unit's top-left corner goes to a place, in whole units. */
export function movesTo(
	units: readonly Unit[],
	placeOf: (unit: Unit, index: number) => Point | null
): Map<string, Point> {
	const moves = new Map<string, Point>();
	units.forEach((unit, index) => {
		const place = placeOf(unit, index);
		if (!place) return;
		const by: Point = [Math.round(place[0] - unit.xy[0]), Math.round(place[1] - unit.xy[1])];
		if (by[0] === 0 && by[1] === 0) return;
		for (const { id, xy } of unit.members) moves.set(id, add(xy, by));
	});
	return moves;
}

/** Moves and, by as much, those of what is carried by what moves. */
export function withCarriedMoves(
	board: Board,
	ids: Iterable<string>,
	places: ReadonlyMap<string, Point>
): Map<string, Point> {
	const records = readFree(board, ids);
	const all = new Map(records.map((record) => [record.id, record]));
	const carriedBy = carriedIn(records);
	const moves = new Map(places);
	for (const [id, place] of places) {
		const from = all.get(id)?.xy;
		if (!from) continue;
		for (const carried of withCarried([id], carriedBy)) {
			const xy = all.get(carried)?.xy;
			if (xy && !moves.has(carried)) moves.set(carried, add(xy, sub(place, from)));
		}
	}
	return moves;
}
