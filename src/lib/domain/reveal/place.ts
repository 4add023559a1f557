import { fitManyInZone, noteArea, zoneAt } from '../canvas-layout.ts';
import type { CanvasTemplate, Zone } from '../canvas.ts';
import { NOTE_GAP } from '../elements.ts';
import {
	centreOf,
	contains,
	encloses,
	intersects,
	rectOf,
	translate,
	unionOf,
	type Point,
	type Rect,
	type Size
} from '../geometry.ts';
import { SpatialIndex } from '../spatial-index.ts';
import { isLoneNote, type Unit } from './units.ts';

/** A canvas on the board. */
export interface Sheet {
	readonly template: CanvasTemplate;
	readonly rect: Rect;
}

/** Board units: the smallest that a note of words can still be read at, for a zone that is very full. */
const LEAST: Size = [84, 84];
/** Rings of places that are looked at round the wanted one: enough for two hundred notes on one spot. */
const MOST_RINGS = 16;
/** Board units between a canvas and what found no room in it. */
const BELOW = 96;
/** Board units: rows of what found no room on the free table are at least this wide. */
const LEAST_ROW = 2_400;
/** Places looked at for one reveal, some 0.2 s: whoever lays more on one spot gets rows of it. */
const MOST_LOOKS = 100_000;

/**
 * Where units go so that none of them lies under another or under what is there: each where it was
 * written, if that is free. Lone notes of a zone in which they would cover each other are laid out
 * in it in the order given, smaller where that takes it; what finds no room goes below the canvas. In
 * zones with axes, and on the free table, a unit goes to the nearest free place.
 * @param units in the order in which they choose; who wrote them must not show in it where nobody may know
 */
export function placesFor(
	units: readonly Unit[],
	taken: readonly Rect[],
	sheets: readonly Sheet[]
): ReadonlyMap<Unit, Rect> {
	const table = new Table(taken, sheets);
	const zones = new Map<string, { place: ZonePlace; units: Unit[] }>();
	const free: Unit[] = [];
	for (const unit of units) {
		if (!unit.body) continue;
		const place = table.zoneOf(unit.body);
		const laidOut = place?.zone.holds.kind === 'notes' && !place.zone.axes && isLoneNote(unit);
		if (!place || !laidOut) {
			free.push(unit);
			continue;
		}
		const there = zones.get(place.key);
		if (there) there.units.push(unit);
		else zones.set(place.key, { place, units: [unit] });
	}
	for (const unit of free) table.putNear(unit);
	for (const { place, units: notes } of zones.values()) table.putInZone(place, notes);
	table.putBelow();
	return table.places;
}

interface ZonePlace {
	readonly key: string;
	readonly sheet: Sheet;
	readonly zone: Zone;
}

/** What lies where while units find their places. */
class Table {
	readonly places = new Map<Unit, Rect>();
	readonly #sheets: readonly Sheet[];
	readonly #index = new SpatialIndex();
	/** What found no room, by the canvas that it was meant for; null: on the free table. */
	readonly #homeless = new Map<Sheet | null, Unit[]>();
	#looks = 0;

	constructor(taken: readonly Rect[], sheets: readonly Sheet[]) {
		this.#sheets = sheets;
		this.#index.load(taken.map((rect, i) => [`taken ${i}`, rect]));
	}

	zoneOf(body: Rect): ZonePlace | null {
		const at = this.#sheets.findIndex(({ rect }) => contains(rect, centreOf(body)));
		const sheet = this.#sheets[at];
		const zone = sheet && zoneAt(sheet.template, sheet.rect, centreOf(body));
		return sheet && zone ? { key: `${at} ${zone.key}`, sheet, zone } : null;
	}

	/** Where it was, or as near as there is room. */
	putNear(unit: Unit): void {
		const wanted = unit.body;
		if (!wanted) return;
		const place = this.zoneOf(wanted);
		const room = place && noteArea(place.sheet.template, place.zone, place.sheet.rect);
		// What somebody laid over an edge may stay over it.
		const within = room && encloses(room, wanted) ? room : null;
		const sizes = isLoneNote(unit) ? [wanted, smaller(wanted)] : [wanted];
		for (const rect of sizes) {
			const found = this.#nearest(rect, within);
			if (found) return this.#put(unit, found);
		}
		this.#setAside(place?.sheet ?? null, unit);
	}

	putInZone({ sheet, zone }: ZonePlace, units: readonly Unit[]): void {
		const asWritten = units.flatMap(({ body }) => body ?? []);
		const clear = asWritten.every(
			(rect, i) =>
				this.#isFree(rect) && !asWritten.slice(i + 1).some((other) => intersects(rect, other))
		);
		if (clear) return units.forEach((unit, i) => this.#put(unit, asWritten[i]));
		const around = this.#index.search(sheet.rect).flatMap((id) => this.#index.rectOf(id) ?? []);
		const slots = fitManyInZone(sheet.template, zone, sheet.rect, around, units.length, LEAST);
		units.forEach((unit, i) => {
			const slot = slots[i];
			if (slot) this.#put(unit, fitted(unit, slot));
			else this.#setAside(sheet, unit);
		});
	}

	/** Rows of what found no room: below its canvas, or below everything. */
	putBelow(): void {
		for (const [sheet, units] of this.#homeless) {
			const above = sheet?.rect ?? this.#everything();
			const spots = rowsBelow(above, sheet ? above.w : Math.max(above.w, LEAST_ROW));
			spots.next();
			for (const unit of units) this.#put(unit, this.#freeOf(spots, unit));
		}
	}

	#freeOf(spots: Generator<Point, never, Size>, { body }: Unit): Rect {
		const size: Size = [body?.w ?? 0, body?.h ?? 0];
		for (;;) {
			const rect = rectOf(spots.next(size).value, size);
			const onSheet = this.#sheets.some((other) => intersects(other.rect, rect));
			if (!onSheet && this.#isFree(rect)) return rect;
		}
	}

	#setAside(sheet: Sheet | null, unit: Unit): void {
		const there = this.#homeless.get(sheet);
		if (there) there.push(unit);
		else this.#homeless.set(sheet, [unit]);
	}

	#everything(): Rect {
		const rects = [...this.places.values(), ...this.#sheets.map(({ rect }) => rect)];
		return unionOf(rects) ?? { x: 0, y: 0, w: 0, h: 0 };
	}

	#put(unit: Unit, rect: Rect | undefined): void {
		if (!rect) return;
		this.places.set(unit, rect);
		this.#index.set(`placed ${this.places.size}`, rect);
	}

	#isFree = (rect: Rect): boolean => this.#index.search(rect).length === 0;

	#nearest(wanted: Rect, within: Rect | null): Rect | null {
		const step: Point = [(wanted.w + NOTE_GAP) / 2, (wanted.h + NOTE_GAP) / 2];
		for (const [dx, dy] of RINGS) {
			if (++this.#looks > MOST_LOOKS) return null;
			const rect = translate(wanted, [Math.round(dx * step[0]), Math.round(dy * step[1])]);
			if ((!within || encloses(within, rect)) && this.#isFree(rect)) return rect;
		}
		return null;
	}
}

/** One spot after the other for what is of the size that it is told, in rows below a rect. */
function* rowsBelow({ x: left, y, h }: Rect, width: number): Generator<Point, never, Size> {
	let size = yield [left, y];
	let [x, top, rowHeight] = [left, y + h + BELOW, 0];
	for (;;) {
		if (x > left && x + size[0] > left + width) {
			[x, top, rowHeight] = [left, top + rowHeight + NOTE_GAP, 0];
		}
		const spot: Point = [x, top];
		rowHeight = Math.max(rowHeight, size[1]);
		x += size[0] + NOTE_GAP;
		size = yield spot;
	}
}

const smaller = ({ x, y, w, h }: Rect): Rect => ({
	x,
	y,
	w: Math.min(w, LEAST[0]),
	h: Math.min(h, LEAST[1])
});

/** At the corner of its slot, no larger than that. */
function fitted({ body }: Unit, slot: Rect | undefined): Rect | undefined {
	return slot && body
		? {
				x: Math.round(slot.x),
				y: Math.round(slot.y),
				w: Math.min(body.w, slot.w),
				h: Math.min(body.h, slot.h)
			}
		: slot;
}

/** Steps round a place, the nearest first. */
const RINGS: readonly Point[] = (() => {
	const steps: Point[] = [];
	for (let x = -MOST_RINGS; x <= MOST_RINGS; x++) {
		for (let y = -MOST_RINGS; y <= MOST_RINGS; y++) steps.push([x, y]);
	}
	return steps.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
})();
