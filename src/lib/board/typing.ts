import { fitTexts } from '#lib/domain/board-looks.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import type { BoardView } from './board-view.svelte.ts';
import { widthOf } from './text-measure.ts';

/** What goes with letters typed in an element, in the same transaction: a text's box follows its words. */
export const typedIn = (board: BoardView, id: string): void =>
	void fitTexts(board.board, [id], widthOf);

/**
 * Whether an element goes when writing in it ends with nothing said. What was only opened does;
 * words straight on the board always do, for there would be nothing to see of them.
 */
export const vanishesEmpty = (rec: ElementRecord, fresh: boolean): boolean => {
	if (!('text' in rec) || rec.text.trim() !== '') return false;
	return rec.kind === 'text' || (rec.kind === 'note' && fresh);
};
