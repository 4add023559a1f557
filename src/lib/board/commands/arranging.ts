import { reorder } from '#lib/domain/board-doc.ts';
import type { BoardView } from '../board-view.svelte.ts';

/** What lies above what, and how what is selected stands to each other. */
export function arrangingCommands(board: BoardView) {
	const order = (shift: 'front' | 'back' | 'forward' | 'backward') => () => {
		reorder(board.board, board.selection, shift);
		board.refocus();
	};
	return {
		'bring-forward': order('forward'),
		'send-backward': order('backward'),
		'to-front': order('front'),
		'to-back': order('back')
	};
}
