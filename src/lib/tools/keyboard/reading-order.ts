import type { Rect } from '../../domain/geometry.ts';

export interface Placed {
	readonly id: string;
	readonly rect: Rect;
}

/** An element is in a row when its middle is above the bottom of the row's first element. */
const inRow = (first: Rect, rect: Rect): boolean => rect.y + rect.h / 2 < first.y + first.h;

const leftToRight = (a: Placed, b: Placed): number =>
	a.rect.x - b.rect.x || a.rect.y - b.rect.y || (a.id < b.id ? -1 : 1);

const topDown = (a: Placed, b: Placed): number => a.rect.y - b.rect.y || leftToRight(a, b);

/** Ids as one reads them: row by row from the top, each from left to right. */
export function readingOrder(items: Iterable<Placed>): readonly string[] {
	const order: string[] = [];
	let row: Placed[] = [];
	const finish = (): void => {
		for (const { id } of row.sort(leftToRight)) order.push(id);
	};
	for (const item of [...items].sort(topDown)) {
		const first = row[0];
		if (first && !inRow(first.rect, item.rect)) {
			finish();
			row = [];
		}
		row.push(item);
	}
	finish();
	return order;
}

/**
 * The next (1) or previous (−1) in an order; from nothing, the first or the last. Null past either
 * end, where Tab may leave the canvas.
 */
export function neighbourInOrder(
	order: readonly string[],
	current: string | null,
	way: 1 | -1
): string | null {
	const at = current === null ? -1 : order.indexOf(current);
	if (at < 0) return order.at(way === 1 ? 0 : -1) ?? null;
	return order[at + way] ?? null;
}
