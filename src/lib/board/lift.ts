import type { Point } from '#lib/domain/geometry.ts';
import { REACH, waysOf, type Ways } from './standing-way.ts';

/** Nodes that get layers of their own at once: each is worked out in every frame. */
export const MOST_LAYERS = 8;
const lifted = new WeakMap<HTMLElement, Ways>();

/**
 * Shows a node elsewhere than it lies, above everything, by so many board units: `layered` as a layer
 * of its own, so that what it passes isn't painted.
 */
export function lift(node: HTMLElement, by: Point, layered: boolean): void {
	const { style } = node;
	// To write the same again costs as much as anything.
	if (style.zIndex !== '1') style.zIndex = '1';
	if (layered && by.every((way) => Math.abs(way) < REACH)) {
		if (style.translate !== '') style.translate = '';
		let ways = lifted.get(node);
		if (!ways) lifted.set(node, (ways = waysOf(node)));
		for (const [i, way] of ways.entries()) way.show(by[i] ?? 0);
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

function stop(node: HTMLElement): void {
	for (const way of lifted.get(node) ?? []) way.end();
	lifted.delete(node);
}
