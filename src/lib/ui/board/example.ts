import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { useToasts } from '#lib/ui/kit/toasts.svelte.ts';

/** Shows or hides a canvas's worked example, and says that it is for one's own eyes. */
export function useExample(board: BoardView, i18n: I18n): (frame: string) => void {
	const toasts = useToasts();
	return (frame) => {
		board.frames.toggleExample(frame);
		if (board.frames.examples.has(frame)) {
			toasts.show({ kind: 'info', text: i18n.m.board.canvases.exampleNote });
		}
	};
}
