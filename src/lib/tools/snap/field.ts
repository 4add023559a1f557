import { NOTE_GAP } from '../../domain/elements.ts';
import { centreOf, translate, type Rect } from '../../domain/geometry.ts';
import { SNAP_MOST } from '../limits.ts';
import type { Line, SnapField, SnapNeighbour, Spacing } from './types.ts';

/** One axis of a rect: its extent there and across. */
interface Span {
	readonly low: number;
	readonly high: number;
	readonly from: number;
	readonly to: number;
}

const across = ({ x, y, w, h }: Rect): Span => ({ low: x, high: x + w, from: y, to: y + h });
const down = ({ x, y, w, h }: Rect): Span => ({ low: y, high: y + h, from: x, to: x + w });

const byAt = (a: { at: number }, b: { at: number }): number => a.at - b.at;

const linesOf = ({ low, high, from, to }: Span): Line[] => [
	{ at: low, from, to },
	{ at: (low + high) / 2, from, to },
	{ at: high, from, to }
];

/**
 * What a thing with these bounds can snap to, in order, so that each move of it costs only a search.
 * In a crowd only the nearest count: snapping to everything would be snapping to anything.
 */
export function snapField(held: Rect, given: readonly SnapNeighbour[]): SnapField {
	const near = nearest(held, given);
	const rects = near.map(({ rect }) => rect);
	const xs = rects.map(across);
	const ys = rects.map(down);
	return {
		x: xs.flatMap(linesOf).sort(byAt),
		y: ys.flatMap(linesOf).sort(byAt),
		spacingX: spacings(xs, held.w),
		spacingY: spacings(ys, held.h),
		slots: near.flatMap(({ rect, slots }) => (slots ? slotsBeside(rect, held) : [])).sort(byLeft),
		neighbours: rects
	};
}

const byLeft = (a: Rect, b: Rect): number => a.x - b.x;

function nearest(held: Rect, given: readonly SnapNeighbour[]): readonly SnapNeighbour[] {
	if (given.length <= SNAP_MOST) return given;
	const [x, y] = centreOf(held);
	const away = ({ rect }: SnapNeighbour): number => {
		const [cx, cy] = centreOf(rect);
		return Math.hypot(cx - x, cy - y);
	};
	return given.toSorted((a, b) => away(a) - away(b)).slice(0, SNAP_MOST);
}

/** Right, left, below and above, in line with the note's first corner. */
function slotsBeside(rect: Rect, { w, h }: Rect): Rect[] {
	const at = { x: rect.x, y: rect.y, w, h };
	return [
		translate(at, [rect.w + NOTE_GAP, 0]),
		translate(at, [-w - NOTE_GAP, 0]),
		translate(at, [0, rect.h + NOTE_GAP]),
		translate(at, [0, -h - NOTE_GAP])
	];
}

/** For each two that face each other with nothing between: before, between and behind them. */
function spacings(spans: readonly Span[], length: number): Spacing[] {
	const found: Spacing[] = [];
	const ordered = spans.toSorted((a, b) => a.low - b.low);
	ordered.forEach((one, i) => {
		const other = facing(one, ordered, i);
		if (!other) return;
		const gap = other.low - one.high;
		const from = Math.max(one.from, other.from);
		const to = Math.min(one.to, other.to);
		found.push({
			at: other.high + gap,
			from,
			to,
			gaps: [
				[one.high, other.low],
				[other.high, other.high + gap]
			]
		});
		found.push({
			at: one.low - gap - length,
			from,
			to,
			gaps: [
				[one.low - gap, one.low],
				[one.high, other.low]
			]
		});
		const free = gap - length;
		if (free < 0) return;
		found.push({
			at: one.high + free / 2,
			from,
			to,
			gaps: [
				[one.high, one.high + free / 2],
				[other.low - free / 2, other.low]
			]
		});
	});
	return found.sort(byAt);
}

/** The first that begins after this one ends and is level with it. */
function facing(one: Span, ordered: readonly Span[], index: number): Span | null {
	for (let i = index + 1; i < ordered.length; i++) {
		const other = ordered[i];
		if (other && other.low >= one.high && other.from < one.to && one.from < other.to) return other;
	}
	return null;
}
