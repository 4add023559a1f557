import type { BoardView } from './board-view.svelte.ts';

/** Says why something stayed as it was, if that is why. */
export function tellLocked(board: BoardView): void {
	let locked = 0;
	for (const id of board.selection) if (board.arranging.isLocked(id)) locked++;
	if (locked > 0) board.host.say(locked === board.selection.size ? 'locked' : 'lockedSome');
}
