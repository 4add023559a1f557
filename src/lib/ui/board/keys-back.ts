import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { isByKey } from '#lib/ui/kit/by-key.ts';

/**
 * Svelte attachment for a bar: whoever points at something there has the keys on the board again. Who
 * presses it by key is on the way through the bar, and what opens a menu hands the keys to that.
 */
export const keysBack =
	(board: BoardView) =>
	(bar: HTMLElement): (() => void) => {
		const onclick = (event: MouseEvent): void => {
			const opens = event.target instanceof Element && event.target.closest('[aria-haspopup]');
			if (!isByKey(event) && !opens) board.refocus();
		};
		bar.addEventListener('click', onclick);
		return () => bar.removeEventListener('click', onclick);
	};

/**
 * For the menu of a bar's button: after a choice the keys are the board's again; after Escape, the
 * button's.
 */
export function keysAfterChoice(board: BoardView): {
	chose: () => void;
	/** For the menu's `onrefocus`. */
	refocus: (event: Event) => void;
} {
	let chosen = false;
	return {
		chose: () => (chosen = true),
		refocus: (event) => {
			if (!chosen) return;
			chosen = false;
			event.preventDefault();
			board.refocus();
		}
	};
}
