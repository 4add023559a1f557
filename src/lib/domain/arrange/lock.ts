import { patch } from '../board-patch.ts';
import { readElement, type Board } from '../board.ts';

/** Locks elements or unlocks them, in one transaction. Answers with those that weren't so before. */
export const setLocked = (board: Board, ids: Iterable<string>, locked: boolean): string[] =>
	patch(
		board,
		new Map([...ids].map((id) => [id, null])),
		() => ({ locked: locked ? true : undefined }),
		{ locked: 'too' }
	);

export const isLocked = (board: Board, id: string): boolean =>
	readElement(board, id)?.locked === true;
