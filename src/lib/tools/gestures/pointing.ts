import { distance } from '../../domain/geometry.ts';
import { toBoard } from '../../domain/camera.ts';
import { clickComment } from '../comment/click.ts';
import { connectAt } from '../connector/aiming.ts';
import { clickLink, linkAt } from '../connector/click.ts';
import { startLinking } from '../connector/linking.ts';
import { isLinkTool } from '../connector/types.ts';
import { endEdit } from '../effects.ts';
import { startPlacing } from '../note/placing.ts';
import { neighbourOf } from '../note/neighbour.ts';
import { clickStamp } from '../stamp/click.ts';
import { dropAt } from '../keyboard/carrying.ts';
import { clickElement, clickEmpty, selectForMenu } from '../select/click.ts';
import { startDrag } from '../select/dragging.ts';
import { startMarquee } from '../select/marquee.ts';
import { startResize } from '../select/resizing.ts';
import { unitAt } from '../select/unit.ts';
import { dragThreshold, LONG_PRESS_MS } from '../limits.ts';
import {
	IDLE,
	type Click,
	type Outcome,
	type Pointing,
	type Press,
	type Resting
} from '../state.ts';
import type { Effect, PointerInput, ToolContext, ToolEvent } from '../types.ts';
import { modifiersOf } from './held.ts';
import { panFromPress } from './panning.ts';

/** Waits until a press shows what it is. */
export function startPointing(
	event: PointerInput,
	on: Press,
	context: ToolContext,
	previous: Click | null,
	resume: Resting
): Outcome {
	const phase: Pointing = {
		kind: 'pointing',
		pointer: event.pointer,
		device: event.device,
		on,
		start: event.screen,
		origin: toBoard(context.camera, event.screen),
		time: event.time,
		mods: modifiersOf(event),
		previous,
		resume
	};
	return { phase, effects: [{ kind: 'capture', pointer: event.pointer }] };
}

/** True for a press that opens the menu when it rests; a mouse has a button for that. */
export const mayBecomeLong = (phase: Pointing): boolean =>
	phase.device !== 'mouse' && (phase.on.kind === 'element' || phase.on.kind === 'empty');

export function onPointing(phase: Pointing, event: ToolEvent, context: ToolContext): Outcome {
	switch (event.kind) {
		case 'pointer-move':
			return distance(event.screen, phase.start) < dragThreshold(phase.device)
				? { phase, effects: [] }
				: becomeDrag(phase, event, context);
		case 'pointer-up':
			return becomeClick(phase, event, context);
		case 'tick':
			return mayBecomeLong(phase) && event.time - phase.time >= LONG_PRESS_MS
				? becomeLong(phase, context)
				: { phase, effects: [] };
		case 'pointer-cancel':
		case 'cancel':
		case 'lost':
			return { phase: phase.resume, effects: [] };
		case 'pointer-down':
		case 'modifiers':
		case 'refresh':
		case 'toolbar-drag':
		case 'carry':
		case 'link':
		case 'neighbour':
		case 'place':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}

const mayMove = ({ canEdit, closed }: ToolContext): boolean => canEdit && !closed?.has('move');
const mayMake = ({ canEdit, closed }: ToolContext): boolean => canEdit && !closed?.has('note');

function becomeDrag(phase: Pointing, event: PointerInput, context: ToolContext): Outcome {
	const { on } = phase;
	switch (on.kind) {
		case 'element':
			return mayMove(context)
				? dragElement(phase, event, context, on.id)
				: panFromPress(phase, event);
		case 'selection':
			return mayMove(context)
				? startDrag(phase, event, context, [...context.selection])
				: startMarquee(phase, event, context);
		case 'empty':
			if (phase.device === 'touch') return panFromPress(phase, event);
			return before(endEdit(context), startMarquee(phase, event, context));
		case 'handle':
			return mayMove(context)
				? before(endEdit(context), startResize(phase, event, context, on.handle))
				: { phase: IDLE, effects: [] };
		case 'plus':
			return mayMake(context)
				? startPlacing(phase, event, context, on.of)
				: { phase: IDLE, effects: [] };
		case 'link':
		case 'end':
			return dragLink(phase, event, context);
		case 'aim':
			return isLinkTool(context.tool)
				? dragLink(phase, event, context)
				: panFromPress(phase, event);
		case 'menu':
		case 'spot':
		case 'remark':
		case 'stamp':
			return panFromPress(phase, event);
	}
}

function dragLink(phase: Pointing, event: PointerInput, context: ToolContext): Outcome {
	const may = context.canEdit && !context.closed?.has('connector');
	const link = may ? linkAt(phase, context) : null;
	if (!link) return { phase: IDLE, effects: [] };
	return before(endEdit(context), startLinking(phase, event, context, link));
}

/** What isn't selected is selected first; Shift takes it along with what is. */
function dragElement(
	phase: Pointing,
	event: PointerInput,
	context: ToolContext,
	id: string
): Outcome {
	if (context.rectOf(id) === null) return { phase: IDLE, effects: [] };
	const ending = endEdit(context);
	// What is locked lies there like the board itself.
	if (context.isLocked(id)) {
		return phase.device === 'touch'
			? panFromPress(phase, event)
			: before(ending, startMarquee(phase, event, context));
	}
	if (context.selection.has(id)) {
		return before(ending, startDrag(phase, event, context, [...context.selection]));
	}
	const { shift, mod } = phase.mods;
	const unit = mod ? [id] : unitAt(id, context);
	const select: Effect = { kind: 'select', ids: unit, mode: shift ? 'add' : 'replace' };
	const ids = shift ? [...context.selection, ...unit] : unit;
	return before([...ending, select], startDrag(phase, event, context, ids));
}

function becomeClick(phase: Pointing, event: PointerInput, context: ToolContext): Outcome {
	const { on } = phase;
	switch (on.kind) {
		case 'element':
			return clickElement(phase, event, context, on.id);
		case 'selection':
		case 'empty':
			return clickEmpty(phase, event, context);
		case 'handle':
			return { phase: IDLE, effects: [] };
		case 'plus':
			return {
				phase: IDLE,
				effects: mayMake(context) ? neighbourOf(on.of, on.side, context) : []
			};
		case 'link':
		case 'end':
			return before(endEdit(context), clickLink(phase, event, context));
		case 'aim':
			return phase.resume.kind === 'aiming' && context.canEdit
				? connectAt(phase.resume, phase, context)
				: { phase: IDLE, effects: [] };
		case 'menu':
			return { phase: phase.resume, effects: selectForMenu(phase, context) };
		case 'stamp':
			return clickStamp(phase, context);
		case 'remark':
			return clickComment(phase, context);
		case 'spot':
			return phase.resume.kind === 'carrying'
				? dropAt(phase.resume, phase.origin, context)
				: { phase: IDLE, effects: [] };
	}
}

function becomeLong(phase: Pointing, context: ToolContext): Outcome {
	const { pointer, device, resume } = phase;
	return {
		phase: { kind: 'spent', pointer, device, resume },
		effects: selectForMenu(phase, context)
	};
}

const before = (effects: readonly Effect[], outcome: Outcome): Outcome => ({
	...outcome,
	effects: [...effects, ...outcome.effects]
});
