import type { Drawing, Loop } from './canvas-drawing.ts';
import type { Grid, Region, Zone } from './canvas-zone.ts';
import type { Point, Size } from './geometry.ts';
import type { Localized } from './locale.ts';
import type { NoteKind } from './note-kinds.ts';

export type { Drawing, DrawingTone, Loop, LoopPivot, LoopStation } from './canvas-drawing.ts';
export type {
	Axes,
	Axis,
	Choice,
	Control,
	Ellipse,
	Grid,
	HeadingPlace,
	Holds,
	Lane,
	Lanes,
	NoteFit,
	NotesHeld,
	Region,
	RowColumn,
	Zone,
	ZoneShape
} from './canvas-zone.ts';

/**
 * The format of a canvas: data only, drawn and understood by general code. Adding a canvas means
 * adding one file to src/lib/canvases (docs/canvases.md). Coordinates are fractions of the frame,
 * origin at the top left, unless said otherwise. How the 22 canvases of the method fit: ADR 4.
 */
export const CANVAS_KINDS = ['zones', 'matrix', 'loop', 'assessment', 'list'] as const;
export type CanvasKind = (typeof CANVAS_KINDS)[number];

/** The shelves of the gallery, in the order of the method. */
export const CANVAS_GROUPS = ['understand', 'choose', 'test', 'deliver', 'warm-up'] as const;
export type CanvasGroup = (typeof CANVAS_GROUPS)[number];

export const STEP_MODES = ['lead', 'solo', 'pairs', 'group', 'vote'] as const;
export type StepMode = (typeof STEP_MODES)[number];

export const LICENCES = ['MIT', 'CC-BY-SA-4.0'] as const;
export type Licence = (typeof LICENCES)[number];

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
	readonly licence: Licence;
	/** What was changed against the original, where its licence wants that said. */
	readonly changes?: Localized;
	/** Where the attribution points to, when it does. */
	readonly link?: string;
	/** In reading order, which is also the keyboard's and the screen reader's. */
	readonly zones: readonly Zone[];
	/** Shapes above the zones that several of them share, in drawing order. */
	readonly regions?: readonly Region[];
	/** Whether hairlines are drawn between neighbouring zones; they are when absent. */
	readonly dividers?: 'gutters' | 'none';
	/** Ornament, in drawing order. */
	readonly drawing: readonly Drawing[];
	readonly steps: readonly Step[];
	readonly mistakes: readonly Localized[];
	readonly example: readonly ExampleEntry[];
	/** Only for kind `loop`. */
	readonly loop?: Loop;
	/** Required by kind `matrix`. */
	readonly grid?: Grid;
	/** Required by kind `assessment`. */
	readonly ballot?: Ballot;
	/** Required by kind `list`: which zones make up one record. */
	readonly record?: { readonly fields: readonly string[] };
	/** Start freezes some zones and opens others. */
	readonly lock?: { readonly freezes: readonly string[]; readonly opens: readonly string[] };
	/** Zones whose notes ought to carry a source; the sheet's header shows the share that do. */
	readonly coverage?: readonly string[];
}

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
	/** Which lane of the zone, where it has lanes; the first when absent. */
	readonly lane?: string;
	/** Centre in a zone with axes: 0…1 of their room, x to the right, y down. */
	readonly at?: Point;
}

/** Answers given in secret and shown only together: never in a document, see ADR 4. */
export interface Ballot {
	/** Zones whose controls are answered by each person alone. */
	readonly zones: readonly string[];
	/** Ballots without which nothing is opened. */
	readonly least: number;
	/** Names of the rounds that are kept side by side. */
	readonly rounds?: readonly Localized[];
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
