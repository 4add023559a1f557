import type { Point, Rect, Size } from './geometry.ts';
import type { Localized } from './locale.ts';
import type { NoteKind } from './note-kinds.ts';

/**
 * The format of a canvas: data only, drawn and understood by general code. Adding a canvas means
 * adding one file to src/lib/canvases. Coordinates are fractions of the frame unless said otherwise.
 */
export const CANVAS_KINDS = ['zones', 'matrix', 'loop', 'assessment', 'list'] as const;
export type CanvasKind = (typeof CANVAS_KINDS)[number];

/** The shelves of the gallery, in the order of the method. */
export const CANVAS_GROUPS = ['understand', 'choose', 'test', 'deliver', 'warm-up'] as const;
export type CanvasGroup = (typeof CANVAS_GROUPS)[number];

export const STEP_MODES = ['lead', 'solo', 'pairs', 'group', 'vote'] as const;
export type StepMode = (typeof STEP_MODES)[number];

export interface CanvasTemplate {
	readonly id: string;
	/** Raised when a zone's key or meaning changes; texts and drawing may change freely. */
	readonly version: number;
	readonly kind: CanvasKind;
	readonly group: CanvasGroup;
	/** Board units. */
	readonly frame: Size;
	readonly minutes: number;
	readonly people: readonly [least: number, most: number];
	readonly name: Localized;
	readonly purpose: Localized;
	readonly attribution: Localized;
	readonly licence: 'MIT' | 'CC-BY-SA-4.0';
	/** Where the attribution points to, when it does. */
	readonly link?: string;
	/** In reading order, which is also the keyboard's and the screen reader's. */
	readonly zones: readonly Zone[];
	/** Lines and shapes under the zones' headings, in drawing order. */
	readonly drawing: readonly Drawing[];
	readonly steps: readonly Step[];
	readonly mistakes: readonly Localized[];
	readonly example: readonly ExampleEntry[];
	/** Only for kind `loop`. */
	readonly loop?: Loop;
}

export interface Zone {
	/** Stable and language-independent. */
	readonly key: string;
	/** What the badge says: "1", "7a", "F"; null for a zone without a number. */
	readonly number: string | null;
	/** Null for a field of a record card (kind `list`). */
	readonly rect: Rect | null;
	/** What a point must be in to be in the zone; the rect when absent. */
	readonly shape?: ZoneShape;
	readonly title: Localized;
	readonly prompt: Localized;
	readonly holds: Holds;
	/** Where heading and notes go; `top` when absent. `side`: heading on the left 30 %. */
	readonly heading?: 'top' | 'side' | 'inline';
	/** Size of notes made here; the format's rule decides when absent. */
	readonly note?: NoteFit;
	/** Named strips inside a zone, left to right or top to bottom, each with its share of the zone. */
	readonly lanes?: Lanes;
	/** Named axes inside a zone: notes keep the position they are given. */
	readonly axes?: Axes;
}

export type ZoneShape =
	| { readonly kind: 'pill' }
	| { readonly kind: 'ellipse'; readonly centre: Point; readonly rx: number; readonly ry: number };

export type NoteFit = 'default' | 'small' | 'wide' | 'compact';

/** What a zone takes. Everything but `notes` is a form control. */
export type Holds =
	| {
			readonly kind: 'notes';
			/** The first is the type of a new note. */
			readonly types: readonly NoteKind[];
			/** Advice, shown when passed. */
			readonly max?: number;
			/** Also takes a card that links to another canvas. */
			readonly links?: 'persona' | 'outcome-profile-okr';
	  }
	| { readonly kind: 'text' }
	| { readonly kind: 'date' }
	| { readonly kind: 'rating'; readonly least: number; readonly most: number }
	| { readonly kind: 'computed' }
	| { readonly kind: 'rows' }
	| { readonly kind: 'mark' };

export interface Lanes {
	readonly direction: 'row' | 'column';
	readonly items: readonly {
		readonly key: string;
		readonly title: Localized;
		readonly share: number;
		readonly max?: number;
	}[];
}

export interface Axes {
	readonly x: { readonly low: Localized; readonly high: Localized };
	readonly y: { readonly low: Localized; readonly high: Localized };
}

/** Colours a drawing may use, by meaning: tokens of the theme, never values. */
export type DrawingTone =
	'line' | 'line-strong' | 'ink' | 'muted' | 'accent' | 'deliver' | 'sheet' | 'sunken';

/** Strokes and diameters are board units; places are fractions of the frame. */
export type Drawing =
	| {
			readonly kind: 'line';
			readonly from: Point;
			readonly to: Point;
			readonly tone: DrawingTone;
			readonly width: number;
			readonly dash?: readonly number[];
	  }
	| {
			readonly kind: 'rect';
			readonly rect: Rect;
			readonly radius?: number;
			readonly stroke?: DrawingTone;
			readonly fill?: DrawingTone;
			readonly width?: number;
	  }
	| {
			readonly kind: 'ellipse';
			readonly centre: Point;
			readonly rx: number;
			readonly ry: number;
			readonly stroke?: DrawingTone;
			readonly fill?: DrawingTone;
			readonly width?: number;
	  }
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

export interface Step {
	readonly minutes: number;
	readonly mode: StepMode;
	readonly text: Localized;
}

export interface ExampleEntry {
	readonly zone: string;
	readonly text: Localized;
	/** The zone's first type when absent. */
	readonly type?: NoteKind;
	/** Which lane of the zone, where it has lanes. */
	readonly lane?: string;
	/** Place in a zone with axes: 0…1 of the zone, x to the right, y down. */
	readonly at?: Point;
}

/** A lemniscate of Gerono: x(τ) = cx − A·sin 2πτ, y(τ) = cy − B·sin 4πτ, τ ∈ [0, 1). */
export interface Loop {
	readonly centre: Point;
	/** A, fraction of the width. */
	readonly a: number;
	/** B, fraction of the height. */
	readonly b: number;
	/** Board units. */
	readonly width: number;
	/** τ of the arrowheads. */
	readonly arrows: readonly number[];
	readonly stations: readonly LoopStation[];
	/** Rounded rect at the crossing, board units. */
	readonly hub: Size;
	/** The three ways on from the pivot: label, and the τ to which the token jumps (null: stays). */
	readonly pivots: readonly {
		readonly key: string;
		readonly label: Localized;
		readonly to: number | null;
	}[];
}

export interface LoopStation {
	readonly number: string;
	readonly tau: number;
	readonly title: Localized;
	/** Zones that belong to the station. */
	readonly zones: readonly string[];
}

/** One canvas laid on the boards of a workshop (plan document, `frames`). */
export interface Frame {
	readonly id: string;
	/** Template id. A frame whose template this version doesn't know is kept and drawn as an outline. */
	readonly canvas: string;
	readonly xy: Point;
	readonly wh: Size;
	/** Fractional index: left to right, and PgDn's order. */
	readonly z: string;
}

/** Between canvases laid side by side, board units. */
export const FRAME_GAP = 240;
