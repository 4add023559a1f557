import { CONNECTOR_WEIGHT, type Route } from '#lib/domain/connector/connectors.ts';
import type { InkPen, InkRecord } from '#lib/domain/elements.ts';
import { inkPath, stretchOf } from '#lib/domain/ink/ink.ts';
import type { Point } from '#lib/domain/geometry.ts';
import { NOTE_COLORS, type NoteColor } from '#lib/domain/note-kinds.ts';
import { INK_OPACITY, inkColor } from '../live-stroke.ts';
import type { Pen } from './pen.ts';

/** CSS px. A line thinner than this fades away on most screens. */
const LEAST_WIDTH = 1;

/** A connector on the picture of everything. Heads are left out where they would be a blot. */
export function drawConnector(context: Pen, route: Route, color: string, zoom: number): void {
	context.strokeStyle = color;
	context.fillStyle = color;
	context.lineWidth = Math.max(CONNECTOR_WEIGHT, LEAST_WIDTH / zoom);
	context.lineJoin = 'round';
	context.stroke(route.line);
	for (const { d, filled } of route.heads) {
		if (d === '') continue;
		if (filled) context.fill(d);
		context.stroke(d);
	}
}

/**
 * A stroke on the picture of everything, its corner at a board point.
 * @param alpha how much is seen of it, of what is seen of its kind
 */
export function drawInk(
	context: Pen,
	ink: InkRecord,
	[x, y]: Point,
	color: string,
	alpha: number
): void {
	const [sx, sy] = stretchOf(ink);
	context.save();
	context.translate(x, y);
	context.scale(sx, sy);
	context.fillStyle = color;
	context.globalAlpha = alpha * INK_OPACITY[ink.pen];
	context.fill(inkPath(ink));
	context.restore();
}

/** The inks as this theme has them, pens' and highlighters'. A canvas can't resolve them by itself. */
export type Pens = Readonly<
	Record<NoteColor, { readonly pen: string; readonly highlighter: string }>
>;

export function readPens(): Pens {
	const probe = document.body.appendChild(document.createElement('span'));
	const pens = Object.fromEntries(
		NOTE_COLORS.map((color) => {
			const resolved = (pen: InkPen): string => {
				probe.style.color = inkColor(pen, color);
				return getComputedStyle(probe).color;
			};
			return [color, { pen: resolved('pen'), highlighter: resolved('highlighter') }];
		})
	) as Pens;
	probe.remove();
	return pens;
}
