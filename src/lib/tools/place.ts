import { toBoard } from '../domain/camera.ts';
import { centreOf, distance, type Point } from '../domain/geometry.ts';
import { makeBox } from './box/drawing.ts';
import { commentInView } from './comment/click.ts';
import { makeStamp } from './stamp/click.ts';
import type { Effect, ToolContext } from './types.ts';

/** Without a pointer: what the tool in the hand makes goes into the middle of the view. */
export function placeInView(context: ToolContext): readonly Effect[] {
	if (!context.canEdit) return [];
	const at = unlikeOthers(
		toBoard(context.camera, [context.view[0] / 2, context.view[1] / 2]),
		context
	);
	switch (context.tool) {
		case 'note':
			return [
				...(context.keepTool ? [] : [{ kind: 'set-tool', tool: 'select' } as const]),
				{ kind: 'create-note', at, edit: true }
			];
		case 'text':
		case 'shape':
		case 'frame':
			return makeBox(context.tool, at, context);
		case 'stamp':
			return makeStamp(at, context);
		case 'comment':
			return commentInView(context);
		default:
			return [];
	}
}

/** Board units between things that were made in the middle of the same view. */
const ASIDE = 24;

/** A little aside of what has its middle there already: nobody sees two that cover each other. */
function unlikeOthers(middle: Point, context: ToolContext): Point {
	let [x, y] = middle;
	const isTaken = (): boolean =>
		context.within({ x: x - 1, y: y - 1, w: 2, h: 2 }).some((id) => {
			const rect = context.rectOf(id);
			return rect !== null && distance(centreOf(rect), [x, y]) < ASIDE / 2;
		});
	while (isTaken()) [x, y] = [x + ASIDE, y + ASIDE];
	return [x, y];
}

/** Whether Enter makes something with this tool. */
export const makesByKey = (tool: ToolContext['tool']): boolean =>
	tool === 'note' ||
	tool === 'text' ||
	tool === 'shape' ||
	tool === 'frame' ||
	tool === 'stamp' ||
	tool === 'comment';
