import type { Outcome, Spent } from '../state.ts';
import type { ToolEvent } from '../types.ts';

/** Waits for the finger to be lifted after a long press has done its work. */
export function onSpent(phase: Spent, event: ToolEvent): Outcome {
	switch (event.kind) {
		case 'pointer-up':
		case 'pointer-cancel':
		case 'lost':
			return { phase: phase.resume, effects: [] };
		case 'pointer-down':
		case 'pointer-move':
		case 'tick':
		case 'cancel':
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
