import type { Rect } from '#lib/domain/geometry.ts';
import { loopPath, loopPoint, overPass, type Curve } from '#lib/domain/loop.ts';

/**
 * The mark of the product: the Möbius canvas's own path, in the canvas's own units. Its numbers are
 * here once more, because every page has the mark and few the canvas; a test compares them.
 */
export const MARK: Curve = { centre: [0.5, 0.47], a: 0.41, b: 0.26 };
export const FRAME: Rect = { x: 0, y: 0, w: 3000, h: 1700 };
/** Where its stations are, by τ, the one at the crossing apart. */
const TAUS = [0.125, 0.25, 0.375, 0.625, 0.75, 0.875];

/** SVG path from one τ to another, board units of the Möbius canvas. */
export const ribbon = (from: number, to: number, segments = 8): string =>
	loopPath(MARK, FRAME, from, to, segments);

/** The strand on top where the ribbon crosses itself; `reach` is board units either way. */
export const crossing = (reach: number): string => overPass(MARK, FRAME, reach);

export const STATIONS = TAUS.map((tau) => loopPoint(MARK, FRAME, tau));
