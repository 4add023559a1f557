import { toBoard, type Camera } from '../../domain/camera.ts';
import { sub, translate, unionOf, type Point } from '../../domain/geometry.ts';
import { heldFrom } from '../gestures/held.ts';
import { snapField } from '../snap/field.ts';
import { snapMove } from '../snap/snap.ts';
import type { Guide } from '../snap/types.ts';
import { IDLE, type Behaviour, type Dragging, type Outcome, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';

interface Dragged {
	/** Whole board units. */
	readonly by: Point;
	readonly guides: readonly Guide[];
}

/**
 * How far what is held has come, in whole board units: what lay on the grid stays on it, text
 * stays sharp, and what is dropped lies exactly where the preview showed it. Ctrl holds off
 * snapping, or brings it about where it is switched off.
 */
function dragged(phase: Dragging, context: ToolContext, camera: Camera): Dragged {
	const [x, y] = sub(toBoard(camera, phase.screen), phase.origin);
	const level = Math.abs(x) >= Math.abs(y);
	const { shift, mod } = phase.mods;
	const by: Point = [shift && !level ? 0 : Math.round(x), shift && level ? 0 : Math.round(y)];
	if (context.snapping === mod) return { by, guides: [] };
	const snapped = snapMove(phase.field, translate(phase.bounds, by), {
		zoom: camera.zoom,
		axes: shift ? [level ? 'x' : 'y'] : ['x', 'y']
	});
	return {
		by: [Math.round(by[0] + snapped.by[0]), Math.round(by[1] + snapped.by[1])],
		guides: snapped.guides
	};
}

function preview(phase: Dragging, context: ToolContext, camera: Camera): readonly Effect[] {
	const { by, guides } = dragged(phase, context, camera);
	return [
		{ kind: 'preview-move', ids: phase.ids, by, duplicate: phase.mods.alt },
		{ kind: 'guides', guides }
	];
}

export function startDrag(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	ids: readonly string[]
): Outcome {
	const isFree = (id: string): boolean => context.rectOf(id) !== null && !context.isLocked(id);
	const own = ids.filter(isFree);
	const there = context.goingWith(own).filter(isFree);
	const bounds = unionOf(own.flatMap((id) => context.rectOf(id) ?? []));
	if (!bounds) return { phase: IDLE, effects: [] };
	const phase: Dragging = {
		kind: 'dragging',
		...heldFrom(press, event, context),
		ids: there,
		origin: press.origin,
		bounds,
		field: snapField(bounds, context.neighbours(new Set(there)))
	};
	return {
		phase,
		effects: [{ kind: 'lift', ids: there }, ...preview(phase, context, context.camera)]
	};
}

export const dragging: Behaviour<Dragging> = {
	edits: true,
	draw: preview,
	drop(phase, context) {
		// Someone else may have deleted or locked a part of it meanwhile: the rest is still to be moved.
		const ids = phase.ids.filter((id) => context.rectOf(id) !== null && !context.isLocked(id));
		const { by } = dragged(phase, context, context.camera);
		const stays = by[0] === 0 && by[1] === 0;
		const clear: Effect = { kind: 'preview-clear' };
		if (ids.length === 0 || stays) return { phase: IDLE, effects: [clear] };
		// Written before the preview goes, so that nobody sees it jump back in between.
		const commit: Effect = { kind: 'commit-move', ids, by, duplicate: phase.mods.alt };
		return { phase: IDLE, effects: [commit, clear] };
	},
	abandon: () => [{ kind: 'preview-clear' }]
};
