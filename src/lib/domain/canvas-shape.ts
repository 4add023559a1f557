import type { CanvasTemplate, Ellipse, Region, Zone, ZoneShape } from './canvas.ts';
import { contains, type Point, type Rect } from './geometry.ts';

/** A rect given in fractions of a frame, in the frame's own units and place. */
export const scaleRect = (rect: Rect, frame: Rect): Rect => ({
	x: frame.x + rect.x * frame.w,
	y: frame.y + rect.y * frame.h,
	w: rect.w * frame.w,
	h: rect.h * frame.h
});

export const scalePoint = (p: Point, frame: Rect): Point => [
	frame.x + p[0] * frame.w,
	frame.y + p[1] * frame.h
];

function inEllipse(shape: Ellipse, frame: Rect, p: Point): boolean {
	const [cx, cy] = scalePoint(shape.centre, frame);
	return ((p[0] - cx) / (shape.rx * frame.w)) ** 2 + ((p[1] - cy) / (shape.ry * frame.h)) ** 2 <= 1;
}

function inShape(shape: ZoneShape, rect: Rect, frame: Rect, p: Point): boolean {
	switch (shape.kind) {
		case 'pill':
			// Its corners are a few units; whoever drops a note there means the pill.
			return contains(rect, p);
		case 'ellipse':
			return inEllipse(shape, frame, p);
		case 'ring': {
			const [cx, cy] = scalePoint(shape.centre, frame);
			const r = Math.hypot(p[0] - cx, p[1] - cy) / frame.h;
			return r >= shape.inner && r < shape.outer;
		}
	}
}

const inZone = (zone: Zone, frame: Rect, p: Point): boolean => {
	if (!zone.rect) return false;
	const rect = scaleRect(zone.rect, frame);
	return zone.shape ? inShape(zone.shape, rect, frame, p) : contains(rect, p);
};

const away = (rect: Rect, p: Point): number =>
	Math.hypot(
		Math.max(rect.x - p[0], 0, p[0] - rect.x - rect.w),
		Math.max(rect.y - p[1], 0, p[1] - rect.y - rect.h)
	);

function nearestOf(region: Region, template: CanvasTemplate, frame: Rect, p: Point): Zone | null {
	let best: Zone | null = null;
	let least = Infinity;
	for (const zone of template.zones) {
		if (!zone.rect || !region.zones.includes(zone.key)) continue;
		const distance = away(scaleRect(zone.rect, frame), p);
		if (distance < least) [best, least] = [zone, distance];
	}
	return best;
}

/**
 * The zone that a point of the board belongs to, top-most drawn first: regions lie above zones,
 * later ones above earlier ones. Anywhere inside a region counts for one of its zones, the nearest
 * where the point lies in none: what a person dropped into the head is meant for the head. Between
 * zones is nowhere.
 */
export function zoneAt(template: CanvasTemplate, frame: Rect, p: Point): Zone | null {
	const region = template.regions?.findLast(({ shape }) => inEllipse(shape, frame, p));
	if (region) return nearestOf(region, template, frame, p);
	return template.zones.findLast((zone) => inZone(zone, frame, p)) ?? null;
}
