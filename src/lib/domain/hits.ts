import type { ElementRecord, ShapeForm } from './elements.ts';
import { contains, inflate, rectOf, type Point, type Rect } from './geometry.ts';

/** Board units inside a frame's edge in which a press takes the frame; its middle belongs to what lies in it. */
export const FRAME_EDGE = 12;
/** Board units above a frame that its title takes. */
export const FRAME_TITLE = 40;

/**
 * Whether an element is under a point, or within `margin` of it (board units). By its form, not its
 * rect: who presses beside an ellipse means what lies there.
 */
export function isHit(record: ElementRecord, point: Point, margin: number): boolean {
	const rect = rectOf(record.xy, record.wh);
	switch (record.kind) {
		case 'shape':
			return inForm(record.form, inflate(rect, margin), point);
		case 'frame': {
			const title: Rect = { x: rect.x, y: rect.y - FRAME_TITLE, w: rect.w, h: FRAME_TITLE };
			const inner = inflate(rect, -FRAME_EDGE - margin);
			return (
				contains(inflate(title, margin), point) ||
				(contains(inflate(rect, margin), point) && !contains(inner, point))
			);
		}
		case 'note':
		case 'text':
		case 'connector':
		case 'ink':
		case 'image':
		case 'stamp':
			return contains(inflate(rect, margin), point);
	}
}

function inForm(form: ShapeForm, rect: Rect, [px, py]: Point): boolean {
	// Shares of the rect, its middle being 0 and its edges ±1.
	const x = (2 * (px - rect.x)) / rect.w - 1;
	const y = (2 * (py - rect.y)) / rect.h - 1;
	if (Math.abs(x) > 1 || Math.abs(y) > 1) return false;
	switch (form) {
		case 'rectangle':
		case 'rounded':
			return true;
		case 'ellipse':
			return x * x + y * y <= 1;
		case 'diamond':
			return Math.abs(x) + Math.abs(y) <= 1;
		case 'triangle':
			return Math.abs(x) <= (y + 1) / 2;
	}
}
