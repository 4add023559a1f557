import { owning, type OwningOptions, type Surroundings } from '#lib/domain/board-frames.ts';
import type { BoardView } from './board-view.svelte.ts';

/** What the view has at hand of the board, for domain/board-frames.ts. */
export const surroundings = ({ elements }: BoardView): Surroundings => ({
	frames: elements.links.frames,
	within: (rect) => elements.within(rect),
	carriedBy: elements.links.carriedBy,
	connectorsOf: elements.links.connectorsOf
});

/**
 * Does a write that moves, makes or resizes elements, as one transaction in which frames get what
 * lies in them now. Answers as `write` does, with the ids that it has written.
 */
export const owned = <T extends Iterable<string>>(
	board: BoardView,
	write: () => T,
	options?: OwningOptions
): T => owning(board.board, surroundings(board), write, options);
