import type { Command } from '#lib/protocol/commands/commands.ts';
import type { BoardView } from '../board-view.svelte.ts';

/** Where everybody looks, and what one says to the room without words. */
export function roomCommands(board: BoardView) {
	const ask = (command: Command): void => {
		void board.run.command(command).then((problem) => {
			if (problem !== null) board.run.onproblem?.(problem);
		});
	};
	return {
		laser: () => board.laser.toggle(),
		hand: () => void board.attention.raise(!board.attention.hand),
		'bring-here': () => {
			const { x, y, w, h } = board.leading.sight;
			ask({ kind: 'bring', board: board.workshop.boardRef.id, view: [x, y, w, h] });
		},
		'hold-here': () => {
			const on = board.attention.now.hold !== board.workshop.me.participant;
			ask({ kind: 'hold', on });
		},
		protect: () => {
			const ids = [...board.selection];
			if (ids.length > 0) void board.order.protect(ids);
		},
		release: () => {
			const { picked } = board.order;
			if (picked !== null) void board.order.release([picked]);
		},
		'freeze-canvas': () => {
			const at = board.tooling.menuSpot;
			const frame = (at && board.frames.at(at)?.frame) ?? board.whereabouts.sheet()?.frame;
			if (frame) void board.order.freezeCanvas(frame.id, !board.order.frozen.has(frame.id));
		},
		spotlight: () => {
			const [first] = board.selection;
			const element = board.attention.now.spotlight ? null : (first ?? null);
			ask({ kind: 'spotlight', board: board.workshop.boardRef.id, element });
		}
	};
}
