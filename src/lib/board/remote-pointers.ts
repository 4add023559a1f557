import type { Point, Rect, Size } from '#lib/domain/geometry.ts';

/** What was last written to a pointer's node: to write the same again costs as much as anything. */
export interface ShownPointer {
	readonly node: HTMLElement;
	/** Both empty: nowhere. */
	left: string;
	top: string;
	outside: string;
	faded: string;
	flip: string;
}

export const pointerNode = (node: HTMLElement): ShownPointer => ({
	node,
	left: '',
	top: '',
	outside: '',
	faded: '',
	flip: ''
});

/**
 * Puts a pointer where it is in the view (CSS px), or pinned to the view's edge on its side; null takes
 * it off the board.
 */
export function placePointer(
	shown: ShownPointer,
	pointer: { readonly at: Point; readonly faded: boolean } | null,
	[width, height]: Size
): void {
	const { node } = shown;
	const inside = { x: EDGE, y: EDGE, w: width - 2 * EDGE, h: height - 2 * EDGE };
	const cursor = pointer && { ...pointer, ...pin(pointer.at, inside) };
	// Less than a px is seen by nobody, and those at rest are spared. By left and top, not by a
	// transform: each of those would be composited by itself.
	const left = cursor ? `${Math.round(cursor.at[0])}px` : '';
	const top = cursor ? `${Math.round(cursor.at[1])}px` : '';
	if ((left === '') !== (shown.left === '')) node.style.visibility = cursor ? 'visible' : 'hidden';
	if (left !== shown.left) node.style.left = shown.left = left;
	if (top !== shown.top) node.style.top = shown.top = top;
	if (!cursor) return;
	if (cursor.outside !== shown.outside || node.dataset['outside'] === undefined) {
		node.dataset['outside'] = shown.outside = cursor.outside;
	}
	const faded = String(cursor.faded);
	if (faded !== shown.faded) node.dataset['faded'] = shown.faded = faded;
	// The label must not hang over the view's right edge.
	const flip = String(cursor.at[0] > width - LABEL_ROOM);
	if (flip !== shown.flip) node.dataset['flip'] = shown.flip = flip;
}

/** CSS px between a pinned pointer and the view's edge. */
const EDGE = 12;
/** CSS px that a name beside the pointer may need. */
const LABEL_ROOM = 160;

/** A point brought inside a rect, and on which side it was outside. */
function pin(point: Point, inside: Rect): { at: Point; outside: '' | 'yes' } {
	const x = Math.min(Math.max(point[0], inside.x), inside.x + inside.w);
	const y = Math.min(Math.max(point[1], inside.y), inside.y + inside.h);
	return { at: [x, y], outside: x === point[0] && y === point[1] ? '' : 'yes' };
}
