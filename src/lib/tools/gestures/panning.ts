import { distance, sub } from '../../domain/geometry.ts';
import { dragThreshold, FINGER_TAP_MS, HAND_ZOOM } from '../limits.ts';
import type { Click, FingerTap, Outcome, Panning, Pointing, Resting } from '../state.ts';
import type { PointerInput, ToolEvent } from '../types.ts';
import { clickAt, isDouble } from './click.ts';

/** Pans from the press on, without a threshold: the hand tool, Space, the middle button. */
export function startPan(
	event: PointerInput,
	by: Panning['by'],
	previous: Click | null,
	resume: Resting
): Outcome {
	const phase: Panning = {
		kind: 'panning',
		pointer: event.pointer,
		device: event.device,
		by,
		start: event.screen,
		screen: event.screen,
		moved: false,
		previous,
		resume
	};
	return { phase, effects: [{ kind: 'capture', pointer: event.pointer }] };
}

/** A press that turned out to be a pan: the paper catches up with what the threshold held back. */
export function panFromPress(press: Pointing, event: PointerInput): Outcome {
	const phase: Panning = {
		kind: 'panning',
		pointer: press.pointer,
		device: press.device,
		by: 'other',
		start: press.start,
		screen: event.screen,
		moved: true,
		previous: null,
		resume: press.resume
	};
	return { phase, effects: [{ kind: 'pan', by: sub(event.screen, press.start) }] };
}

export function onPanning(phase: Panning, event: ToolEvent): Outcome {
	switch (event.kind) {
		case 'pointer-move': {
			const moved =
				phase.moved || distance(event.screen, phase.start) >= dragThreshold(phase.device);
			// Fingers that tap roll a little, and the view shouldn't.
			if (phase.tap && !moved) return { phase, effects: [] };
			const by = sub(event.screen, phase.screen);
			return {
				phase: { ...phase, screen: event.screen, moved },
				effects: by[0] === 0 && by[1] === 0 ? [] : [{ kind: 'pan', by }]
			};
		}
		case 'pointer-up':
			if (phase.tap && !phase.moved) return afterTap(phase, phase.tap, event.time);
			return phase.by === 'hand' && !phase.moved
				? clickWithHand(phase, event)
				: { phase: phase.resume, effects: [] };
		case 'pointer-cancel':
		case 'cancel':
		case 'lost':
			return { phase: phase.resume, effects: [] };
		case 'pointer-down':
		case 'tick':
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

/** Two fingers that tap take a step back, three take it forth again. */
function afterTap({ resume }: Panning, { since, fingers }: FingerTap, time: number): Outcome {
	if (time - since > FINGER_TAP_MS || fingers > 3) return { phase: resume, effects: [] };
	return { phase: resume, effects: [{ kind: 'history', step: fingers === 2 ? 'undo' : 'redo' }] };
}

function clickWithHand(phase: Panning, event: PointerInput): Outcome {
	if (isDouble(phase.previous, null)) {
		return {
			phase: phase.resume,
			effects: [{ kind: 'zoom', at: event.screen, factor: HAND_ZOOM }]
		};
	}
	const click = clickAt(event, phase.device, event.screen, null);
	return { phase: phase.resume, effects: [], click };
}
