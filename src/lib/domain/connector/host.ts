import type { ElementKind, ElementRecord, ShapeForm } from '../elements.ts';
import { centreOf, rectOf, type Point, type Rect } from '../geometry.ts';

/** What a connector can end at, as far as the connector needs to know it. */
export interface Host {
	readonly rect: Rect;
	/** The outline on which connectors end. */
	readonly form: ShapeForm;
}

/** Null for what isn't there, and for what connectors don't stick to. */
export type HostOf = (id: string) => Host | null;

/** Not lines and strokes, which have no outline to end on, nor stamps, which belong to their host. */
const HOSTS: readonly ElementKind[] = ['note', 'text', 'shape', 'image', 'frame'];

export const isHost = (record: ElementRecord): boolean => HOSTS.includes(record.kind);

/** @param rect where it is shown, when that isn't where it was written */
export const hostFrom = (
	record: ElementRecord,
	rect: Rect = rectOf(record.xy, record.wh)
): Host | null =>
	isHost(record) ? { rect, form: record.kind === 'shape' ? record.form : 'rectangle' } : null;

/** The four ways out of a host, as directions of length 1. */
export const SIDES = [
	[0, -1],
	[1, 0],
	[0, 1],
	[-1, 0]
] as const satisfies readonly Point[];
export type Side = (typeof SIDES)[number];

/**
 * Where the ray from a host's middle towards a point leaves its outline. The middle itself when the
 * point is the middle.
 */
export function onOutline({ rect, form }: Host, toward: Point): Point {
	const [cx, cy] = centreOf(rect);
	// The direction in shares of half the sides: in these all rects are one square from −1 to 1.
	const x = rect.w === 0 ? 0 : (toward[0] - cx) / (rect.w / 2);
	const y = rect.h === 0 ? 0 : (toward[1] - cy) / (rect.h / 2);
	if (x === 0 && y === 0) return [cx, cy];
	const reach = reachOf(form, x, y);
	return [cx + (x * reach * rect.w) / 2, cy + (y * reach * rect.h) / 2];
}

/** By how much a direction must be multiplied to end on the outline, in the square of −1 … 1. */
function reachOf(form: ShapeForm, x: number, y: number): number {
	switch (form) {
		case 'rectangle':
		case 'rounded':
			return 1 / Math.max(Math.abs(x), Math.abs(y));
		case 'ellipse':
			return 1 / Math.hypot(x, y);
		case 'diamond':
			return 1 / (Math.abs(x) + Math.abs(y));
		case 'triangle': {
			// Its flanks are |x| = (y + 1) / 2, its foot y = 1.
			const flank = 2 * Math.abs(x) - y;
			const toFlank = flank > 0 ? 1 / flank : Infinity;
			const toFoot = y > 0 ? 1 / y : Infinity;
			return Math.min(toFlank, toFoot);
		}
	}
}

/** The middle of a side, on the outline. */
export function sideMiddle(host: Host, side: Side): Point {
	const [cx, cy] = centreOf(host.rect);
	return onOutline(host, [cx + side[0] * (host.rect.w || 1), cy + side[1] * (host.rect.h || 1)]);
}

/** A share of a host's rect as a board point. */
export const atSpot = ({ rect }: Host, [x, y]: Point): Point => [
	rect.x + x * rect.w,
	rect.y + y * rect.h
];

/** A board point as the share of a host's rect, brought into it. */
export const spotOf = ({ rect }: Host, [x, y]: Point): Point => [
	share(x - rect.x, rect.w),
	share(y - rect.y, rect.h)
];

const share = (way: number, length: number): number =>
	length === 0 ? 0.5 : Math.min(1, Math.max(0, way / length));

/** The side that a spot is nearest to. */
export function sideOfSpot([x, y]: Point): Side {
	const [dx, dy] = [x - 0.5, y - 0.5];
	if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? SIDES[1] : SIDES[3];
	return dy > 0 ? SIDES[2] : SIDES[0];
}

/** The side on which a rect looks at another: across the wider gap between the two. */
export function sideToward(from: Rect, to: Rect): Side {
	const [fx, fy] = centreOf(from);
	const [tx, ty] = centreOf(to);
	const gapX = Math.abs(tx - fx) - (from.w + to.w) / 2;
	const gapY = Math.abs(ty - fy) - (from.h + to.h) / 2;
	if (gapX >= gapY) return tx >= fx ? SIDES[1] : SIDES[3];
	return ty >= fy ? SIDES[2] : SIDES[0];
}
