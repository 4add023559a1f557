import type { Point } from '#lib/domain/geometry.ts';

/** Nodes that get layers of their own at once: each is worked out in every frame. */
export const MOST_LAYERS = 8;
/** Board units to either side that a way reaches: floats are a thousandth of a px at its ends. */
const REACH = 2 ** 15;

/** A node's ways along the two axes. They stand still; their time is the place. */
type Ways = readonly [x: Animation, y: Animation];
const lifted = new WeakMap<HTMLElement, Ways>();

/**
 * Shows a node elsewhere than it lies, above everything, by so many board units: `layered` as a layer
 * of its own, so that what it passes isn't painted.
 *
 * A layer is moved by animations that stand still at the time that is the place. A place that is
 * styled has Chromium work out the node's style and ask anew which parts of the page are layers.
 */
export function lift(node: HTMLElement, by: Point, layered: boolean): void {
	const { style } = node;
	// To write the same again costs as much as anything.
	if (style.zIndex !== '1') style.zIndex = '1';
	if (layered && by.every((way) => Math.abs(way) < REACH)) {
		if (style.translate !== '') style.translate = '';
		const ways = lifted.get(node) ?? waysOf(node);
		for (const [i, way] of ways.entries()) {
			const time = REACH + (by[i] ?? 0);
			if (way.currentTime !== time) way.currentTime = time;
		}
		return;
	}
	stop(node);
	const translate = `${by[0]}px ${by[1]}px`;
	if (style.translate !== translate) style.translate = translate;
}

/** The node is where it is written again. */
export function putDown(node: HTMLElement): void {
	stop(node);
	node.style.translate = '';
	node.style.zIndex = '';
}

function waysOf(node: HTMLElement): Ways {
	const along = (axis: 'X' | 'Y'): Animation =>
		new Animation(
			new KeyframeEffect(
				node,
				{ transform: [-REACH, REACH].map((end) => `translate${axis}(${end}px)`) },
				{ duration: 2 * REACH, composite: 'add' }
			)
		);
	const ways = [along('X'), along('Y')] as const;
	lifted.set(node, ways);
	return ways;
}

function stop(node: HTMLElement): void {
	for (const way of lifted.get(node) ?? []) way.cancel();
	lifted.delete(node);
}
