import type { CanvasTemplate, Zone } from './canvas.ts';
import { layOutZone, type ZoneLayout } from './canvas-heading.ts';
import { scaleRect } from './canvas-shape.ts';
import { contains, type Point, type Rect } from './geometry.ts';
import type { Localized } from './locale.ts';

/** Height of a lane's label and of the strip that an axis' words stand in, board units. */
export const LANE_LABEL = 32;
export const AXIS_STRIP = 30;
/** Between a lane's notes and the line to the next, board units. */
const LANE_PADDING = 14;

/** One lane of a zone, in board units. */
export interface ZonePart {
	readonly key: string;
	readonly title: Localized;
	readonly rect: Rect;
	readonly label: Rect;
	readonly notes: Rect;
	readonly max: number | null;
}

/** A zone's rect in board units; null for a field of a record card, which has no place on a sheet. */
export const zoneRect = (_template: CanvasTemplate, zone: Zone, frame: Rect): Rect | null =>
	zone.rect && scaleRect(zone.rect, frame);

/** Where badge, title, prompt and notes of a zone go, in board units. */
export function zoneLayout(template: CanvasTemplate, zone: Zone, frame: Rect): ZoneLayout | null {
	const box = zoneRect(template, zone, frame);
	return box && layOutZone(template, zone, box);
}

const NOWHERE: Rect = { x: 0, y: 0, w: 0, h: 0 };

/** Where a zone's notes, or its form control, go. An empty rect for a zone without a place. */
export function noteArea(template: CanvasTemplate, zone: Zone, frame: Rect): Rect {
	const layout = zoneLayout(template, zone, frame);
	if (!layout) return NOWHERE;
	const { notes } = layout;
	if (!zone.axes) return notes;
	return { ...notes, x: notes.x + AXIS_STRIP, w: notes.w - AXIS_STRIP, h: notes.h - AXIS_STRIP };
}

/** The lanes of a zone in reading order; none when it has none. */
export function partsOf(template: CanvasTemplate, zone: Zone, frame: Rect): readonly ZonePart[] {
	const { lanes } = zone;
	if (!lanes) return [];
	const area = noteArea(template, zone, frame);
	const across = lanes.direction === 'row';
	let from = 0;
	return lanes.items.map((lane, i) => {
		const rect = across
			? { ...area, x: area.x + from * area.w, w: lane.share * area.w }
			: { ...area, y: area.y + from * area.h, h: lane.share * area.h };
		from += lane.share;
		const left = across && i > 0 ? LANE_PADDING : 0;
		const right = across && i < lanes.items.length - 1 ? LANE_PADDING : 0;
		const x = rect.x + left;
		const w = rect.w - left - right;
		return {
			key: lane.key,
			title: lane.title,
			rect,
			label: { x, y: rect.y, w, h: LANE_LABEL },
			notes: {
				x,
				y: rect.y + LANE_LABEL,
				w,
				h: Math.max(0, rect.h - LANE_LABEL - (across ? 0 : 4))
			},
			max: lane.max ?? null
		};
	});
}

/** Lanes that lie side by side. */
export const lanesOf = (template: CanvasTemplate, zone: Zone, frame: Rect): readonly ZonePart[] =>
	zone.lanes?.direction === 'row' ? partsOf(template, zone, frame) : [];

/** Lanes that are stacked. */
export const slotsOf = (template: CanvasTemplate, zone: Zone, frame: Rect): readonly ZonePart[] =>
	zone.lanes?.direction === 'column' ? partsOf(template, zone, frame) : [];

/** The lane that a point of the zone lies in; null on the heading or where there are no lanes. */
export const partAt = (
	template: CanvasTemplate,
	zone: Zone,
	frame: Rect,
	p: Point
): ZonePart | null => partsOf(template, zone, frame).find(({ rect }) => contains(rect, p)) ?? null;

/** Of notes in a zone with axes, the one nearest the top-left corner, as the eye sees it; the first of equals. */
export function riskiestOf<T extends { readonly centre: Point }>(
	room: Rect,
	notes: readonly T[]
): T | null {
	let best: T | null = null;
	let least = Infinity;
	for (const note of notes) {
		const distance = Math.hypot(note.centre[0] - room.x, note.centre[1] - room.y);
		if (distance < least) [best, least] = [note, distance];
	}
	return best;
}
