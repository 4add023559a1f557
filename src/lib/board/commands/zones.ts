import { canArrange } from '#lib/domain/arrange/arrangeable.ts';
import type { ZoneOrder } from '#lib/domain/arrange/zone.ts';
import { centreOf } from '#lib/domain/geometry.ts';
import { ZONE_ORDERS } from '#lib/tools/actions/types.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { ZoneHere } from '../frames-view.svelte.ts';
import { owned } from '../owning.ts';
import { piece } from '../piece.ts';
import { each } from './types.ts';

/** What can be done with all that lies in one zone of a canvas. */
export function zoneCommands(board: BoardView) {
	return {
		...each('zone', ZONE_ORDERS, (kind) =>
			inZone(board, (here) => {
				if (kind !== 'votes') return void arrange(board, here, { kind });
				// By the result that is on the notes: what one sees is what it is laid out by.
				const votes = board.votes.totals;
				if (votes.size === 0) return board.host.say('noVotes');
				void arrange(board, here, { kind, votes });
			})
		),
		'zone.duplicates': () => inZone(board, (here) => void stackAlike(board, here)),
		'zone.select': () =>
			inZone(board, (here) =>
				board.select(contents(board, here).filter((id) => !board.arranging.isLocked(id)))
			)
	};
}

/** Puts notes of a zone that say the same on each other. What it takes is loaded then. */
async function stackAlike(board: BoardView, here: ZoneHere): Promise<void> {
	const ways = await piece(board.host, () => import('#lib/domain/arrange/in-order.ts'));
	if (!ways) return;
	board.undo.boundary();
	const ids = board.elements.goingWith(contents(board, here));
	const stacked = owned(board, () =>
		ways.stackDuplicates(board.board, ids, () => board.host.newId())
	);
	if (stacked.length === 0) board.host.say('noDuplicates');
}

/** Lays a zone's notes out anew; with votes, by ZoneOrder's `votes`. What it takes is loaded then. */
async function arrange(board: BoardView, here: ZoneHere, order: ZoneOrder): Promise<void> {
	if (!canArrange(here.zone)) return board.host.say('zoneAxes');
	const ways = await piece(board.host, () => import('#lib/domain/arrange/zone.ts'));
	if (!ways) return;
	const ids = board.elements.goingWith(contents(board, here));
	board.undo.boundary();
	let full = false;
	const moved = owned(board, () => {
		const place = { template: here.template, zone: here.zone, frame: here.sheet.rect };
		const result = ways.arrangeZone(board.board, place, ids, order);
		full = result.kind === 'full';
		return result.kind === 'done' ? result.ids : [];
	});
	if (full) board.host.say('zoneFull');
	else board.host.announce('moved', moved.length);
}

/** Ids of what has its middle in a zone. */
function contents(board: BoardView, { sheet, zone }: ZoneHere): string[] {
	return board.elements.within(sheet.rect).filter((id) => {
		const view = board.elements.get(id);
		const there = view && board.frames.zoneAt(centreOf(view.rect));
		return there?.sheet.frame.id === sheet.frame.id && there.zone.key === zone.key;
	});
}

/** The zone that was asked for: the menu's, the one of what is selected, or the one looked at. */
function inZone(board: BoardView, act: (here: ZoneHere) => void): void {
	const menu = board.tooling.menuSpot;
	const selected = board.selectionRect();
	const spot = menu ?? (selected ? centreOf(selected) : board.tooling.spot());
	const here = board.frames.zoneAt(spot);
	if (here) act(here);
	else board.host.say('zoneNone');
	board.refocus();
}
