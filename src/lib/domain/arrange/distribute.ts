import { moveElements } from '../board-edit.ts';
import type { Board } from '../board.ts';
import { centreOf } from '../geometry.ts';
import { movesTo, unitsOf, type Unit } from './units.ts';

/**
 * Makes the gaps between three or more equal, in the order of their middles; the first and the last
 * stay. Where there is no room for gaps they overlap by equal shares. One transaction.
 * @param ids with what they carry
 */
export function distribute(
	board: Board,
	ids: Iterable<string>,
	axis: 'horizontal' | 'vertical'
): string[] {
	const at = axis === 'horizontal' ? 0 : 1;
	const middle = ({ bounds }: Unit): number => centreOf(bounds)[at];
	const units = unitsOf(board, ids).sort((a, b) => middle(a) - middle(b) || (a.id < b.id ? -1 : 1));
	const [first, last] = [units[0], units.at(-1)];
	if (!first || !last || units.length < 3) return [];
	const length = last.xy[at] + last.wh[at] - first.xy[at];
	const filled = units.reduce((sum, { wh }) => sum + wh[at], 0);
	const gap = (length - filled) / (units.length - 1);
	let next = first.xy[at];
	const places = new Map<string, number>();
	for (const unit of units) {
		places.set(unit.id, next);
		next += unit.wh[at] + gap;
	}
	return moveElements(
		board,
		movesTo(units, ({ id, xy }) => {
			const place = places.get(id) ?? xy[at];
			return at === 0 ? [place, xy[1]] : [xy[0], place];
		})
	);
}
