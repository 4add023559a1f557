import type { BoardView } from '../board-view.svelte.ts';

/** Finding, and what lies over the board to find things with. */
export function findingCommands(board: BoardView) {
	const { surfaces, finding } = board;
	return {
		find: () => surfaces.show({ kind: 'find' }),
		'find-next': () => finding.step(1),
		'find-previous': () => finding.step(-1),
		palette: () => surfaces.openPalette(),
		'copy-link': () => board.links.copy(),
		minimap: () => board.settings.setMinimap(!board.settings.minimap),
		'canvas-add': () => {
			surfaces.gallery = true;
		},
		comment: () => board.comments.beginHere(),
		comments: () => surfaces.toggle('comments')
	};
}
