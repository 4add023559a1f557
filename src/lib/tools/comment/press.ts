import { toBoard } from '../../domain/camera.ts';
import { startPointing } from '../gestures/pointing.ts';
import { hitMargin } from '../limits.ts';
import { IDLE, type Outcome, type Pointing } from '../state.ts';
import type { PointerInput, ToolContext } from '../types.ts';

/** The comment tool: a click on an element or a spot; a drag looks around. */
export const pressComment = (event: PointerInput, context: ToolContext): Outcome =>
	startPointing(event, { kind: 'remark' }, context, null, IDLE);

/** What was under the press is what the comment is about. */
export function clickComment(phase: Pointing, context: ToolContext): Outcome {
	const at = toBoard(context.camera, phase.start);
	const id = context.hit(at, hitMargin(phase.device));
	const back = context.keepTool ? [] : [{ kind: 'set-tool', tool: 'select' } as const];
	return { phase: IDLE, effects: [...back, { kind: 'comment', at, id }] };
}
