import { panBy } from '../../domain/camera.ts';
import type { Point } from '../../domain/geometry.ts';
import {
	IDLE,
	type Behaviour,
	type Held,
	type Outcome,
	type Phase,
	type Pointing
} from '../state.ts';
import type { Modifiers, PointerInput, ToolContext, ToolEvent } from '../types.ts';
import { AWAY, edgeAt, edgeScroll } from './edge-scroll.ts';

export const modifiersOf = (event: Modifiers): Modifiers => ({
	shift: event.shift,
	alt: event.alt,
	mod: event.mod
});

/** The pointer of a press that has just become a drag. */
export const heldFrom = (press: Pointing, event: PointerInput, context: ToolContext): Held => ({
	pointer: press.pointer,
	device: press.device,
	screen: event.screen,
	mods: modifiersOf(event),
	edge: edgeAt(AWAY, event.screen, context.view, event.time)
});

/** The same phase with its pointer elsewhere, or with other modifiers. */
const at = <P extends Held>(
	phase: P,
	screen: Point,
	mods: Modifiers,
	time: number,
	context: ToolContext
): P => ({
	...phase,
	screen,
	mods: modifiersOf(mods),
	edge: edgeAt(phase.edge, screen, context.view, time)
});

/**
 * What all phases with something in the hand have in common: following the pointer, redrawing when
 * modifiers or the camera change, scrolling at the edge, and letting go without a trace.
 */
export function holding<P extends Phase & Held>(
	phase: P,
	event: ToolEvent,
	context: ToolContext,
	behaviour: Behaviour<P>
): Outcome {
	const abandoned = (): Outcome => ({ phase: IDLE, effects: behaviour.abandon(phase) });
	if (behaviour.edits && !context.canEdit) return abandoned();
	switch (event.kind) {
		case 'pointer-move': {
			const here = at(phase, event.screen, event, event.time, context);
			const next = behaviour.moved?.(here) ?? here;
			return { phase: next, effects: behaviour.draw(next, context, context.camera) };
		}
		case 'pointer-up':
			return behaviour.drop(at(phase, event.screen, event, event.time, context), context);
		case 'pointer-cancel':
		case 'cancel':
		case 'lost':
			return abandoned();
		case 'modifiers': {
			const next = { ...phase, mods: modifiersOf(event) };
			return { phase: next, effects: behaviour.draw(next, context, context.camera) };
		}
		case 'refresh':
			return { phase, effects: behaviour.draw(phase, context, context.camera) };
		case 'tick': {
			const scroll = edgeScroll(phase.edge, phase.screen, context.view, event.time);
			if (!scroll) return { phase, effects: [] };
			const next = { ...phase, edge: scroll.edge };
			// What is held is drawn where the camera is about to be, or it would lag a frame behind.
			const camera = panBy(context.camera, scroll.by);
			return {
				phase: next,
				effects: [{ kind: 'auto-scroll', by: scroll.by }, ...behaviour.draw(next, context, camera)]
			};
		}
		case 'pointer-down':
		case 'toolbar-drag':
		case 'carry':
		case 'link':
		case 'neighbour':
		case 'place':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}
