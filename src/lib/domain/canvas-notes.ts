import type { CanvasTemplate, NoteFit, Zone } from './canvas.ts';
import { noteArea, partsOf } from './canvas-parts.ts';
import { inflate, intersects, rectOf, type Point, type Rect, type Size } from './geometry.ts';

/** Notes made in a zone, board units (the method's conventions §0.1). On the free board: elements.ts. */
export const NOTE_SIZES: Readonly<Record<NoteFit, Size>> = {
	default: [140, 140],
	small: [120, 120],
	wide: [220, 100],
	compact: [170, 84],
	// Ours: a zone that takes one whole sentence, such as a falsifiable hypothesis.
	statement: [336, 208]
};
/** Between notes in a zone, board units. */
export const ZONE_NOTE_GAP = 12;
/** Zones lower than this take compact notes, board units. */
const FLAT_ZONE = 160;
/** How far a note peeks out from under the next when a zone is full, board units. */
const CASCADE = 24;
/** Notes in one room beyond which gaps between them are not searched one by one. */
const CROWD = 60;
const SHRINKING: readonly NoteFit[] = ['default', 'small', 'wide', 'compact'];

const sheetOf = (template: CanvasTemplate): Rect => rectOf([0, 0], template.frame);

const fits = (size: Size, room: Rect): boolean => size[0] <= room.w && size[1] <= room.h;

/**
 * Size of a note made in this zone: what the template says, compact in low zones and matrix cells,
 * otherwise the largest of the method's sizes that has room.
 */
export function noteSizeIn(template: CanvasTemplate, zone: Zone): Size {
	if (zone.note) return NOTE_SIZES[zone.note];
	const sheet = sheetOf(template);
	const height = (zone.rect?.h ?? 1) * sheet.h;
	if (height < FLAT_ZONE || template.grid?.zones.includes(zone.key)) return NOTE_SIZES.compact;
	const room = noteArea(template, zone, sheet);
	const fit = SHRINKING.find((name) => fits(NOTE_SIZES[name], room));
	return NOTE_SIZES[fit ?? 'compact'];
}

/**
 * Where a note that nobody placed by hand goes, and how large it is: the first free slot, row by
 * row; in a full zone the first one for a smaller note; after that, cascading over what is there.
 * Never outside the zone. In a zone with axes it starts from the harmless end, so that no note
 * claims a rank nobody gave it.
 */
export function fitInZone(
	template: CanvasTemplate,
	zone: Zone,
	frame: Rect,
	occupied: readonly Rect[],
	size: Size = noteSizeIn(template, zone)
): Rect {
	const rooms = roomsOf(template, zone, frame);
	const smaller = smallerThan(size);
	for (const wh of [size, ...smaller]) {
		for (const room of rooms) {
			const xy = zone.axes ? lastFree(room, occupied, wh) : freeSlot(room, occupied, wh);
			if (xy) return rectOf(xy, wh);
		}
	}
	return cascade(rooms[0] ?? frame, occupied, smaller.find((wh) => wh[0] === wh[1]) ?? size);
}

/**
 * Places for many notes of one size, none over another or over what is there: as large as all of
 * them fit, from the zone's own size down; fewer than asked when even the smallest don't.
 * @param least smaller than the method's sizes, for when not even those do
 */
export function fitManyInZone(
	template: CanvasTemplate,
	zone: Zone,
	frame: Rect,
	occupied: readonly Rect[],
	count: number,
	least?: Size
): readonly Rect[] {
	const rooms = roomsOf(template, zone, frame);
	const size = noteSizeIn(template, zone);
	let found: readonly Rect[] = [];
	for (const wh of [size, ...smallerThan(size), ...(least ? [least] : [])]) {
		const tried = fill(rooms, occupied, wh, count);
		if (tried.length > found.length) found = tried;
		if (found.length === count) break;
	}
	return found;
}

function fill(
	rooms: readonly Rect[],
	occupied: readonly Rect[],
	wh: Size,
	count: number
): readonly Rect[] {
	const taken = [...occupied];
	const found: Rect[] = [];
	let [room, ...later] = rooms;
	while (room && found.length < count) {
		const xy = freeSlot(room, taken, wh);
		if (!xy) {
			[room, ...later] = later;
			continue;
		}
		found.push(rectOf(xy, wh));
		taken.push(rectOf(xy, wh));
	}
	return found;
}

/** Where the notes of a zone go: its lanes, or all of its room. */
export function roomsOf(template: CanvasTemplate, zone: Zone, frame: Rect): readonly Rect[] {
	const parts = partsOf(template, zone, frame);
	return parts.length > 0 ? parts.map((part) => part.notes) : [noteArea(template, zone, frame)];
}

const smallerThan = (size: Size): readonly Size[] =>
	SHRINKING.map((name) => NOTE_SIZES[name]).filter(
		(other) => other[0] * other[1] < size[0] * size[1]
	);

/** As `fitInZone`, for a note whose size is settled: its top-left corner. */
export function placeInZone(
	template: CanvasTemplate,
	zone: Zone,
	frame: Rect,
	occupied: readonly Rect[],
	size: Size
): Point {
	const { x, y } = fitInZone(template, zone, frame, occupied, size);
	const room = noteArea(template, zone, frame);
	return [
		Math.max(room.x, Math.min(x, room.x + room.w - size[0])),
		Math.max(room.y, Math.min(y, room.y + room.h - size[1]))
	];
}

/**
 * The first place in a room where a note of this size keeps its distance from the others, row by
 * row; null when there is none. Slots begin at the room's own edges or one gap after a note, so
 * that notes of mixed sizes, moved by hand, still leave their gaps to be used; in a crowded room
 * only where a tidy grid has them.
 */
export function freeSlot(room: Rect, occupied: readonly Rect[], size: Size): Point | null {
	if (!fits(size, room)) return null;
	const near = occupied.filter((rect) => intersects(inflate(rect, ZONE_NOTE_GAP), room));
	const crowded = near.length > CROWD;
	const right = crowded ? [] : near.map((rect) => rect.x + rect.w);
	const bottom = crowded ? [] : near.map((rect) => rect.y + rect.h);
	const xs = starts(room.x, room.x + room.w, size[0], right);
	const ys = starts(room.y, room.y + room.h, size[1], bottom);
	for (const y of ys) {
		for (const x of xs) {
			// A hair less than the gap: a neighbour exactly one gap away is no obstacle.
			const kept = inflate(rectOf([x, y], size), ZONE_NOTE_GAP - 0.5);
			if (!near.some((rect) => intersects(rect, kept))) return [x, y];
		}
	}
	return null;
}

/** Where a slot may begin between two edges: on the grid from the first, and a gap after each end. */
function starts(from: number, to: number, side: number, ends: readonly number[]): number[] {
	const latest = to - side + 1e-6;
	const grid: number[] = [];
	for (let at = from; at <= latest; at += side + ZONE_NOTE_GAP) grid.push(at);
	const after = ends.map((end) => end + ZONE_NOTE_GAP).filter((at) => at >= from && at <= latest);
	return [...new Set([...grid, ...after])].sort((a, b) => a - b);
}

/** The same from the bottom right, by turning the room round. */
function lastFree(room: Rect, occupied: readonly Rect[], size: Size): Point | null {
	const turned = (rect: Rect): Rect => ({ ...rect, x: -rect.x - rect.w, y: -rect.y - rect.h });
	const xy = freeSlot(turned(room), occupied.map(turned), size);
	return xy && [-xy[0] - size[0], -xy[1] - size[1]];
}

function cascade(room: Rect, occupied: readonly Rect[], size: Size): Rect {
	const wh: Size = [Math.min(size[0], room.w), Math.min(size[1], room.h)];
	const across = Math.max(1, Math.floor((room.w - wh[0]) / CASCADE) + 1);
	const down = Math.max(1, Math.floor((room.h - wh[1]) / CASCADE) + 1);
	const n = occupied.filter((rect) => intersects(rect, room)).length;
	return rectOf([room.x + (n % across) * CASCADE, room.y + (n % down) * CASCADE], wh);
}
