import { BAR_CLEAR, BAR_HEIGHT } from '#lib/board/bar-room.ts';
import { toScreen, type Camera, type Insets } from '#lib/domain/camera.ts';
import { clamp, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';

/** CSS px to the view's left edge at least. */
const EDGE = 8;

interface View {
	readonly camera: Camera;
	readonly size: Size;
	readonly insets: Insets;
}

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
	const highest = Math.max(insets.top, isUnder ? notices.y + notices.h : 0) + BAR_CLEAR;
	const lowest = size[1] - insets.bottom - BAR_HEIGHT - BAR_CLEAR;
	const inside = above <= lowest ? above : lowest;
	const y = above >= highest ? inside : below <= lowest ? Math.max(below, highest) : highest;
	return [left, y];
}
