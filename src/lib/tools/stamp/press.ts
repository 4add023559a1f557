import { startPointing } from '../gestures/pointing.ts';
import { IDLE, type Outcome } from '../state.ts';
import type { PointerInput, ToolContext } from '../types.ts';

/** The stamp tool: each click is a stamp, and the next one may follow; a drag moves the paper. */
export const pressStamp = (event: PointerInput, context: ToolContext): Outcome =>
	startPointing(event, { kind: 'stamp' }, context, null, IDLE);
