import { toBoard } from '../../domain/camera.ts';
import { contains, unionOf, type Point, type Rect } from '../../domain/geometry.ts';
import { endPressed } from '../connector/click.ts';
import { startPointing } from '../gestures/pointing.ts';
import { hitMargin } from '../limits.ts';
import { IDLE, type Click, type Outcome, type Press } from '../state.ts';
import type { PointerInput, ToolContext } from '../types.ts';

/** What a press of the select tool is on. */
export function pressSelect(
	event: PointerInput,
	context: ToolContext,
	previous: Click | null
): Outcome {
	const on = subject(event, context);
	// A press in the text that is being edited belongs to the caret.
	if (on.kind === 'element' && on.id === context.editing) return { phase: IDLE, effects: [] };
	return startPointing(event, on, context, previous, IDLE);
}

function subject(event: PointerInput, context: ToolContext): Press {
	const special = targeted(event, context);
	if (special) return special;
	const board = toBoard(context.camera, event.screen);
	const id = context.hit(board, hitMargin(event.device));
	if (id !== null) return { kind: 'element', id };
	const inGap = event.device !== 'touch' && !event.shift && isInSelection(board, context);
	return inGap ? { kind: 'selection' } : { kind: 'empty' };
}

function targeted(event: PointerInput, context: ToolContext): Press | null {
	const { target } = event;
	if (!target || !context.canEdit) return null;
	switch (target.kind) {
		case 'handle':
			return { kind: 'handle', handle: target.handle };
		case 'end':
			return endPressed(event, context);
		case 'plus': {
			const [of, ...others] = context.selection;
			return of === undefined || others.length > 0 ? null : { kind: 'plus', side: target.side, of };
		}
	}
}

/** Several selected elements are held by their common box, gaps included. */
function isInSelection(board: Point, context: ToolContext): boolean {
	if (context.selection.size < 2 || !context.canEdit) return false;
	const rects: Rect[] = [];
	for (const id of context.selection) {
		const rect = context.rectOf(id);
		if (rect) rects.push(rect);
	}
	const box = unionOf(rects);
	return box !== null && contains(box, board);
}
