import type { CanvasTemplate } from './canvas.ts';
import type { Point, Rect } from './geometry.ts';

/** Zones further apart than this have no line between them, fraction of the frame. */
const WIDEST_GUTTER = 0.03;

interface Run {
	/** Where the line stands, on the axis across it. */
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

export interface DividerLine {
	readonly from: Point;
	readonly to: Point;
}

type Axis = 'x' | 'y';

const span = (rect: Rect, axis: Axis): [from: number, to: number] =>
	axis === 'x' ? [rect.x, rect.x + rect.w] : [rect.y, rect.y + rect.h];

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** Lines standing across `axis`, in the middle of every gutter, along what the neighbours share. */
function runs(rects: readonly Rect[], axis: Axis): Run[] {
	const other: Axis = axis === 'x' ? 'y' : 'x';
	const found: Run[] = [];
	for (const a of rects) {
		for (const b of rects) {
			const end = span(a, axis)[1];
			const start = span(b, axis)[0];
			if (start <= end || start - end > WIDEST_GUTTER) continue;
			const from = Math.max(span(a, other)[0], span(b, other)[0]);
			const to = Math.min(span(a, other)[1], span(b, other)[1]);
			if (to > from) found.push({ at: (start + end) / 2, from, to });
		}
	}
	return found.sort((a, b) => a.at - b.at || a.from - b.from);
}

/** One line out of those that only a gutter parts. */
function joined(lines: readonly Run[]): Run[] {
	const out: Run[] = [];
	for (const line of lines) {
		const last = out[out.length - 1];
		if (last && close(last.at, line.at) && line.from - last.to <= WIDEST_GUTTER) {
			out[out.length - 1] = { ...last, to: Math.max(last.to, line.to) };
		} else out.push(line);
	}
	return out;
}

/** Carries both ends on to the line they nearly touch, so that corners meet. */
function reaching(line: Run, across: readonly Run[]): Run {
	const meets = (end: number): number => {
		const hit = across.find(
			({ at, from, to }) =>
				Math.abs(at - end) <= WIDEST_GUTTER / 2 + 1e-6 &&
				line.at >= from - WIDEST_GUTTER &&
				line.at <= to + WIDEST_GUTTER
		);
		return hit ? hit.at : end;
	};
	return { ...line, from: meets(line.from), to: meets(line.to) };
}

/** The hairlines that tell a sheet's zones apart, in fractions of the frame. */
export function dividerLines(template: CanvasTemplate): readonly DividerLine[] {
	if (template.dividers === 'none') return [];
	const rects = template.zones.flatMap((zone) => (zone.rect && !zone.shape ? [zone.rect] : []));
	const upright = joined(runs(rects, 'x'));
	const level = joined(runs(rects, 'y'));
	return [
		...upright
			.map((line) => reaching(line, level))
			.map(({ at, from, to }): DividerLine => ({ from: [at, from], to: [at, to] })),
		...level
			.map((line) => reaching(line, upright))
			.map(({ at, from, to }): DividerLine => ({ from: [from, at], to: [to, at] }))
	];
}
