import { moveElements } from '../board-edit.ts';
import type { Board } from '../board.ts';
import { NOTE_GAP } from '../elements.ts';
import { unionOf, type Point } from '../geometry.ts';
import { movesTo, unitsOf } from './units.ts';

interface Placed {
	readonly id: string;
	readonly xy: Point;
	readonly wh: Point;
}

/** Of the lower of two: so much of it beside a row's first means that it belongs to the row. */
const LEVEL_SHARE = 0.5;

/**
 * Lays elements out in the rows in which they already stand more or less, each from left to right,
 * with columns in line and NOTE_GAP between all, from the top-left corner of their common box. What
 * is tidy stays as it is. One transaction.
 * @param ids with what they carry
 */
export function tidy(board: Board, ids: Iterable<string>): string[] {
	const units = unitsOf(board, ids);
	const box = unionOf(units.map(({ bounds }) => bounds));
	if (!box || units.length < 2) return [];
	const places = grid(rowsOf(units), [box.x, box.y]);
	return moveElements(
		board,
		movesTo(units, ({ id }) => places.get(id) ?? null)
	);
}

/** Columns as wide as their widest, rows as high as their highest. */
export function grid(rows: readonly (readonly Placed[])[], from: Point): Map<string, Point> {
	const widths: number[] = [];
	for (const row of rows) {
		row.forEach(({ wh }, i) => (widths[i] = Math.max(widths[i] ?? 0, wh[0])));
	}
	const places = new Map<string, Point>();
	let y = from[1];
	for (const row of rows) {
		let x = from[0];
		row.forEach(({ id }, i) => {
			places.set(id, [x, y]);
			x += (widths[i] ?? 0) + NOTE_GAP;
		});
		y += Math.max(...row.map(({ wh }) => wh[1])) + NOTE_GAP;
	}
	return places;
}

/** Rows by what stands level with the topmost of the rest; of one high beside a low one the low decides. */
function rowsOf<T extends Placed>(items: readonly T[]): T[][] {
	const rows: T[][] = [];
	let rest = items.toSorted((a, b) => a.xy[1] - b.xy[1] || leftFirst(a, b));
	while (rest[0]) {
		const first = rest[0];
		const isLevel = (item: T): boolean => {
			const top = Math.max(first.xy[1], item.xy[1]);
			const bottom = Math.min(first.xy[1] + first.wh[1], item.xy[1] + item.wh[1]);
			return bottom - top >= LEVEL_SHARE * Math.min(first.wh[1], item.wh[1]);
		};
		rows.push(rest.filter(isLevel).sort(leftFirst));
		rest = rest.filter((item) => !isLevel(item));
	}
	return rows;
}

const leftFirst = (a: Placed, b: Placed): number =>
	a.xy[0] - b.xy[0] || a.xy[1] - b.xy[1] || (a.id < b.id ? -1 : 1);
