import { standingAlone } from '#lib/domain/carrying.ts';
import type { BoardView } from './board-view.svelte.ts';

/** Selects copies as their originals would be by a click: what one of them carries comes along unselected. */
export function selectMade(board: BoardView, ids: readonly string[]): void {
	board.elements.flush();
	board.select(standingAlone(board.elements.records(ids)).map(({ id }) => id));
}
