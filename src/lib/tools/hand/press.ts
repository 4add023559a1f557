import { startPan } from '../gestures/panning.ts';
import type { Click, Outcome, Resting } from '../state.ts';
import type { PointerInput } from '../types.ts';

/** The hand takes the paper wherever it is pressed; a double click zooms in. */
export const pressHand = (event: PointerInput, previous: Click | null, resume: Resting): Outcome =>
	startPan(event, 'hand', previous, resume);
