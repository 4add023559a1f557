import { startPointing } from '../gestures/pointing.ts';
import { IDLE, type Outcome } from '../state.ts';
import type { PointerInput, ToolContext } from '../types.ts';

/** The comment tool: a click on an element or a spot; a drag looks around. */
export const pressComment = (event: PointerInput, context: ToolContext): Outcome =>
	startPointing(event, { kind: 'remark' }, context, null, IDLE);
