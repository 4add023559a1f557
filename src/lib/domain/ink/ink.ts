/** Ink: strokes as bytes (ink-code.ts), on the board (stroke.ts), drawn (ink-outline.ts). */
export { decodeInk, encodeInk, MAX_INK_POINTS, type InkPoint } from './ink-code.ts';
export { inkPath, outlineOf } from './ink-outline.ts';
export { following, thinned } from './smoothing.ts';
export {
	distanceToInk,
	inkFrom,
	lineOf,
	MAX_PIECE,
	pointsOf,
	stretchOf,
	type Inked,
	type Stroke
} from './stroke.ts';
