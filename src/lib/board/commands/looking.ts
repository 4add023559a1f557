import { barRoom } from '../bar-room.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { SHEET_PADDING } from '../camera-view.svelte.ts';

/** Board units round what is fitted when it is a selection. */
const SELECTION_PADDING = 96;
/** Board units round everything. */
const ALL_PADDING = 48;

/** Where the view is. */
export function lookingCommands(board: BoardView) {
	const { camera } = board;
	return {
		'zoom-in': () => camera.zoomStep(1),
		'zoom-out': () => camera.zoomStep(-1),
		'zoom-100': () => camera.zoomTo(1),
		'fit-all': () => {
			const all = board.whereabouts.content();
			if (all) camera.fit(all, { padding: ALL_PADDING });
		},
		'fit-selection': () => {
			const rect = board.selectionRect();
			const above = board.canEdit ? barRoom(board.selection.size) : 0;
			if (rect) camera.fit(rect, { padding: SELECTION_PADDING, above });
		},
		'canvas-next': () => toCanvas(board, 1),
		'canvas-previous': () => toCanvas(board, -1)
	};
}

function toCanvas(board: BoardView, step: 1 | -1): void {
	const { frames, camera } = board;
	const here = board.whereabouts.aimedSheet();
	const at = frames.sheets.findIndex(({ frame }) => frame.id === here?.frame.id);
	const next = frames.sheets[at + step] ?? here;
	if (next) camera.fit(next.rect, { padding: SHEET_PADDING });
}
