import type { Point, Size } from './geometry.ts';

interface Placed {
	readonly id: string;
	readonly xy: Point;
	readonly wh: Size;
}

/**
 * The order in which a person reads what lies on a board, and in which the keyboard and a screen
 * reader go: row by row from the top, each from left to right. Depends on places alone, so everyone
 * hears the same order.
 */
export const readingOrder = <T extends Placed>(items: Iterable<T>): T[] => rowsOf(items).flat();

/**
 * The rows of reading order. A row holds everything whose middle is above the lower edge of the
 * row's first (topmost) element: notes laid by hand are never quite level.
 */
export function rowsOf<T extends Placed>(items: Iterable<T>): T[][] {
	const byTop = [...items].sort((a, b) => a.xy[1] - b.xy[1] || leftFirst(a, b));
	const rows: T[][] = [];
	let row: T[] = [];
	let edge = -Infinity;
	for (const item of byTop) {
		if (item.xy[1] + item.wh[1] / 2 >= edge) {
			row = [];
			rows.push(row);
			edge = item.xy[1] + item.wh[1];
		}
		row.push(item);
	}
	for (const each of rows) each.sort(leftFirst);
	return rows;
}

function leftFirst(a: Placed, b: Placed): number {
	return a.xy[0] - b.xy[0] || a.xy[1] - b.xy[1] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
