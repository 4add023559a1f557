import { deleteElements } from '#lib/domain/board-doc.ts';
import type { BoardView } from './board-view.svelte.ts';

/** What the eraser has passed over: faded until the release, straight on the nodes. */
export class Erasing {
	readonly #board: BoardView;
	#faded: readonly string[] = [];

	constructor(board: BoardView) {
		this.#board = board;
	}

	preview(ids: readonly string[]): void {
		const { elements, far } = this.#board;
		const next = new Set(ids);
		for (const id of this.#faded) if (!next.has(id)) fade(elements.get(id)?.node, false);
		for (const id of ids) fade(elements.get(id)?.node, true);
		this.#faded = ids;
		far.fade(next);
	}

	/** Deletes them and what they carry, as one intention. */
	commit(ids: readonly string[]): void {
		const board = this.#board;
		board.undo.boundary();
		const gone = deleteElements(board.board, board.elements.goingWith(ids));
		board.host.announce('deleted', gone.length);
	}
}

/** Opacity of what will go. */
const FADED = '0.25';

function fade(node: HTMLElement | null | undefined, on: boolean): void {
	if (node) node.style.opacity = on ? FADED : '';
}
