import { toScreen, type Camera, type Insets } from '#lib/domain/camera.ts';
import { clamp, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';
import { hasPluses, PLUS_ROOM } from './plus-room.ts';

/** CSS px, with its paddings. */
export const BAR_HEIGHT = 48;
/** CSS px between the bar and what it is for, which may have plus handles around it. */
const GAP = 12;
/** CSS px to the view's left edge at least. */
const EDGE = 8;
/** CSS px to the bars at the top and the bottom. */
const CLEAR = 4;
/** CSS px by which the camera may be off what was asked for: it comes to rest on whole pixels. */
const ROUNDING = 1;

interface View {
	readonly camera: Camera;
	readonly size: Size;
	readonly insets: Insets;
}

/**
 * CSS px between the bar and what is selected.
 * @param side the smaller side on screen, CSS px
 */
export const barGap = (count: number, side: number): number =>
	hasPluses(count, side) ? PLUS_ROOM : GAP;

/** CSS px over what is selected in which the bar has room, however large it is shown. */
export const barRoom = (count: number): number =>
	barGap(count, Infinity) + BAR_HEIGHT + CLEAR + ROUNDING;

/**
 * Where a bar floats: above a board rect, below it where there is no room above, and never under
 * the bars at the edges. CSS px in the view.
 * @param width of the bar, CSS px
 * @param room between it and the rect, CSS px
 * @param notices what is said under the bar at the top takes this, CSS px; null for nothing
 */
export function barPlace(
	rect: Rect,
	{ camera, size, insets }: View,
	width: number,
	room: number,
	notices: Rect | null
): Point {
	const [x, top] = toScreen(camera, [rect.x + rect.w / 2, rect.y]);
	const [, bottom] = toScreen(camera, [0, rect.y + rect.h]);
	const above = top - room - BAR_HEIGHT;
	const below = bottom + room;
	const furthest = Math.max(EDGE, size[0] - Math.max(insets.right, EDGE) - width);
	const left = clamp(x - width / 2, EDGE, furthest);
	const isUnder = notices && left < notices.x + notices.w && notices.x < left + width;
	const highest = Math.max(insets.top, isUnder ? notices.y + notices.h : 0) + CLEAR;
	const lowest = size[1] - insets.bottom - BAR_HEIGHT - CLEAR;
	const inside = above <= lowest ? above : lowest;
	const y = above >= highest ? inside : below <= lowest ? Math.max(below, highest) : highest;
	return [left, y];
}
