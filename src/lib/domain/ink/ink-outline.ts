import { getStroke } from 'perfect-freehand';
import type { InkRecord } from '../elements.ts';
import { pointsOf } from './stroke.ts';
import type { InkPoint } from './ink-code.ts';

/**
 * The outline of a stroke as an SVG path to be filled, in the units of its points. A pen that feels
 * pressure draws thin and thick; a mouse, a finger and the highlighter an even line.
 */
export function outlineOf(points: readonly InkPoint[], weight: number): string {
	const pressed = points.some(({ pressure }) => pressure !== undefined);
	const outline = getStroke(
		points.map(({ x, y, pressure = 0.5 }) => ({ x, y, pressure })),
		{
			size: weight,
			thinning: pressed ? 0.5 : 0,
			// Smoothed while it was drawn (smoothing.ts): what is written is what was seen.
			streamline: 0,
			smoothing: 0.5,
			simulatePressure: false,
			last: true
		}
	);
	return closedPath(outline);
}

/** Through the middles of an outline's edges, so that it has no corners. */
function closedPath(outline: readonly (readonly number[])[]): string {
	const [first] = outline;
	if (!first || outline.length < 3) return '';
	const [x, y] = middle(first, outline[1] ?? first);
	let path = `M${round(x)} ${round(y)}`;
	for (let i = 1; i <= outline.length; i++) {
		const point = outline[i % outline.length] ?? first;
		const [mx, my] = middle(point, outline[(i + 1) % outline.length] ?? first);
		path += `Q${round(point[0] ?? 0)} ${round(point[1] ?? 0)} ${round(mx)} ${round(my)}`;
	}
	return `${path}Z`;
}

const middle = (a: readonly number[], b: readonly number[]): [number, number] => [
	((a[0] ?? 0) + (b[0] ?? 0)) / 2,
	((a[1] ?? 0) + (b[1] ?? 0)) / 2
];

/** Hundredths of a board unit are finer than any screen, and paths stay short. */
const round = (value: number): number => Math.round(value * 100) / 100;

const outlines = new WeakMap<Uint8Array, { weight: number; path: string }>();

/** The outline of an ink element, in units of its box; reckoned once for as long as it is the same. */
export function inkPath(ink: Pick<InkRecord, 'points' | 'box' | 'weight'>): string {
	const known = outlines.get(ink.points);
	if (known?.weight === ink.weight) return known.path;
	const path = outlineOf(pointsOf(ink), ink.weight);
	outlines.set(ink.points, { weight: ink.weight, path });
	return path;
}
