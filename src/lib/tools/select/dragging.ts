import { toBoard, type Camera } from '../../domain/camera.ts';
import { sub, type Point } from '../../domain/geometry.ts';
import { heldFrom } from '../gestures/held.ts';
import { IDLE, type Behaviour, type Dragging, type Outcome, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';

/**
 * How far what is held has come, in whole board units: what lay on the grid stays on it, text
 * stays sharp, and what is dropped lies exactly where the preview showed it.
 */
function draggedBy(phase: Dragging, camera: Camera): Point {
	const [x, y] = sub(toBoard(camera, phase.screen), phase.origin);
	const by: Point = [Math.round(x), Math.round(y)];
	if (!phase.mods.shift) return by;
	return Math.abs(x) >= Math.abs(y) ? [by[0], 0] : [0, by[1]];
}

const preview = (phase: Dragging, camera: Camera): Effect => ({
	kind: 'preview-move',
	ids: phase.ids,
	by: draggedBy(phase, camera),
	duplicate: phase.mods.alt
});

export function startDrag(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	ids: readonly string[]
): Outcome {
	const there = context.withCarried(ids.filter((id) => context.rectOf(id) !== null));
	if (there.length === 0) return { phase: IDLE, effects: [] };
	const phase: Dragging = {
		kind: 'dragging',
		...heldFrom(press, event, context),
		ids: there,
		origin: press.origin
	};
	return { phase, effects: [{ kind: 'lift', ids: there }, preview(phase, context.camera)] };
}

export const dragging: Behaviour<Dragging> = {
	edits: true,
	draw: (phase, _context, camera) => [preview(phase, camera)],
	drop(phase, context) {
		// Someone else may have deleted a part of it meanwhile: the rest is still to be moved.
		const ids = phase.ids.filter((id) => context.rectOf(id) !== null);
		const by = draggedBy(phase, context.camera);
		const stays = by[0] === 0 && by[1] === 0;
		const clear: Effect = { kind: 'preview-clear' };
		if (ids.length === 0 || stays) return { phase: IDLE, effects: [clear] };
		// Written before the preview goes, so that nobody sees it jump back in between.
		const commit: Effect = { kind: 'commit-move', ids, by, duplicate: phase.mods.alt };
		return { phase: IDLE, effects: [commit, clear] };
	},
	abandon: () => [{ kind: 'preview-clear' }]
};
