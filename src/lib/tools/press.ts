import { pressBox } from './box/drawing.ts';
import { pressComment } from './comment/press.ts';
import { pressLink } from './connector/press.ts';
import { endEdit } from './effects.ts';
import { pressErase } from './eraser/erasing.ts';
import { pressInk } from './ink/inking.ts';
import { previousClick } from './gestures/click.ts';
import { startPan } from './gestures/panning.ts';
import { startPointing } from './gestures/pointing.ts';
import { pressHand } from './hand/press.ts';
import { pressNote } from './note/placing.ts';
import { pressSelect } from './select/press.ts';
import { pressStamp } from './stamp/press.ts';
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
	if (rest.kind === 'aiming') {
		return startPointing(event, { kind: 'aim' }, context, null, rest);
	}
	if (!context.canEdit) return pressSelect(event, context, previous);
	switch (context.tool) {
		case 'note':
			return pressNote(event, context);
		case 'text':
		case 'shape':
		case 'frame':
			return pressBox(event, context, context.tool);
		case 'stamp':
			return pressStamp(event, context);
		case 'comment':
			return pressComment(event, context);
		case 'connector':
		case 'line':
			return pressLink(event, context);
		case 'pen':
		case 'highlighter':
			return pressInk(event, context, context.tool);
		case 'eraser':
			return pressErase(event, context);
		case 'select':
		case 'image':
			return pressSelect(event, context, previous);
	}
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
