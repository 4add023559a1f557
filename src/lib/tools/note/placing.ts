import { toBoard, type Camera } from '../../domain/camera.ts';
import { endEdit } from '../effects.ts';
import { AWAY, edgeAt } from '../gestures/edge-scroll.ts';
import { heldFrom, holding, modifiersOf } from '../gestures/held.ts';
import { IDLE, type Behaviour, type Outcome, type Placing, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolbarDragInput, ToolContext, ToolEvent } from '../types.ts';

const GONE: Effect = { kind: 'ghost', at: null };

/** Colour and model, when it has them; exactOptional types and equality both like absent keys. */
const paper = (phase: Placing): Pick<Placing, 'color' | 'like'> => ({
	...(phase.color !== undefined && { color: phase.color }),
	...(phase.like !== undefined && { like: phase.like })
});

function ghost(phase: Placing, camera: Camera): Effect {
	if (phase.over) return GONE;
	return { kind: 'ghost', at: toBoard(camera, phase.screen), ...paper(phase) };
}

/** The tool that made a note gives way to the one that works with it. */
function afterUse(phase: Placing, context: ToolContext): readonly Effect[] {
	const stays = context.keepTool || context.tool === 'select' || phase.from === 'plus';
	return stays ? [] : [{ kind: 'set-tool', tool: 'select' }];
}

export const placing: Behaviour<Placing> = {
	edits: true,
	draw: (phase, _context, camera) => [ghost(phase, camera)],
	drop(phase, context) {
		if (phase.over) return { phase: IDLE, effects: [GONE] };
		const at = toBoard(context.camera, phase.screen);
		const create: Effect = { kind: 'create-note', at, edit: true, ...paper(phase) };
		return {
			phase: IDLE,
			effects: [GONE, ...endEdit(context), ...afterUse(phase, context), create]
		};
	},
	abandon: () => [GONE]
};

/** The note tool: in the hand from the press on, made where it is let go. */
export function pressNote(event: PointerInput, context: ToolContext): Outcome {
	const phase: Placing = {
		kind: 'placing',
		from: 'tool',
		over: false,
		pointer: event.pointer,
		device: event.device,
		screen: event.screen,
		mods: modifiersOf(event),
		edge: edgeAt(AWAY, event.screen, context.view, event.time)
	};
	return {
		phase,
		effects: [
			...endEdit(context),
			{ kind: 'capture', pointer: event.pointer },
			ghost(phase, context.camera)
		]
	};
}

/** A + pulled off its note: a note like that one, under the pointer. */
export function startPlacing(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	like: string
): Outcome {
	const phase: Placing = {
		kind: 'placing',
		from: 'plus',
		over: false,
		like,
		...heldFrom(press, event, context)
	};
	return { phase, effects: [ghost(phase, context.camera)] };
}

/** Not a pointer of the canvas: toolbar drags come as events of their own. */
const TOOLBAR_POINTER = -1;
const NO_MODS = { shift: false, alt: false, mod: false };

export function startToolbarDrag(event: ToolbarDragInput, context: ToolContext): Outcome {
	const phase: Placing = {
		kind: 'placing',
		from: 'toolbar',
		over: event.over,
		pointer: TOOLBAR_POINTER,
		device: 'mouse',
		screen: event.screen,
		mods: NO_MODS,
		edge: AWAY,
		...(event.color !== undefined && { color: event.color })
	};
	return { phase, effects: event.over ? [] : [ghost(phase, context.camera)] };
}

export function onToolbarDrag(
	phase: Placing,
	event: ToolbarDragInput,
	context: ToolContext
): Outcome {
	if (phase.from !== 'toolbar') return { phase, effects: [] };
	if (event.phase === 'cancel') return { phase: IDLE, effects: placing.abandon(phase) };
	const next: Placing = {
		...phase,
		over: event.over,
		screen: event.screen,
		// The toolbar may lie at the edge of the view: what is over it doesn't scroll the board.
		edge: event.over ? AWAY : edgeAt(phase.edge, event.screen, context.view, event.time)
	};
	if (!context.canEdit) return { phase: IDLE, effects: placing.abandon(phase) };
	if (event.phase === 'drop') return placing.drop(next, context);
	return { phase: next, effects: placing.draw(next, context, context.camera) };
}

export const onPlacing = (phase: Placing, event: ToolEvent, context: ToolContext): Outcome =>
	event.kind === 'toolbar-drag'
		? onToolbarDrag(phase, event, context)
		: holding(phase, event, context, placing);
