import { startPointing } from '../gestures/pointing.ts';
import { IDLE, type Outcome } from '../state.ts';
import type { PointerInput, ToolContext } from '../types.ts';
import { endPressed } from './click.ts';

/** What a press of the connector's tools begins. */
export const pressLink = (event: PointerInput, context: ToolContext): Outcome =>
	startPointing(event, endPressed(event, context) ?? { kind: 'link' }, context, null, IDLE);
