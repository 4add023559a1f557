import type { UndoResult } from '#lib/domain/undo.ts';
import type { BoardView } from './board-view.svelte.ts';
import { vanishesEmpty } from './typing.ts';

/** Takes a step back or forth. Writing ends first: a step may take the note away. */
export function stepped(board: BoardView, direction: 'undo' | 'redo'): UndoResult | null {
	if (board.order.step(direction)) return null;
	const written = board.writing.inElement;
	let result = board.undo[direction]();
	board.elements.flush();
	// Between being made and written in a note is nothing: nobody stops there who isn't writing.
	if (result?.done && written === null && isBlank(board, result.ids)) {
		if (board.undo.isAbout(direction, result.ids)) result = board.undo[direction]() ?? result;
		board.elements.flush();
	}
	if (written !== null && !board.elements.get(written)) board.writing.end();
	return result;
}

const isBlank = (board: BoardView, ids: readonly string[]): boolean =>
	ids.length > 0 &&
	ids.every((id) => {
		const rec = board.elements.get(id)?.rec;
		return rec !== undefined && vanishesEmpty(rec, true);
	});
