import type { Point, Rect, Size } from './geometry.ts';
import type { Localized } from './locale.ts';

/** Colours a drawing may use, by meaning: tokens of the theme, never values. */
export const DRAWING_TONES = [
	'line',
	'line-strong',
	'ink',
	'muted',
	'accent',
	'deliver',
	'sheet',
	'sunken'
] as const;
export type DrawingTone = (typeof DRAWING_TONES)[number];

interface Stroke {
	readonly tone: DrawingTone;
	/** Board units. */
	readonly width: number;
	/** Lengths of strokes and gaps, board units. */
	readonly dash?: readonly number[];
}

interface Outline {
	readonly stroke?: DrawingTone;
	readonly fill?: DrawingTone;
	/** Board units. */
	readonly width?: number;
}

/**
 * Ornament of a sheet: what no zone, lane or region draws by itself. Places and sides are
 * fractions of the frame; strokes, radii, sizes and diameters are board units.
 */
export type Drawing =
	| ({ readonly kind: 'line'; readonly from: Point; readonly to: Point } & Stroke)
	| ({
			/** Stairs, chevrons, gates: any run of straight lines. */
			readonly kind: 'polyline';
			readonly points: readonly Point[];
			readonly closed?: boolean;
	  } & Outline)
	| ({ readonly kind: 'rect'; readonly rect: Rect; readonly radius?: number } & Outline)
	| ({
			readonly kind: 'ellipse';
			readonly centre: Point;
			readonly rx: number;
			readonly ry: number;
	  } & Outline)
	| {
			readonly kind: 'icon';
			readonly icon: 'padlock';
			readonly at: Point;
			readonly size: number;
			readonly tone: DrawingTone;
	  }
	| {
			readonly kind: 'label';
			readonly at: Point;
			readonly text: Localized;
			readonly size: number;
			readonly tone: DrawingTone;
			readonly anchor: 'start' | 'middle' | 'end';
	  };

/** A lemniscate of Gerono: x(τ) = cx − A·sin 2πτ, y(τ) = cy − B·sin 4πτ, τ ∈ [0, 1). */
export interface Loop {
	readonly centre: Point;
	/** A, fraction of the frame's width. */
	readonly a: number;
	/** B, fraction of the frame's height. */
	readonly b: number;
	/** Of the ribbon, board units. */
	readonly width: number;
	/** τ of the arrowheads. */
	readonly arrows: readonly number[];
	readonly stations: readonly LoopStation[];
	/** Around the crossing, board units. */
	readonly hub: Size;
	/** The ways on from the hub. */
	readonly pivots: readonly LoopPivot[];
}

export interface LoopStation {
	readonly number: string;
	readonly tau: number;
	readonly title: Localized;
	/** Zones that belong to the station. */
	readonly zones: readonly string[];
}

export interface LoopPivot {
	readonly key: string;
	readonly label: Localized;
	/** τ the token jumps to; null: it stays where it is. */
	readonly to: number | null;
	/** On which side of the hub the way leads on. */
	readonly side: 'left' | 'top' | 'right';
}
