import { toBoard } from '../../domain/camera.ts';
import type { Point } from '../../domain/geometry.ts';
import { endEdit } from '../effects.ts';
import { startPointing } from '../gestures/pointing.ts';
import { IDLE, type Outcome, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';

/** The stamp tool: each click is a stamp, and the next one may follow; a drag moves the paper. */
export const pressStamp = (event: PointerInput, context: ToolContext): Outcome =>
	startPointing(event, { kind: 'stamp' }, context, null, IDLE);

export const makeStamp = (at: Point, context: ToolContext): readonly Effect[] => [
	...endEdit(context),
	{ kind: 'create-stamp', at: [Math.round(at[0]), Math.round(at[1])] }
];

/** Where the press was, by the camera of now: the board may have moved under the pointer. */
export const clickStamp = (phase: Pointing, context: ToolContext): Outcome => ({
	phase: IDLE,
	effects: context.canEdit ? makeStamp(toBoard(context.camera, phase.start), context) : []
});
