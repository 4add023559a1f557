import { MOBIUS_LOOP } from '#lib/canvases/mobius-loop.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { loopPath, loopPoint, overPass } from '#lib/domain/loop.ts';

/** The mark of the product: the Möbius canvas's own path, in the canvas's own units. */
const { loop, frame } = MOBIUS_LOOP;
if (!loop) throw new Error('the Möbius canvas has lost its loop');
const FRAME: Rect = { x: 0, y: 0, w: frame[0], h: frame[1] };

/** SVG path from one τ to another, board units of the Möbius canvas. */
export const ribbon = (from: number, to: number, segments = 8): string =>
	loopPath(loop, FRAME, from, to, segments);

/** The strand on top where the ribbon crosses itself; `reach` is board units either way. */
export const crossing = (reach: number): string => overPass(loop, FRAME, reach);

/** The stations except the one at the crossing. */
export const STATIONS = loop.stations
	.filter((station) => station.tau !== 0.5)
	.map((station) => loopPoint(loop, FRAME, station.tau));
