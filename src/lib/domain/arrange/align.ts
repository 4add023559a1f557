import { moveElements } from '../board-edit.ts';
import type { Board } from '../board.ts';
import { unionOf, type Point, type Rect } from '../geometry.ts';
import { movesTo, unitsOf } from './units.ts';

export type Edge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/**
 * Brings edges or middles into one line: the common box's. Groups move as they are. One transaction.
 * @param ids with what they carry
 */
export function align(board: Board, ids: Iterable<string>, edge: Edge): string[] {
	const units = unitsOf(board, ids);
	const box = unionOf(units.map(({ bounds }) => bounds));
	if (!box || units.length < 2) return [];
	return moveElements(
		board,
		movesTo(units, ({ bounds }) => placed(bounds, box, edge))
	);
}

function placed({ x, y, w, h }: Rect, box: Rect, edge: Edge): Point {
	switch (edge) {
		case 'left':
			return [box.x, y];
		case 'center':
			return [box.x + (box.w - w) / 2, y];
		case 'right':
			return [box.x + box.w - w, y];
		case 'top':
			return [x, box.y];
		case 'middle':
			return [x, box.y + (box.h - h) / 2];
		case 'bottom':
			return [x, box.y + box.h - h];
	}
}
