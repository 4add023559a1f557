import { unionOf, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import { rectOf } from '#lib/domain/geometry.ts';

/** Share of the larger side that is left free around everything. */
const MARGIN = 0.04;
/** Px. What is smaller is still a dot. */
const LEAST = 1.5;

/** How the board lies in the overview: which part of it is shown, and how many px a board unit is. */
export interface MapLayout {
	readonly area: Rect;
	readonly scale: number;
}

/** Everything with a margin, in the shape of the overview. */
export function mapLayout(rects: readonly Rect[], size: Size): MapLayout {
	const all = unionOf(rects) ?? { x: -500, y: -350, w: 1000, h: 700 };
	const margin = MARGIN * Math.max(all.w, all.h);
	const w = Math.max(1, all.w + 2 * margin);
	const h = Math.max(1, all.h + 2 * margin);
	const scale = Math.min(size[0] / w, size[1] / h);
	const area: Rect = {
		x: all.x + all.w / 2 - size[0] / scale / 2,
		y: all.y + all.h / 2 - size[1] / scale / 2,
		w: size[0] / scale,
		h: size[1] / scale
	};
	return { area, scale };
}

export const onMap = ({ area, scale }: MapLayout, { x, y, w, h }: Rect): Rect => ({
	x: (x - area.x) * scale,
	y: (y - area.y) * scale,
	w: w * scale,
	h: h * scale
});

export const onBoard = ({ area, scale }: MapLayout, [x, y]: Point): Point => [
	area.x + x / scale,
	area.y + y / scale
];

/** The colours of the overview, read from the page's theme. */
export interface MapColors {
	readonly sheet: string;
	readonly line: string;
	readonly muted: string;
	paper(color: string): string;
}

/** Draws the overview: canvases as sheets, frames as outlines, everything else as a spot of its colour. */
export function drawMap(
	context: CanvasRenderingContext2D,
	layout: MapLayout,
	sheets: readonly Rect[],
	records: Iterable<ElementRecord>,
	colors: MapColors
): void {
	for (const sheet of sheets) {
		const { x, y, w, h } = onMap(layout, sheet);
		context.fillStyle = colors.sheet;
		context.fillRect(x, y, w, h);
		context.strokeStyle = colors.line;
		context.strokeRect(x, y, w, h);
	}
	for (const record of records) {
		const { x, y, w, h } = onMap(layout, rectOf(record.xy, record.wh));
		if (record.kind === 'frame') {
			context.strokeStyle = colors.muted;
			context.strokeRect(x, y, w, h);
			continue;
		}
		context.fillStyle = 'color' in record ? colors.paper(record.color) : colors.muted;
		if (record.kind === 'ink' || record.kind === 'connector' || record.kind === 'stamp') {
			context.globalAlpha = 0.35;
		}
		context.fillRect(x, y, Math.max(LEAST, w), Math.max(LEAST, h));
		context.globalAlpha = 1;
	}
}
