/** Where a tooltip stands beside its control. */
export type Side = 'top' | 'right' | 'bottom' | 'left';

interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}
interface Extent {
	readonly w: number;
	readonly h: number;
}

const OPPOSITE: Readonly<Record<Side, Side>> = {
	top: 'bottom',
	bottom: 'top',
	left: 'right',
	right: 'left'
};

/**
 * The corner of a tooltip, CSS px on the page: on its side of the control, on the other where there
 * is no room, and never over the edge.
 */
export function tooltipPlace(
	anchor: Box,
	tip: Extent,
	page: Extent,
	side: Side,
	gap: number
): [number, number] {
	const room: Readonly<Record<Side, number>> = {
		top: anchor.top - tip.h,
		bottom: page.h - anchor.bottom - tip.h,
		left: anchor.left - tip.w,
		right: page.w - anchor.right - tip.w
	};
	const chosen = room[side] < 2 * gap && room[OPPOSITE[side]] > room[side] ? OPPOSITE[side] : side;
	const middle = [
		(anchor.left + anchor.right - tip.w) / 2,
		(anchor.top + anchor.bottom - tip.h) / 2
	];
	const [x = 0, y = 0] = middle;
	const at = {
		top: [x, anchor.top - gap - tip.h],
		bottom: [x, anchor.bottom + gap],
		left: [anchor.left - gap - tip.w, y],
		right: [anchor.right + gap, y]
	}[chosen];
	const within = (value: number | undefined, room: number): number =>
		Math.max(gap, Math.min(value ?? 0, room - gap));
	return [within(at[0], page.w - tip.w), within(at[1], page.h - tip.h)];
}
