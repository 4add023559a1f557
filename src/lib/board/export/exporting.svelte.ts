import type { BoardView } from '../board-view.svelte.ts';

export type ExportOutcome = 'copied' | 'saved' | 'too-large' | 'nothing' | 'refused';

/** Taking the board along: asks how, or copies at once. The work itself is loaded when it is needed. */
export class Exporting {
	/** The person is choosing what to take along, and how. */
	asking: boolean = $state(false);
	/** Tells them what came of it; the page around the board sets it. */
	onoutcome: ((outcome: ExportOutcome) => void) | null = null;
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	ask(): void {
		this.#board.endEdit();
		this.asking = true;
	}

	close(): void {
		this.asking = false;
		this.#board.refocus();
	}

	/** What is selected as a picture into the clipboard. */
	async copySelection(): Promise<void> {
		const { takeAlong } = await import('./take-along.ts');
		const choice = { scope: { kind: 'selection' }, format: 'png', way: 'copy' } as const;
		this.onoutcome?.(await takeAlong(this.#board, choice));
	}
}
