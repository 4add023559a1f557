import { endEdit } from './effects.ts';
import { previousClick } from './gestures/click.ts';
import { startPan } from './gestures/panning.ts';
import { startPointing } from './gestures/pointing.ts';
import { pressHand } from './hand/press.ts';
import { pressNote } from './note/placing.ts';
import { pressSelect } from './select/press.ts';
import { IDLE, type Outcome, type Resting, type ToolState } from './state.ts';
import type { PointerInput, ToolContext } from './types.ts';

/** Middle button and Space pan whatever the tool; fingers do once a pen is in use. */
const pansAnyway = (event: PointerInput, context: ToolContext, state: ToolState): boolean =>
	event.button === 1 ||
	(event.button === 0 && context.spaceHeld) ||
	(event.device === 'touch' && state.pen);

/** What the first pointer that comes down begins. */
export function press(
	state: ToolState,
	rest: Resting,
	event: PointerInput,
	context: ToolContext
): Outcome {
	const previous = previousClick(state.click, event);
	if (pansAnyway(event, context, state)) return startPan(event, 'other', null, rest);
	if (event.button === 2) return startPointing(event, { kind: 'menu' }, context, null, rest);
	if (context.tool === 'hand') return pressHand(event, previous, rest);
	if (rest.kind === 'carrying') {
		return startPointing(event, { kind: 'spot' }, context, null, rest);
	}
	return context.tool === 'note' && context.canEdit
		? pressNote(event, context)
		: pressSelect(event, context, previous);
}

/** Escape with nothing in the hand: one step back at a time, until the focus may leave. */
export function stepBack(context: ToolContext): Outcome {
	if (context.editing !== null) return { phase: IDLE, effects: endEdit(context) };
	if (context.tool !== 'select') {
		return { phase: IDLE, effects: [{ kind: 'set-tool', tool: 'select' }] };
	}
	if (context.selection.size > 0) {
		return { phase: IDLE, effects: [{ kind: 'select', ids: [], mode: 'replace' }] };
	}
	return { phase: IDLE, effects: [{ kind: 'leave' }] };
}
