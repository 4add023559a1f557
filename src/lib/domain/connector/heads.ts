import type { ArrowHead } from '../elements.ts';
import type { Point } from '../geometry.ts';

/** Board units: how thick connectors are, and how long their heads. */
export const CONNECTOR_WEIGHT = 2.5;
const HEAD_LENGTH = 14;
const HEAD_HALF_WIDTH = 7;
const DOT_RADIUS = 5;

/** How far a connector may reach beyond its line, board units. */
export const HEAD_REACH = HEAD_HALF_WIDTH + CONNECTOR_WEIGHT;

/** Board units that the line ends before its tip, so that it doesn't show beside the head's point. */
export function headInset(head: ArrowHead): number {
	switch (head) {
		case 'none':
			return 0;
		case 'arrow':
			return CONNECTOR_WEIGHT / 2;
		case 'triangle':
			return HEAD_LENGTH - CONNECTOR_WEIGHT;
		case 'dot':
			return DOT_RADIUS;
	}
}

/** A head as an SVG path: filled, or drawn with the line's own stroke. '' for none. */
export interface HeadPath {
	readonly d: string;
	readonly filled: boolean;
}

/**
 * @param tip where the line ends, board units
 * @param toward direction of length 1 in which the line arrives there
 */
export function headPath(head: ArrowHead, [x, y]: Point, [dx, dy]: Point): HeadPath {
	// Back along the line, and to its left and right.
	const at = (back: number, aside: number): string =>
		`${round(x - dx * back - dy * aside)} ${round(y - dy * back + dx * aside)}`;
	switch (head) {
		case 'none':
			return { d: '', filled: false };
		case 'arrow':
			return {
				d: `M${at(HEAD_LENGTH, HEAD_HALF_WIDTH)}L${at(0, 0)}L${at(HEAD_LENGTH, -HEAD_HALF_WIDTH)}`,
				filled: false
			};
		case 'triangle':
			return {
				d: `M${at(HEAD_LENGTH, HEAD_HALF_WIDTH)}L${at(0, 0)}L${at(HEAD_LENGTH, -HEAD_HALF_WIDTH)}Z`,
				filled: true
			};
		case 'dot': {
			const r = DOT_RADIUS;
			const arc = (to: string): string => `A${r} ${r} 0 1 1 ${to}`;
			return { d: `M${at(0, 0)}${arc(at(2 * r, 0))}${arc(at(0, 0))}Z`, filled: true };
		}
	}
}

/** Hundredths of a board unit are finer than any screen, and paths stay short. */
export const round = (value: number): number => Math.round(value * 100) / 100;
