import type { BoardView } from '../board-view.svelte.ts';

/** Bringing images to the board, and taking the board along. */
export function sharingCommands(board: BoardView) {
	return {
		'tool.image': () => board.images.pick(),
		'image-alt': () => {
			const [id] = board.selection;
			if (id !== undefined && board.elements.get(id)?.rec.kind === 'image') {
				board.images.describe(id);
			}
		},
		export: () => board.exporting.ask(),
		'copy-png': () => void board.exporting.copySelection()
	};
}
