import { MAX_ZOOM, MIN_ZOOM, type Camera, type Insets } from '#lib/domain/camera.ts';
import { clamp, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';

/** Below this the text of a note is read with effort; what is shown comes nearer. */
const READABLE_ZOOM = 0.6;
/** Share of the free view that what is shown may fill. */
const FILL = 0.8;

/**
 * The camera that puts `rect` in the middle of what the bars leave free: at the zoom one has, nearer
 * where it couldn't be read, and further off where it wouldn't fit.
 */
export function cameraOn(rect: Rect, now: Camera, size: Size, insets: Insets): Camera {
	const w = Math.max(1, size[0] - insets.left - insets.right);
	const h = Math.max(1, size[1] - insets.top - insets.bottom);
	const fits = Math.min((FILL * w) / Math.max(1, rect.w), (FILL * h) / Math.max(1, rect.h));
	const zoom = clamp(Math.min(Math.max(now.zoom, READABLE_ZOOM), fits), MIN_ZOOM, MAX_ZOOM);
	return centredOn([rect.x + rect.w / 2, rect.y + rect.h / 2], zoom, size, insets);
}

/** The camera that has this point in the middle of what the bars leave free. */
export function centredOn(at: Point, zoom: number, size: Size, insets: Insets): Camera {
	const x = (insets.left + size[0] - insets.right) / 2;
	const y = (insets.top + size[1] - insets.bottom) / 2;
	return { x: at[0] - x / zoom, y: at[1] - y / zoom, zoom };
}
