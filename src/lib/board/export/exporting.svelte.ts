import type { BoardView } from '../board-view.svelte.ts';
import { piece } from '../piece.ts';
import type { ExportChoice, ExportHost, ExportOutcome } from './types.ts';

/** Taking the board along: asks how, or copies at once. The work itself is loaded when it is needed. */
export class Exporting {
	/** The person is choosing what to take along, and how. */
	asking: boolean = $state(false);
	/** A file is being made. */
	busy: boolean = $state(false);
	/** The page around the board sets it: who draws, and says what came of it. */
	hosted: (() => Promise<ExportHost>) | null = null;
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	ask(): void {
		this.#board.writing.end();
		this.asking = true;
	}

	close(): void {
		this.asking = false;
		this.#board.refocus();
	}

	/** What is selected as a picture into the clipboard. */
	async copySelection(): Promise<void> {
		const scope = { kind: 'selection' } as const;
		await this.take({ scope, format: 'png', way: 'copy', background: false });
	}

	/** Does it, and says what came of it; answers whether it was done. One at a time. */
	async take(choice: ExportChoice): Promise<boolean> {
		if (this.busy || !this.hosted) return false;
		this.busy = true;
		const host = await piece(this.#board.host, this.hosted);
		const outcome = host ? await this.#taken(host, choice) : 'failed';
		this.busy = false;
		host?.say(outcome);
		return outcome.startsWith('copied') || outcome.startsWith('saved');
	}

	async #taken(host: ExportHost, choice: ExportChoice): Promise<ExportOutcome> {
		try {
			const { takeAlong } = await import('./take-along.ts');
			return await takeAlong(this.#board, host, choice);
		} catch {
			// A part of the page that couldn't be loaded, a picture that the machine has no room for.
			return 'failed';
		}
	}
}
