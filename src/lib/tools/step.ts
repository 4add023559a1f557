import { drawing } from './box/drawing.ts';
import { beginLink, onAiming } from './connector/aiming.ts';
import { hover } from './connector/click.ts';
import { onLinking } from './connector/linking.ts';
import { isLinkTool } from './connector/types.ts';
import { cursorOf } from './cursor.ts';
import { onDown } from './down.ts';
import { onErasing } from './eraser/erasing.ts';
import { contactsAfter, penAfter } from './gestures/contacts.ts';
import { holding } from './gestures/held.ts';
import { onPanning } from './gestures/panning.ts';
import { onPinching } from './gestures/pinching.ts';
import { mayBecomeLong, onPointing } from './gestures/pointing.ts';
import { onSpent } from './gestures/spent.ts';
import { onInking } from './ink/inking.ts';
import { onCarrying, startCarrying } from './keyboard/carrying.ts';
import { neighbourOf } from './note/neighbour.ts';
import { onPlacing, startToolbarDrag } from './note/placing.ts';
import { heldBy, letGo, owns } from './owner.ts';
import { placeInView } from './place.ts';
import { stepBack } from './press.ts';
import { dragging } from './select/dragging.ts';
import { marquee } from './select/marquee.ts';
import { resizing } from './select/resizing.ts';
import type { Outcome, Phase, ToolState } from './state.ts';
import type { Effect, PointerInput, ToolContext, ToolEvent } from './types.ts';

export interface Step {
	readonly state: ToolState;
	/** To be carried out in this order. */
	readonly effects: readonly Effect[];
}

/**
 * The one way into the tools: what a state becomes by an event, and what is to be done for it.
 * Pure: the same three give the same answer. After carrying out the effects the caller sends
 * `refresh` when camera, tool, Space or permission have changed, and `tick` once per frame while
 * `wantsTicks`.
 */
export function step(state: ToolState, event: ToolEvent, context: ToolContext): Step {
	const known: ToolState = {
		...state,
		contacts: contactsAfter(state.contacts, event),
		pen: penAfter(state.pen, event)
	};
	const outcome = route(known, event, context);
	const cursor = cursorOf(outcome.phase, context);
	const pressed = event.kind === 'pointer-down';
	return {
		state: {
			phase: outcome.phase,
			contacts: known.contacts,
			pen: known.pen,
			click: outcome.click ?? (pressed ? null : state.click),
			cursor
		},
		effects:
			cursor === state.cursor
				? outcome.effects
				: [...outcome.effects, { kind: 'cursor', name: cursor }]
	};
}

/** True while time alone can change something: a long press, scrolling at the edge. */
export function wantsTicks({ phase }: ToolState): boolean {
	switch (phase.kind) {
		case 'pointing':
			return mayBecomeLong(phase);
		case 'dragging':
		case 'marquee':
		case 'resizing':
		case 'placing':
		case 'drawing':
		case 'linking':
			return phase.edge.since !== null;
		case 'idle':
		case 'carrying':
		case 'aiming':
		case 'inking':
		case 'erasing':
		case 'panning':
		case 'pinching':
		case 'spent':
			return false;
	}
}

function route(state: ToolState, event: ToolEvent, context: ToolContext): Outcome {
	const { phase } = state;
	switch (event.kind) {
		case 'pointer-down':
			return onDown(state, event, context);
		case 'pointer-move':
			if (phase.kind === 'idle' && isLinkTool(context.tool) && context.canEdit) {
				return { phase, effects: hover(event, context) };
			}
			return onPointer(phase, event, context);
		case 'pointer-up':
		case 'pointer-cancel':
			return onPointer(phase, event, context);
		case 'cancel':
			return phase.kind === 'idle' ? stepBack(context) : dispatch(phase, event, context);
		case 'toolbar-drag':
			return onToolbar(phase, event, context);
		case 'carry':
			return phase.kind === 'idle' && event.phase === 'begin'
				? startCarrying(context)
				: dispatch(phase, event, context);
		case 'link':
			return phase.kind === 'idle' && event.phase === 'begin'
				? beginLink(event, context)
				: dispatch(phase, event, context);
		case 'neighbour':
			return { phase, effects: phase.kind === 'idle' ? beside(event, context) : [] };
		case 'place':
			return { phase, effects: phase.kind === 'idle' ? placeInView(context) : [] };
		case 'tick':
		case 'modifiers':
		case 'refresh':
		case 'lost':
		case 'pen-mode':
			return dispatch(phase, event, context);
	}
}

function dispatch(phase: Phase, event: ToolEvent, context: ToolContext): Outcome {
	switch (phase.kind) {
		case 'idle':
			return { phase, effects: [] };
		case 'carrying':
			return onCarrying(phase, event, context);
		case 'pointing':
			return onPointing(phase, event, context);
		case 'dragging':
			return holding(phase, event, context, dragging);
		case 'marquee':
			return holding(phase, event, context, marquee);
		case 'resizing':
			return holding(phase, event, context, resizing);
		case 'placing':
			return onPlacing(phase, event, context);
		case 'drawing':
			return holding(phase, event, context, drawing);
		case 'aiming':
			return onAiming(phase, event, context);
		case 'linking':
			return onLinking(phase, event, context);
		case 'inking':
			return onInking(phase, event, context);
		case 'erasing':
			return onErasing(phase, event, context);
		case 'panning':
			return onPanning(phase, event);
		case 'pinching':
			return onPinching(phase, event);
		case 'spent':
			return onSpent(phase, event);
	}
}

const onPointer = (phase: Phase, event: PointerInput, context: ToolContext): Outcome =>
	owns(phase, event.pointer)
		? dispatch(phase, withLostRelease(phase, event), context)
		: { phase, effects: [] };

/** A mouse that moves with no button down while we hold it was released out of our sight. */
const withLostRelease = (phase: Phase, event: PointerInput): PointerInput =>
	heldBy(phase) !== null &&
	event.kind === 'pointer-move' &&
	event.device === 'mouse' &&
	event.buttons === 0
		? { ...event, kind: 'pointer-cancel' }
		: event;

function onToolbar(
	phase: Phase,
	event: Extract<ToolEvent, { kind: 'toolbar-drag' }>,
	context: ToolContext
): Outcome {
	if (event.phase !== 'begin') return dispatch(phase, event, context);
	if (!context.canEdit) return { phase, effects: [] };
	const { rest, effects } = letGo(phase);
	const carried: readonly Effect[] = rest.kind === 'carrying' ? [{ kind: 'preview-clear' }] : [];
	const begun = startToolbarDrag(event, context);
	return { ...begun, effects: [...effects, ...carried, ...begun.effects] };
}

function beside(
	event: Extract<ToolEvent, { kind: 'neighbour' }>,
	context: ToolContext
): readonly Effect[] {
	const [only, ...others] = context.selection;
	const of = event.of ?? context.editing ?? (others.length === 0 ? only : undefined);
	return of !== undefined && context.canEdit ? neighbourOf(of, event.side, context) : [];
}
