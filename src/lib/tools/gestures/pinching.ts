import { distance, sub, type Point } from '../../domain/geometry.ts';
import { FINGER_TAP_MS, dragThreshold } from '../limits.ts';
import type { Outcome, Panning, Pinching, Resting } from '../state.ts';
import type { Effect, ToolEvent } from '../types.ts';

/** CSS px. Nearer than this, two fingers' distance is mostly noise, and its ratio explodes. */
const MIN_SPREAD = 16;

const centre = ([a, b]: Pinching['at']): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const spread = ([a, b]: Pinching['at']): number => Math.max(MIN_SPREAD, distance(a, b));

/** @param tapSince ms, when the second finger came down; null where the first held something already */
export function startPinch(
	fingers: readonly [readonly [number, Point], readonly [number, Point]],
	resume: Resting,
	tapSince: number | null
): Outcome {
	const [[a, atA], [b, atB]] = fingers;
	const at = [atA, atB] as const;
	const tap = tapSince === null ? null : { since: tapSince, fingers: 2, start: at };
	const phase: Pinching = { kind: 'pinching', pointers: [a, b], at, resume, tap };
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

function stillTap({ tap }: Pinching, at: Pinching['at'], time: number): boolean {
	if (!tap || time - tap.since > FINGER_TAP_MS) return false;
	const most = dragThreshold('touch');
	return distance(at[0], tap.start[0]) < most && distance(at[1], tap.start[1]) < most;
}

/** What the finger that stays may still end. */
const tapOf = ({ tap }: Pinching): Pick<Panning, 'moved' | 'tap'> =>
	tap ? { moved: false, tap } : { moved: true };

/** One finger more while two are down already: only a tap has a use for it. */
export const oneMore = (phase: Pinching): Pinching =>
	phase.tap ? { ...phase, tap: { ...phase.tap, fingers: phase.tap.fingers + 1 } } : phase;

export function onPinching(phase: Pinching, event: ToolEvent): Outcome {
	switch (event.kind) {
		case 'pointer-move': {
			const at: Pinching['at'] =
				event.pointer === phase.pointers[0]
					? [event.screen, phase.at[1]]
					: [phase.at[0], event.screen];
			// Fingers that tap roll a little, and the view shouldn't.
			if (stillTap(phase, at, event.time)) return { phase: { ...phase, at }, effects: [] };
			const from = phase.tap?.start ?? phase.at;
			const by = sub(centre(at), centre(from));
			const factor = spread(at) / spread(from);
			const effects: Effect[] = [];
			if (by[0] !== 0 || by[1] !== 0) effects.push({ kind: 'pan', by });
			if (factor !== 1) effects.push({ kind: 'zoom', at: centre(at), factor });
			return { phase: { ...phase, at, tap: null }, effects };
		}
		case 'pointer-up':
			return { phase: { ...oneLeft(phase, event.pointer), ...tapOf(phase) }, effects: [] };
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
		case 'link':
		case 'neighbour':
		case 'place':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}
