import { distance, sub, type Point } from '../../domain/geometry.ts';
import type { Outcome, Panning, Pinching, Resting } from '../state.ts';
import type { Effect, ToolEvent } from '../types.ts';

/** CSS px. Nearer than this, two fingers' distance is mostly noise, and its ratio explodes. */
const MIN_SPREAD = 16;

const centre = ([a, b]: Pinching['at']): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const spread = ([a, b]: Pinching['at']): number => Math.max(MIN_SPREAD, distance(a, b));

export function startPinch(
	fingers: readonly [readonly [number, Point], readonly [number, Point]],
	resume: Resting
): Outcome {
	const [[a, atA], [b, atB]] = fingers;
	const phase: Pinching = { kind: 'pinching', pointers: [a, b], at: [atA, atB], resume };
	return {
		phase,
		effects: [
			{ kind: 'capture', pointer: a },
			{ kind: 'capture', pointer: b }
		]
	};
}

/** The finger that stays down goes on panning, from where it is. */
function oneLeft(phase: Pinching, lifted: number): Panning {
	const stays = phase.pointers[0] === lifted ? 1 : 0;
	return {
		kind: 'panning',
		pointer: phase.pointers[stays],
		device: 'touch',
		by: 'other',
		start: phase.at[stays],
		screen: phase.at[stays],
		moved: true,
		previous: null,
		resume: phase.resume
	};
}

export function onPinching(phase: Pinching, event: ToolEvent): Outcome {
	switch (event.kind) {
		case 'pointer-move': {
			const at: Pinching['at'] =
				event.pointer === phase.pointers[0]
					? [event.screen, phase.at[1]]
					: [phase.at[0], event.screen];
			const by = sub(centre(at), centre(phase.at));
			const factor = spread(at) / spread(phase.at);
			const effects: Effect[] = [];
			if (by[0] !== 0 || by[1] !== 0) effects.push({ kind: 'pan', by });
			if (factor !== 1) effects.push({ kind: 'zoom', at: centre(at), factor });
			return { phase: { ...phase, at }, effects };
		}
		case 'pointer-up':
		case 'pointer-cancel':
			return { phase: oneLeft(phase, event.pointer), effects: [] };
		case 'cancel':
		case 'lost':
			return { phase: phase.resume, effects: [] };
		case 'pointer-down':
		case 'tick':
		case 'modifiers':
		case 'refresh':
		case 'toolbar-drag':
		case 'carry':
		case 'neighbour':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}
