import { toBoard } from '../../domain/camera.ts';
import type { Point } from '../../domain/geometry.ts';
import { hitMargin } from '../limits.ts';
import { IDLE, type Outcome, type Pointing } from '../state.ts';
import type { Effect, ToolContext } from '../types.ts';

/** What was under the press is what the comment is about. */
export function clickComment(phase: Pointing, context: ToolContext): Outcome {
	const at = toBoard(context.camera, phase.start);
	const id = context.hit(at, hitMargin(phase.device));
	return { phase: IDLE, effects: begin(at, id, context) };
}

/** Without a pointer: about the only selected element, else about the middle of the view. */
export function commentInView(context: ToolContext): readonly Effect[] {
	const [only, ...others] = context.selection;
	const rect = only !== undefined && others.length === 0 ? context.rectOf(only) : null;
	if (only !== undefined && rect) return begin([rect.x + rect.w, rect.y], only, context);
	const [w, h] = context.view;
	return begin(toBoard(context.camera, [w / 2, h / 2]), null, context);
}

const begin = (at: Point, id: string | null, { keepTool }: ToolContext): readonly Effect[] => [
	...(keepTool ? [] : [{ kind: 'set-tool', tool: 'select' } as const]),
	{ kind: 'comment', at, id }
];
