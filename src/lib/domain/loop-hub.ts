import type { Loop, LoopPivot } from './canvas.ts';
import { textWidth } from './canvas-text.ts';
import type { Point, Rect } from './geometry.ts';
import { LOCALES } from './locale.ts';

/** Size of a way's words, board units. */
export const PIVOT_SIZE = 20;
/** Between plate, arrow and words, and the arrow's length, board units. */
const GAP = 10;
const ARROW = 22;
/** Board units: 24 CSS px, the least target, at the zoom that fits a sheet on a laptop. */
const TARGET = 56;

export interface PivotPlace {
	readonly pivot: LoopPivot;
	/** What may be pressed. The same in every language. */
	readonly rect: Rect;
	/** Where the words start, end or have their middle, by `anchor`; on their middle line. */
	readonly words: Point;
	readonly anchor: 'start' | 'middle' | 'end';
	/** Tail of the arrow, and where it points: degrees, as SVG rotates. */
	readonly arrow: Point;
	readonly angle: number;
}

/** The plate under the crossing, board units. */
export function hubRect(loop: Loop, frame: Rect): Rect {
	const [w, h] = loop.hub;
	return {
		x: frame.x + loop.centre[0] * frame.w - w / 2,
		y: frame.y + loop.centre[1] * frame.h - h / 2,
		w,
		h
	};
}

/** The ways on from the hub, beside its plate, each on the side where it leads. */
export function pivotPlaces(loop: Loop, frame: Rect): readonly PivotPlace[] {
	const hub = hubRect(loop, frame);
	return loop.pivots.map((pivot) => place(pivot, hub));
}

function place(pivot: LoopPivot, hub: Rect): PivotPlace {
	const cx = hub.x + hub.w / 2;
	const cy = hub.y + hub.h / 2;
	const label = Math.max(...LOCALES.map((locale) => textWidth(pivot.label[locale], PIVOT_SIZE)));
	const long = GAP + ARROW + GAP + label + GAP;
	switch (pivot.side) {
		case 'left': {
			const tail = hub.x - GAP;
			const rect = { x: hub.x - long, y: cy - TARGET / 2, w: long, h: TARGET };
			const words: Point = [tail - ARROW - GAP, cy];
			return { pivot, rect, words, anchor: 'end', arrow: [tail, cy], angle: 180 };
		}
		case 'right': {
			const tail = hub.x + hub.w + GAP;
			const rect = { x: hub.x + hub.w, y: cy - TARGET / 2, w: long, h: TARGET };
			const words: Point = [tail + ARROW + GAP, cy];
			return { pivot, rect, words, anchor: 'start', arrow: [tail, cy], angle: 0 };
		}
		case 'top': {
			const tail = hub.y - GAP;
			const y = tail - ARROW - GAP - PIVOT_SIZE / 2;
			const rect = {
				x: cx - label / 2 - GAP,
				y: hub.y - TARGET - GAP,
				w: label + 2 * GAP,
				h: TARGET
			};
			return { pivot, rect, words: [cx, y], anchor: 'middle', arrow: [cx, tail], angle: -90 };
		}
	}
}
