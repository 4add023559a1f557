import * as Y from 'yjs';
import { moveElements } from '#lib/domain/board-doc.ts';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { centreOf, contains, type Point } from '#lib/domain/geometry.ts';
import {
	framesOf,
	lapsOf,
	layFrames,
	PLAN,
	removeFrames,
	swapFrames
} from '#lib/domain/plan-doc.ts';
import type { BoardView } from './board-view.svelte.ts';

/**
 * Origin of notes that go along with their canvas: the plan's own change can't be undone with them,
 * so undo mustn't take back the half of it.
 */
const WITH_CANVAS = Symbol('with their canvas');

/** Lays canvases to the right of the others; answers the ids of their frames. */
export function addCanvases(board: BoardView, templates: readonly CanvasTemplate[]): string[] {
	const items = templates.map(({ id, frame, kind }) => ({
		id: board.host.newId(),
		canvas: id,
		wh: frame,
		loop: kind === 'loop'
	}));
	layFrames(board.workshop.plan.doc, items);
	return items.map(({ id }) => id);
}

/** Takes a canvas off the board; what people wrote stays. Answers the way to put it back. */
export function removeCanvas(board: BoardView, frame: string): () => void {
	const { doc } = board.workshop.plan;
	const undo = new Y.UndoManager([framesOf(doc), lapsOf(doc)], { trackedOrigins: new Set([PLAN]) });
	removeFrames(doc, [frame]);
	undo.stopCapturing();
	// Only this one change: what is done to the plan afterwards isn't this one's to take back.
	undo.trackedOrigins.clear();
	undo.trackedOrigins.add(undo);
	return () => {
		undo.undo();
		undo.destroy();
	};
}

/** Lets a canvas change places with its neighbour; what lies on either goes along. */
export function swapCanvases(board: BoardView, frame: string, other: string): void {
	// What the others have on it would be left behind.
	if (board.paper.isDesk) return board.host.say('sharedAtDesk');
	const carried = new Map<string, string[]>();
	for (const id of [frame, other]) {
		const sheet = board.frames.sheets.find((each) => each.frame.id === id);
		if (!sheet) return;
		const on = board.elements
			.within(sheet.rect)
			.filter((each) => contains(sheet.rect, centreOf(board.elements.get(each)?.rect ?? NOWHERE)));
		carried.set(id, board.elements.withCarried(on));
	}
	const moved = swapFrames(board.workshop.plan.doc, frame, other);
	if (!moved) return;
	const to = new Map<string, Point>();
	for (const [id, ids] of carried) {
		const by = moved.get(id) ?? [0, 0];
		for (const rec of board.elements.records(ids)) {
			if (!to.has(rec.id)) to.set(rec.id, [rec.xy[0] + by[0], rec.xy[1] + by[1]]);
		}
	}
	board.board.doc.transact(() => void moveElements(board.board, to), WITH_CANVAS);
}

const NOWHERE = { x: Infinity, y: Infinity, w: 0, h: 0 };
