import type { BoardView } from '../board-view.svelte.ts';
import type { ExportOutcome } from './exporting.svelte.ts';

export async function takeAlong(_board: BoardView, _choice: unknown): Promise<ExportOutcome> {
	return 'nothing';
}
