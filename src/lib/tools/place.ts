import { toBoard } from '../domain/camera.ts';
import { makeBox } from './box/drawing.ts';
import { makeStamp } from './stamp/press.ts';
import type { Effect, ToolContext } from './types.ts';

/** Without a pointer: what the tool in the hand makes goes into the middle of the view. */
export function placeInView(context: ToolContext): readonly Effect[] {
	if (!context.canEdit) return [];
	const at = toBoard(context.camera, [context.view[0] / 2, context.view[1] / 2]);
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
		default:
			return [];
	}
}

/** Whether Enter makes something with this tool. */
export const makesByKey = (tool: ToolContext['tool']): boolean =>
	tool === 'note' || tool === 'text' || tool === 'shape' || tool === 'frame' || tool === 'stamp';
