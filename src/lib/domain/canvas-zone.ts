import type { Point, Rect } from './geometry.ts';
import type { Localized } from './locale.ts';
import type { NoteKind } from './note-kinds.ts';

export interface Zone {
	/** Stable and language-independent. */
	readonly key: string;
	/** What the badge says: "1", "7a", "F"; null for a zone without a number. */
	readonly number: string | null;
	/** Null for a field of a record card (kind `list`). */
	readonly rect: Rect | null;
	/** Drawn as this, and a point must be in it; the rect when absent. */
	readonly shape?: ZoneShape;
	readonly title: Localized;
	readonly prompt: Localized;
	readonly holds: Holds;
	/** Where title and notes go; by the zone's height when absent (canvas-heading.ts). */
	readonly heading?: HeadingPlace;
	/** Size of notes made here; by the zone's room when absent (canvas-notes.ts). */
	readonly note?: NoteFit;
	/** Named strips inside the zone. */
	readonly lanes?: Lanes;
	/** Named axes inside the zone: notes keep the position they are given. */
	readonly axes?: Axes;
}

/** `top`: over the notes. `side`: left of them. `inline`: on one line with a form control. */
export const HEADING_PLACES = ['top', 'side', 'inline'] as const;
export type HeadingPlace = (typeof HEADING_PLACES)[number];

export const NOTE_FITS = ['default', 'small', 'wide', 'compact', 'statement'] as const;
export type NoteFit = (typeof NOTE_FITS)[number];

export interface Ellipse {
	readonly kind: 'ellipse';
	readonly centre: Point;
	/** Fraction of the frame's width. */
	readonly rx: number;
	/** Fraction of the frame's height. */
	readonly ry: number;
}

export type ZoneShape =
	| { readonly kind: 'pill' }
	| Ellipse
	/** Radii are fractions of the frame's height, so that a ring is round in any frame. */
	| {
			readonly kind: 'ring';
			readonly centre: Point;
			readonly inner: number;
			readonly outer: number;
	  };

/**
 * A shape drawn above its neighbours that belongs to several zones: the head of the Empathy Map.
 * A point inside it that lies in none of its zones belongs to the nearest of them.
 */
export interface Region {
	readonly key: string;
	readonly shape: Ellipse;
	readonly zones: readonly string[];
	/** Of the outline, board units. */
	readonly width: number;
}

/** What a zone takes: notes, a form control, or notes with a control beside them. */
export type Holds = NotesHeld | Control;

export interface NotesHeld {
	readonly kind: 'notes';
	/** The first is the type of a new note. */
	readonly types: readonly NoteKind[];
	/** Advice, shown when passed. */
	readonly max?: number;
	/** Also takes a card that links to a canvas of this template. */
	readonly links?: string;
	/** Also takes a linked copy of the note of another zone that its axes point out. */
	readonly linked?: { readonly from: string; readonly pick: 'top-left' };
	/** Stands above the notes: a score with its reason. */
	readonly with?: Control;
}

export interface Choice {
	readonly key: string;
	readonly title: Localized;
	readonly meaning?: Localized;
}

export interface RowColumn {
	readonly key: string;
	readonly title: Localized;
	readonly type: 'text' | 'number' | 'date' | 'choice' | 'computed';
	/** Of the table's width; all columns together make 1. */
	readonly share: number;
	readonly options?: readonly Choice[];
}

export type Control =
	/** `max`: characters. */
	| { readonly kind: 'text'; readonly max?: number }
	| { readonly kind: 'date' }
	| {
			readonly kind: 'rating';
			readonly least: number;
			readonly most: number;
			/** Which end is good; `high` when absent. */
			readonly better?: 'high' | 'low';
			readonly anchors?: readonly { readonly at: number; readonly text: Localized }[];
	  }
	| {
			readonly kind: 'choice';
			readonly options: readonly Choice[];
			/** An answer "I cannot judge", counted apart. */
			readonly abstain?: boolean;
	  }
	| { readonly kind: 'check'; readonly items: readonly Localized[] }
	/** Never stored: worked out from the other zones by the formula of that name. */
	| { readonly kind: 'computed'; readonly formula: string }
	| {
			readonly kind: 'rows';
			readonly columns: readonly RowColumn[];
			readonly start: number;
			readonly least: number;
			readonly most: number;
	  }
	| { readonly kind: 'mark' };

export interface Lanes {
	/** `row`: side by side. `column`: stacked. */
	readonly direction: 'row' | 'column';
	/** In reading order. */
	readonly items: readonly Lane[];
}

export interface Lane {
	readonly key: string;
	readonly title: Localized;
	/** Of the zone's room; all lanes together make 1. */
	readonly share: number;
	/** Advice, shown when passed. */
	readonly max?: number;
}

export interface Axis {
	readonly title: Localized;
	/** Left end of x, lower end of y. */
	readonly low: Localized;
	readonly high: Localized;
}

export interface Axes {
	readonly x: Axis;
	readonly y: Axis;
}

/**
 * Cells of a matrix: bands (the zones, whose rects span the whole matrix) cut by tracks. A cell's
 * key is `zone:track`, counted from 0. Initial proportions: rows grow with their content.
 */
export interface Grid {
	/** `columns`: the zones are rows, cut by repeatable columns; `rows`: the reverse. */
	readonly tracks: 'rows' | 'columns';
	readonly zones: readonly string[];
	readonly start: number;
	readonly least: number;
	readonly most: number;
	/** Between tracks, fraction of the frame. */
	readonly gap?: number;
	/** Each band is also cut this many times the other way, counted on within the track. */
	readonly across?: number;
	/** Of the first tracks, in order. */
	readonly titles?: readonly Localized[];
	/** Where the tracks' titles stand. */
	readonly labels?: Rect;
	/** Cells that are not where the rule puts them: stairs. */
	readonly cells?: readonly {
		readonly zone: string;
		readonly track: number;
		readonly rect: Rect;
	}[];
	/** Texts printed into cells; `back` is what a flip shows. */
	readonly printed?: readonly {
		readonly zone: string;
		readonly track: number;
		readonly text: Localized;
		readonly back?: Localized;
	}[];
}
