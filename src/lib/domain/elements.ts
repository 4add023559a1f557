import type { Point, Size } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';

/**
 * What people put on a board, as plain records. A record is what a reader made of one Y.Map of
 * `doc.getMap('elements')`; it is never changed in place. The wire format is in docs/protocol.md.
 */
export const ELEMENT_KINDS = ['note', 'text', 'shape', 'connector', 'ink', 'image'] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

export interface ElementBase {
	readonly id: string;
	/** Top-left corner, board units. */
	readonly xy: Point;
	/** Board units, each at least MIN_SIDE. */
	readonly wh: Size;
	/** Fractional index: plain string comparison is drawing order, ties go by id. */
	readonly z: string;
	/** Participant id; absent when anonymous. */
	readonly by?: string;
	/** Creation time, ms since the epoch, by the creator's clock. */
	readonly at: number;
}

export interface NoteRecord extends ElementBase {
	readonly kind: 'note';
	readonly text: string;
	readonly color: NoteColor;
	readonly type?: NoteKind;
}

export interface TextRecord extends ElementBase {
	readonly kind: 'text';
	readonly text: string;
	readonly color: NoteColor;
}

/** Kinds that this version reads and moves but doesn't draw in full yet. */
export interface OtherRecord extends ElementBase {
	readonly kind: 'shape' | 'connector' | 'ink' | 'image';
}

export type ElementRecord = NoteRecord | TextRecord | OtherRecord;

/** A sticky note's sizes in board units (interaction.md §5.4): 26, 42 × 26 and 18 grid units of 8. */
export const NOTE_SIZE: Size = [208, 208];
export const NOTE_SIZE_WIDE: Size = [336, 208];
export const NOTE_SIZE_SMALL: Size = [144, 144];
/** Between a note and the neighbour that Tab or Ctrl+Enter makes. */
export const NOTE_GAP = 16;

/** Board units. Nothing is smaller, so that everything can be hit. */
export const MIN_SIDE = 24;
/** Board units. Nothing is wider or higher than a large canvas. */
export const MAX_SIDE = 20_000;
/** Board units from the origin. Beyond it doubles lose whole pixels when zoomed. */
export const MAX_COORDINATE = 10_000_000;
/** Characters (UTF-16). A note is a thought, not a document; more is refused with a word. */
export const MAX_TEXT_LENGTH = 10_000;
