import { CONNECTOR_WEIGHT } from './connector/heads.ts';
import type { HostOf } from './connector/host.ts';
import { labelRect } from './connector/label.ts';
import { routeOf } from './connector/route.ts';
import type { ConnectorRecord, ElementRecord, ShapeForm } from './elements.ts';
import { contains, inflate, rectOf, type Point, type Rect } from './geometry.ts';
import { distanceToInk, lineOf } from './ink/stroke.ts';
import { crossesRect, distanceTo } from './polyline.ts';

/** Board units inside a frame's edge in which a press takes the frame; its middle belongs to what lies in it. */
export const FRAME_EDGE = 12;
/** Board units above a frame that its title takes. */
export const FRAME_TITLE = 40;

const NOTHING: HostOf = () => null;

/**
 * Whether an element is under a point, or within `margin` of it (board units). By its form, not its
 * rect: who presses beside an ellipse, or between a line's ends, means what lies there.
 * @param hostOf where connectors' hosts are
 */
export function isHit(
	record: ElementRecord,
	point: Point,
	margin: number,
	hostOf: HostOf = NOTHING
): boolean {
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
		case 'connector':
			return isOnConnector(record, point, margin, hostOf);
		case 'ink':
			return distanceToInk(record, point) <= margin;
		case 'note':
		case 'text':
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

function isOnConnector(
	record: ConnectorRecord,
	point: Point,
	margin: number,
	hostOf: HostOf
): boolean {
	const { points, label } = routeOf(record, hostOf);
	if (distanceTo(points, point) <= margin + CONNECTOR_WEIGHT / 2) return true;
	return record.text.trim() !== '' && contains(labelRect(label, record.text), point);
}

/** Whether a rect touches what is drawn of an element, not merely the rect around it. */
export function isTouched(record: ElementRecord, rect: Rect, hostOf: HostOf): boolean {
	switch (record.kind) {
		case 'connector':
			return crossesRect(routeOf(record, hostOf).points, rect);
		case 'ink':
			return crossesRect(lineOf(record), inflate(rect, record.weight / 2));
		case 'note':
		case 'text':
		case 'shape':
		case 'image':
		case 'frame':
		case 'stamp':
			return true;
	}
}
