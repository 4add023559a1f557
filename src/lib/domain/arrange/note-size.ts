import { resizeElements } from '../board-edit.ts';
import { readElement, type Board } from '../board.ts';
import { rectOf, type Rect, type Size } from '../geometry.ts';

/** Gives notes a size, each from its top-left corner; other kinds stay as they are. One transaction. */
export function setNoteSize(board: Board, ids: Iterable<string>, wh: Size): string[] {
	const rects = new Map<string, Rect>();
	for (const id of ids) {
		const record = readElement(board, id);
		if (record?.kind === 'note') rects.set(id, rectOf(record.xy, wh));
	}
	return resizeElements(board, rects);
}
