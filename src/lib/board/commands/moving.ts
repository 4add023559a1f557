import { centreOf } from '#lib/domain/geometry.ts';
import { nearestInDirection, readingOrder } from '#lib/domain/neighbours.ts';
import { nudgeOf } from '#lib/tools/actions/resolve.ts';
import { DIRECTIONS, type Direction } from '#lib/tools/types.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { tellLocked } from '../locked.ts';
import { each } from './types.ts';

/** From element to element, and with them, by keyboard. */
export function movingCommands(board: BoardView) {
	return {
		...each('neighbour', DIRECTIONS, (side) => board.tooling.send({ kind: 'neighbour', side })),
		'focus-next': () => focusStep(board, 1),
		'focus-previous': () => focusStep(board, -1),
		...each('nearest', DIRECTIONS, (direction) => nearest(board, direction)),
		...each('nudge', DIRECTIONS, (direction, chord) => {
			board.moveBy(board.selection, nudgeOf(chord || direction) ?? [0, 0]);
			tellLocked(board);
			board.host.announce('moved', board.selection.size);
		}),
		'move-mode': () => {
			board.tooling.send({ kind: 'carry', phase: 'begin' });
			board.host.announce('moveMode');
		}
	};
}

/** Tab through the elements of the board, as they are read. */
function focusStep(board: BoardView, step: 1 | -1): boolean {
	const order = readingOrder([...board.elements.own()].map((view) => view.rec));
	const [id] = board.selection;
	const at = order.findIndex((rec) => rec.id === id);
	const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step;
	const rec = order[next];
	if (!rec) {
		// Past the last one Tab is the browser's and goes on to the bars: nobody is trapped in the board.
		board.select([]);
		return false;
	}
	board.whereabouts.focus(rec.id);
	return true;
}

function nearest(board: BoardView, direction: Direction): void {
	const records = [...board.elements.own()].map((view) => view.rec);
	const [id] = board.selection;
	const from = id === undefined ? undefined : board.elements.get(id);
	const next = from
		? nearestInDirection(records, from.rec, direction)
		: board.elements.hit(centreOf(board.camera.view), 2_000);
	const found = typeof next === 'string' ? next : next?.id;
	if (found) board.whereabouts.focus(found);
}
