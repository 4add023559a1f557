import type { Rect } from '../../domain/geometry.ts';

/** What a held thing has snapped to, as it is drawn. Board units. */
export type Guide =
	/** A line through edges or middles: at `at` on its own axis, from and to on the other. */
	| {
			readonly kind: 'line';
			readonly axis: 'x' | 'y';
			readonly at: number;
			readonly from: number;
			readonly to: number;
	  }
	/** One of several equal gaps along an axis; `at` is where on the other axis it is drawn. */
	| {
			readonly kind: 'gap';
			readonly axis: 'x' | 'y';
			readonly at: number;
			readonly from: number;
			readonly to: number;
	  }
	/** The place beside a note that it lies in. */
	| { readonly kind: 'slot'; readonly rect: Rect };

/** An edge or a middle of a neighbour on one axis. */
export interface Line {
	readonly at: number;
	/** The neighbour's extent on the other axis. */
	readonly from: number;
	readonly to: number;
}

/**
 * A place on one axis at which what is held makes equal gaps with two neighbours; it counts only
 * where it is level with both.
 */
export interface Spacing {
	/** Of the held thing's near edge. */
	readonly at: number;
	/** What both neighbours have in common on the other axis. */
	readonly from: number;
	readonly to: number;
	/** The gaps, as they will be. */
	readonly gaps: readonly (readonly [from: number, to: number])[];
}

/** Everything near that something can snap to, in rising order of `at`. Made once per gesture. */
export interface SnapField {
	readonly x: readonly Line[];
	readonly y: readonly Line[];
	readonly spacingX: readonly Spacing[];
	readonly spacingY: readonly Spacing[];
	/** Free places beside notes, by their left edges. */
	readonly slots: readonly Rect[];
	/** What may be in the way in a slot. */
	readonly neighbours: readonly Rect[];
}

/** A neighbour; notes have slots beside them. */
export interface SnapNeighbour {
	readonly rect: Rect;
	readonly slots: boolean;
}
