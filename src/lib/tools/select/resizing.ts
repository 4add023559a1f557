import { toBoard, type Camera } from '../../domain/camera.ts';
import { sub, unionOf, type Rect } from '../../domain/geometry.ts';
import { heldFrom } from '../gestures/held.ts';
import { IDLE, type Behaviour, type Outcome, type Pointing, type Resizing } from '../state.ts';
import type { Effect, Handle, PointerInput, ToolContext } from '../types.ts';
import { scaleBy } from './scale.ts';

function resized(phase: Resizing, context: ToolContext, camera: Camera): ReadonlyMap<string, Rect> {
	const locked = [...phase.rects.keys()].some((id) => context.keepsRatio(id));
	const by = sub(toBoard(camera, phase.screen), phase.origin);
	return scaleBy(phase.rects, phase.bounds, phase.handle, by, {
		ratio: locked || phase.mods.shift,
		centred: phase.mods.alt,
		minSize: (id) => context.minSize(id)
	});
}

const preview = (phase: Resizing, context: ToolContext, camera: Camera): Effect => ({
	kind: 'preview-resize',
	rects: resized(phase, context, camera)
});

export function startResize(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	handle: Handle
): Outcome {
	const rects = new Map<string, Rect>();
	for (const id of context.selection) {
		const rect = context.rectOf(id);
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
		bounds
	};
	return {
		phase,
		effects: [{ kind: 'lift', ids: [...rects.keys()] }, preview(phase, context, context.camera)]
	};
}

const same = (a: Rect, b: Rect | undefined): boolean =>
	b !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

export const resizing: Behaviour<Resizing> = {
	edits: true,
	draw: (phase, context, camera) => [preview(phase, context, camera)],
	drop(phase, context) {
		const changed = [...resized(phase, context, context.camera)].filter(
			([id, rect]) => context.rectOf(id) !== null && !same(rect, phase.rects.get(id))
		);
		const clear: Effect = { kind: 'preview-clear' };
		if (changed.length === 0) return { phase: IDLE, effects: [clear] };
		return { phase: IDLE, effects: [{ kind: 'commit-resize', rects: new Map(changed) }, clear] };
	},
	abandon: () => [{ kind: 'preview-clear' }]
};
