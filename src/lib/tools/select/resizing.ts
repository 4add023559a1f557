import { toBoard, type Camera } from '../../domain/camera.ts';
import { sub, unionOf, type Point, type Rect } from '../../domain/geometry.ts';
import { heldFrom } from '../gestures/held.ts';
import { snapField } from '../snap/field.ts';
import { edgeGuide, snapEdge } from '../snap/snap.ts';
import type { Guide } from '../snap/types.ts';
import { IDLE, type Behaviour, type Outcome, type Pointing, type Resizing } from '../state.ts';
import type { Effect, Handle, PointerInput, ToolContext } from '../types.ts';
import { HANDLE_PULL, scaleBy } from './scale.ts';

interface Resized {
	readonly rects: ReadonlyMap<string, Rect>;
	readonly guides: readonly Guide[];
}

function resized(phase: Resizing, context: ToolContext, camera: Camera): Resized {
	const kept = [...phase.rects.keys()].some((id) => context.keepsRatio(id));
	const ratio = kept || phase.mods.shift;
	const by = sub(toBoard(camera, phase.screen), phase.origin);
	const scale = (pull: Point): ReadonlyMap<string, Rect> =>
		scaleBy(phase.rects, phase.bounds, phase.handle, pull, {
			ratio,
			centred: phase.mods.alt,
			minSize: (id) => context.minSize(id)
		});
	if (context.snapping === phase.mods.mod) return { rects: scale(by), guides: [] };
	const rects = scale(snapped(phase, by, ratio, camera.zoom));
	return { rects, guides: guidesOf(phase, rects) };
}

const edgeOf = (bounds: Rect, axis: 0 | 1, pull: number): number => {
	const [start, length] = axis === 0 ? [bounds.x, bounds.w] : [bounds.y, bounds.h];
	return pull > 0 ? start + length : start;
};

/** The pull that brings the edges in the hand into line with what is near. */
function snapped(phase: Resizing, by: Point, ratio: boolean, zoom: number): Point {
	const { bounds, field, handle } = phase;
	const pulls = HANDLE_PULL[handle];
	const pulled = (axis: 0 | 1, moved: number): number | null => {
		const edge = edgeOf(bounds, axis, pulls[axis]) + moved;
		return pulls[axis] === 0 ? null : snapEdge(field, axis === 0 ? 'x' : 'y', edge, zoom);
	};
	if (!ratio || pulls[0] === 0 || pulls[1] === 0) {
		return [by[0] + (pulled(0, by[0]) ?? 0), by[1] + (pulled(1, by[1]) ?? 0)];
	}
	// Both edges go by one share of their sides: the one that is nearer to a line brings the other along.
	const sides = [bounds.w, bounds.h] as const;
	const way = pulls[0] * by[0] * sides[0] + pulls[1] * by[1] * sides[1];
	let share = way / (sides[0] ** 2 + sides[1] ** 2);
	let least = Infinity;
	const start = share;
	for (const axis of [0, 1] as const) {
		const more = pulled(axis, pulls[axis] * start * sides[axis]);
		if (more === null || Math.abs(more) >= least) continue;
		least = Math.abs(more);
		share = start + (pulls[axis] * more) / sides[axis];
	}
	return [pulls[0] * share * sides[0], pulls[1] * share * sides[1]];
}

/** Lines at the edges that have moved. */
function guidesOf({ handle, field }: Resizing, rects: ReadonlyMap<string, Rect>): Guide[] {
	const bounds = unionOf(rects.values());
	const [px, py] = HANDLE_PULL[handle];
	if (!bounds) return [];
	const x = px === 0 ? null : edgeGuide(field, 'x', edgeOf(bounds, 0, px), bounds);
	const y = py === 0 ? null : edgeGuide(field, 'y', edgeOf(bounds, 1, py), bounds);
	return [x, y].filter((guide) => guide !== null);
}

function preview(phase: Resizing, context: ToolContext, camera: Camera): readonly Effect[] {
	const { rects, guides } = resized(phase, context, camera);
	return [
		{ kind: 'preview-resize', rects },
		{ kind: 'guides', guides }
	];
}

export function startResize(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	handle: Handle
): Outcome {
	const rects = new Map<string, Rect>();
	for (const id of context.selection) {
		const rect = context.isLocked(id) ? null : context.rectOf(id);
		if (rect) rects.set(id, rect);
	}
	const bounds = unionOf(rects.values());
	if (!bounds) return { phase: IDLE, effects: [] };
	const phase: Resizing = {
		kind: 'resizing',
		...heldFrom(press, event, context),
		handle,
		origin: press.origin,
		rects,
		bounds,
		field: snapField(bounds, context.neighbours(new Set(rects.keys())))
	};
	return {
		phase,
		effects: [{ kind: 'lift', ids: [...rects.keys()] }, ...preview(phase, context, context.camera)]
	};
}

const same = (a: Rect, b: Rect | undefined): boolean =>
	b !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

export const resizing: Behaviour<Resizing> = {
	edits: true,
	draw: preview,
	drop(phase, context) {
		const changed = [...resized(phase, context, context.camera).rects].filter(
			([id, rect]) =>
				context.rectOf(id) !== null && !context.isLocked(id) && !same(rect, phase.rects.get(id))
		);
		const clear: Effect = { kind: 'preview-clear' };
		if (changed.length === 0) return { phase: IDLE, effects: [clear] };
		return { phase: IDLE, effects: [{ kind: 'commit-resize', rects: new Map(changed) }, clear] };
	},
	abandon: () => [{ kind: 'preview-clear' }]
};
