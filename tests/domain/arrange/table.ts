import { readElement, type Board } from '#lib/domain/board-doc.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { rectOf } from '#lib/domain/geometry.ts';
import { chance, peer, type Peer } from '../peers.ts';
import { createElements, type NewElement } from '#lib/domain/board-doc.ts';

/** Where an element lies. */
export function at(board: Board, id: string): readonly [number, number] {
	const record = readElement(board, id);
	return record ? [record.xy[0], record.xy[1]] : [NaN, NaN];
}

export function rectAt(board: Board, id: string): Rect {
	const record = readElement(board, id);
	if (!record) throw new Error(`no ${id}`);
	return rectOf(record.xy, record.wh);
}

export const groupsOf = (board: Board, id: string): readonly string[] =>
	readElement(board, id)?.groups ?? [];

export const noteAt = (id: string, x: number, y: number, more: object = {}): NewElement => ({
	id,
	kind: 'note',
	xy: [x, y],
	wh: [208, 208],
	color: 'yellow',
	text: id,
	at: 1,
	...more
});

/** A person at a board with these on it, whose undo begins after them. */
export function seated(...elements: NewElement[]): Peer {
	const who = peer('ann', 1);
	createElements(who.board, elements);
	while (who.undo.canUndo) {
		who.undo.forget(elements.map(({ id }) => id));
		break;
	}
	return who;
}

/** Many notes strewn about, the same for the same seed. */
export function strewn(count: number, seed = 7): NewElement[] {
	const dice = chance(seed);
	return Array.from({ length: count }, (_, i) =>
		noteAt(`n${i}`, dice.below(9_000), dice.below(6_000), {
			text: `saying ${dice.below(count / 2)}`,
			color: dice.pick(['yellow', 'blue', 'green'] as const),
			by: dice.pick(['ann', 'bob', 'eve'])
		})
	);
}

/** How many transactions a change makes that say something. */
export function transactionsOf(who: Peer, change: () => void): number {
	let count = 0;
	const listen = (): void => void count++;
	who.doc.on('update', listen);
	change();
	who.doc.off('update', listen);
	return count;
}
