import { NOTE_GAP } from '../../domain/elements.ts';
import {
	add,
	centreOf,
	sub,
	translate,
	unionOf,
	type Point,
	type Rect
} from '../../domain/geometry.ts';
import { CARRY_SLOTS, CARRY_STEP, CARRY_STEP_FAR } from '../limits.ts';
import { STEP } from '../note/neighbour.ts';
import { IDLE, type Carrying, type Outcome } from '../state.ts';
import type { CarryInput, Direction, Effect, ToolContext, ToolEvent } from '../types.ts';

const preview = (phase: Carrying): Effect => ({
	kind: 'preview-move',
	ids: phase.ids,
	by: phase.by,
	duplicate: false
});

/** Picks up what is selected: from now on the arrows move it, Enter puts it down. */
export function startCarrying(context: ToolContext): Outcome {
	const ids: string[] = [];
	const rects: Rect[] = [];
	for (const id of context.selection) {
		const rect = context.isLocked(id) ? null : context.rectOf(id);
		if (!rect) continue;
		ids.push(id);
		rects.push(rect);
	}
	const bounds = unionOf(rects);
	if (!context.canEdit) return { phase: IDLE, effects: [] };
	if (!bounds) {
		const locked = context.selection.size > 0;
		return { phase: IDLE, effects: locked ? [{ kind: 'refused', why: 'locked' }] : [] };
	}
	const held = context.goingWith(ids).filter((id) => !context.isLocked(id));
	const phase: Carrying = { kind: 'carrying', ids: held, bounds, by: [0, 0] };
	return { phase, effects: [{ kind: 'lift', ids: held }, preview(phase)] };
}

/** A step past everything in the way: as many own sizes on as it takes to lie on nothing else. */
function freeSlot(phase: Carrying, direction: Direction, context: ToolContext): Point | null {
	const own = new Set(phase.ids);
	const [x, y] = STEP[direction];
	const { bounds } = phase;
	for (let slots = 1; slots <= CARRY_SLOTS; slots++) {
		const by = add(phase.by, [
			Math.round(x * slots * (bounds.w + NOTE_GAP)),
			Math.round(y * slots * (bounds.h + NOTE_GAP))
		]);
		const taken = context
			.within(translate(bounds, by))
			.some((id) => !own.has(id) && context.takesRoom(id));
		if (!taken) return by;
	}
	return null;
}

function stepTo(phase: Carrying, by: Point): Outcome {
	const next: Carrying = { ...phase, by };
	return {
		phase: next,
		effects: [preview(next), { kind: 'reveal', rect: translate(phase.bounds, by) }]
	};
}

function putDown(phase: Carrying, by: Point, context: ToolContext): Outcome {
	const ids = phase.ids.filter((id) => context.rectOf(id) !== null);
	const clear: Effect = { kind: 'preview-clear' };
	if (ids.length === 0 || (by[0] === 0 && by[1] === 0)) return { phase: IDLE, effects: [clear] };
	const commit: Effect = { kind: 'commit-move', ids, by, duplicate: false };
	return { phase: IDLE, effects: [commit, clear] };
}

/** Puts it down with its middle on a board point: moving by two clicks, for those who can't drag. */
export function dropAt(phase: Carrying, board: Point, context: ToolContext): Outcome {
	if (!context.canEdit) return { phase: IDLE, effects: [{ kind: 'preview-clear' }] };
	const [x, y] = sub(board, centreOf(phase.bounds));
	return putDown(phase, [Math.round(x), Math.round(y)], context);
}

function onCarry(phase: Carrying, event: CarryInput, context: ToolContext): Outcome {
	switch (event.phase) {
		case 'begin':
			return { phase, effects: [] };
		case 'drop':
			return putDown(phase, phase.by, context);
		case 'step': {
			if (event.stride === 'slot') {
				const by = freeSlot(phase, event.direction, context);
				return by ? stepTo(phase, by) : { phase, effects: [] };
			}
			const length = event.stride === 'far' ? CARRY_STEP_FAR : CARRY_STEP;
			const [x, y] = STEP[event.direction];
			return stepTo(phase, add(phase.by, [x * length, y * length]));
		}
	}
}

export function onCarrying(phase: Carrying, event: ToolEvent, context: ToolContext): Outcome {
	const abandoned: Outcome = { phase: IDLE, effects: [{ kind: 'preview-clear' }] };
	if (!context.canEdit) return abandoned;
	switch (event.kind) {
		case 'carry':
			return onCarry(phase, event, context);
		case 'cancel':
			return abandoned;
		case 'pointer-down':
		case 'pointer-move':
		case 'pointer-up':
		case 'pointer-cancel':
		case 'tick':
		case 'modifiers':
		case 'refresh':
		case 'toolbar-drag':
		case 'lost':
		case 'link':
		case 'neighbour':
		case 'place':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}
