import type { CanvasTemplate, Frame, Zone } from './canvas.ts';
import { zoneLayout, zoneRect } from './canvas-parts.ts';
import { rectOf, unionOf, type Rect } from './geometry.ts';

/**
 * Where everything on a sheet is: pure, in board units, alike for the board, its thumbnails and the
 * server. `frame` is always the rect of the frame on the board.
 */
export { cellsOf, type GridCell } from './canvas-grid.ts';
export { dividerLines, type DividerLine } from './canvas-dividers.ts';
export {
	exampleNotes,
	exampleUnderPrompt,
	ghostTextSize,
	type GhostNote
} from './canvas-example.ts';
export type { ZoneLayout } from './canvas-heading.ts';
export {
	NOTE_SIZES,
	ZONE_NOTE_GAP,
	fitInZone,
	fitManyInZone,
	noteSizeIn,
	placeInZone
} from './canvas-notes.ts';
export {
	lanesOf,
	noteArea,
	partAt,
	partsOf,
	riskiestOf,
	slotsOf,
	zoneLayout,
	zoneRect,
	type ZonePart
} from './canvas-parts.ts';
export { scalePoint, scaleRect, zoneAt } from './canvas-shape.ts';

/** The title bar at the top of a sheet, fraction of its height. */
export const TITLE_BAR = 0.06;

export const frameRect = (frame: Frame): Rect => rectOf(frame.xy, frame.wh);

/** The zones as they are read, tabbed and spoken. */
export const zonesInOrder = (template: CanvasTemplate): readonly Zone[] => template.zones;

export const zoneOf = (template: CanvasTemplate, key: string): Zone | null =>
	template.zones.find((zone) => zone.key === key) ?? null;

/** Around a zone's badge, title and prompt. An empty rect for a zone without a place. */
export function headingRect(template: CanvasTemplate, zone: Zone, frame: Rect): Rect {
	const layout = zoneLayout(template, zone, frame);
	const box = zoneRect(template, zone, frame);
	if (!layout || !box) return { x: 0, y: 0, w: 0, h: 0 };
	const { badge, title, prompt, promptInNotes, place } = layout;
	const own = promptInNotes && place !== 'top' ? [title] : [title, prompt];
	return unionOf(badge ? [badge, ...own] : own) ?? box;
}
