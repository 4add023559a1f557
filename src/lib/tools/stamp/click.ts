import { toBoard } from '../../domain/camera.ts';
import type { Point } from '../../domain/geometry.ts';
import { endEdit } from '../effects.ts';
import { IDLE, type Outcome, type Pointing } from '../state.ts';
import type { Effect, ToolContext } from '../types.ts';

export const makeStamp = (at: Point, context: ToolContext): readonly Effect[] => [
	...endEdit(context),
	{ kind: 'create-stamp', at: [Math.round(at[0]), Math.round(at[1])] }
];

/** Where the press was, by the camera of now: the board may have moved under the pointer. */
export const clickStamp = (phase: Pointing, context: ToolContext): Outcome => ({
	phase: IDLE,
	effects: context.canEdit ? makeStamp(toBoard(context.camera, phase.start), context) : []
});
