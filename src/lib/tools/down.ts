import { isAlone } from './gestures/contacts.ts';
import { oneMore, startPinch } from './gestures/pinching.ts';
import { FINGER_TAP_MS } from './limits.ts';
import { heldBy, letGo, owns } from './owner.ts';
import { press } from './press.ts';
import type { Outcome, Phase, Resting, ToolState } from './state.ts';
import type { PointerInput, ToolContext } from './types.ts';

/**
 * A pointer more. Two fingers always mean the view, and what one of them began is taken back; else
 * the first pointer keeps what it holds, unless it turns out to be gone or a pen comes beside it.
 */
export function onDown(state: ToolState, event: PointerInput, context: ToolContext): Outcome {
	const { phase, contacts } = state;
	const holder = heldBy(phase);
	const [a, b] = contacts;
	if (event.device === 'touch' && (holder === 'touch' || holder === null) && a && b) {
		return phase.kind === 'pinching'
			? { phase: oneMore(phase), effects: [] }
			: afterLettingGo(phase, (rest) => startPinch([a, b], rest, tapSince(phase, event)));
	}
	if (holder !== null && !takesOver(phase, event)) return { phase, effects: [] };
	return afterLettingGo(phase, (rest) => press(state, rest, event, context));
}

/** A finger that has moved or made something meanwhile isn't one of those that tap. */
const tapSince = (phase: Phase, event: PointerInput): number | null =>
	phase.kind === 'pointing' && event.time - phase.time <= FINGER_TAP_MS ? event.time : null;

function takesOver(phase: Phase, event: PointerInput): boolean {
	// Down twice without a release between: the release was lost.
	if (owns(phase, event.pointer)) return true;
	// A press on the canvas while something hangs from the toolbar: the drop was lost.
	if (phase.kind === 'placing' && phase.from === 'toolbar') return true;
	return heldBy(phase) === 'touch' && (event.device === 'pen' || isAlone(event));
}

function afterLettingGo(phase: Phase, begin: (rest: Resting) => Outcome): Outcome {
	const { rest, effects } = letGo(phase);
	const next = begin(rest);
	return { ...next, effects: [...effects, ...next.effects] };
}
