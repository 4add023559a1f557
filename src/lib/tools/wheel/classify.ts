import type { WheelDevice, WheelInput, WheelState } from './types.ts';

/** ms of rest after which a new gesture begins, which may come from another device. */
const GESTURE_GAP_MS = 250;

/** CSS px. A wheel's first notch is at least this; a finger's first move is far less. */
export const FIRST_NOTCH = 40;

/** Contrary events in a row that outweigh what the gesture was taken for. */
const DOUBTS = 3;

/** What Chrome gives for one slow notch of a mouse on a Mac: 4 px and a rounding error. */
const MAC_NOTCH = 4.000244140625;

/** The unit of the legacy delta: one notch of a wheel. */
const LEGACY_NOTCH = 120;

/** Certain, whatever came before; null when the event could be either. */
function proof(input: WheelInput): WheelDevice | null {
	// Lines and pages: no browser counts a trackpad in them.
	if (input.deltaMode !== 0) return 'mouse';
	// Anything sideways is fingers, but for Shift, which turns a wheel's notch.
	return input.dx !== 0 && !input.shift ? 'trackpad' : null;
}

/** Whole notches, not the threefold px by which Chrome and Safari tell of fingers. */
function isLegacyNotch({ legacy, dy }: WheelInput): boolean {
	if (legacy === undefined || legacy === 0 || legacy % LEGACY_NOTCH !== 0) return false;
	return Math.abs(Math.abs(legacy) - 3 * Math.abs(dy)) >= 1;
}

/** What one event alone looks like. */
function guess(input: WheelInput): WheelDevice {
	const size = Math.abs(input.shift && input.dy === 0 ? input.dx : input.dy);
	if (Math.abs(size - MAC_NOTCH) < 1e-6 || isLegacyNotch(input)) return 'mouse';
	return size >= FIRST_NOTCH ? 'mouse' : 'trackpad';
}

/**
 * Mouse wheel or trackpad? The first event of a gesture decides and the rest of it follows, or a
 * swipe's fast middle would be taken for notches; only proof or repeated doubt changes it.
 */
export function classify(
	state: WheelState,
	input: WheelInput
): WheelState & { device: WheelDevice } {
	const { time } = input;
	const certain = proof(input);
	if (certain) return { device: certain, time, doubts: 0 };
	const seems = guess(input);
	const begins = state.device === null || time - state.time > GESTURE_GAP_MS;
	if (begins || state.device === null) return { device: seems, time, doubts: 0 };
	// A swipe grows and fades through every size: only small steps from a wheel are suspicious.
	if (state.device === 'trackpad' || seems === 'mouse') {
		return { device: state.device, time, doubts: 0 };
	}
	const doubts = state.doubts + 1;
	return doubts >= DOUBTS
		? { device: 'trackpad', time, doubts: 0 }
		: { device: 'mouse', time, doubts };
}
