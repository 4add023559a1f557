import type { DeletedRange, ScannedUpdate } from './update-scan.ts';
import type { Place } from './update-places.ts';

// What applying something costs is counted in steps of a tenth to half a microsecond, and a whole one
// where code or data are new to the processor.

/** Of a struct that comes, one that was there already, one that is deleted, one that is compared. */
export const STRUCT_STEPS = 20;
export const KNOWN_STEPS = 2;
export const DELETED_STEPS = 6;
export const COMPARED_STEPS = 2;
/** Of a piece by itself, beside what is in it. */
export const PIECE_STEPS = 100;
/** Bytes of contents that cost a step: a letter or a small value takes 25 to 100 ns. */
export const STEP_BYTES = 8;
/** What others may be kept waiting for at once: three milliseconds, ten on a slow or busy machine. */
export const SLICE_STEPS = 30_000;
/** What is taken at once however long it lasts: what people send by hand needs no second turn. */
export const LEAST_STEPS = 5_000;
/** Structs that are applied together: so many may be compared with each other without being counted. */
export const PIECE_STRUCTS = 256;
/** Of a piece that only deletes: as much as one of so many structs costs at least. */
export const PIECE_DELETED_STEPS = PIECE_STRUCTS * STRUCT_STEPS;
/**
 * Of a single struct: nothing can stop Yjs in the middle of one, 20 ms or, while the process is young,
 * 60. Where 30,000 wrote in one place without seeing each other, it was no people.
 */
export const MOST_STEPS = 60_000;
/** Of one update, whatever its size, and for each struct in it; else its room would wait for minutes. */
export const MOST_ANYHOW = 4_000_000;
export const MOST_PER_STRUCT = 200;
/** Of moving structs for one update: 10,000 notes deleted of a board of 60,000 take half of it. */
export const MOST_MOVING = 100_000_000;
/** Deletions in one update of what hasn't come: who was offline has some, for a while. */
export const MOST_MISSING = 20_000;
/**
 * Types within each other. With every change Yjs walks from what changed up to the root, and it
 * deletes by recursion: a few thousand levels make one note's move cost seconds.
 */
export const MAX_DEPTH = 64;

/**
 * Root types of a document, and of one update. Yjs looks through all of them for the name of each
 * value that lies in one, whenever it writes it out: tens of thousands make that take minutes. A
 * board has two, and one for each text field of a canvas that somebody has written in; a desk has
 * one for each board. Give or take a piece or an update: what counts is that they aren't thousands.
 */
export const MOST_ROOTS = 1_024;

/** An update would cost everybody in the process too much. */
export class TooMuch extends Error {}

/** Where a struct goes. */
export interface Spot {
	/** What it will cost Yjs to find out where exactly, and what else that brings about. */
	readonly steps: number;
	/** What it costs to make room for it among its client's structs: honest ones may need much. */
	readonly moves: number;
	/** How many types lie around it; a root counts none. */
	readonly depth: number;
	/** What it is a part of, as the document knows it; null: of nothing that is counted. */
	readonly whole: object | null;
}

/** The document that an update is for, as it is when it is asked. */
export interface Known {
	/** How many clocks of a Yjs client it has. */
	state(client: number): number;
	/** Where a struct would go. What it refers to is there. */
	find(place: Place): Spot;
	/** Whether it has the root type, or has room for another. */
	takesRoot(name: string): boolean;
	/** A struct is put there. Throws TooMuch. */
	fill(spot: Spot): void;
	/** What it costs to delete a range that it has, and where that ends at the latest if it is `most`. */
	reach(range: DeletedRange, most: number): { readonly end: number; readonly steps: number };
}

/** What is applied at once, and what that costs. */
export interface Piece {
	readonly update: ScannedUpdate;
	readonly steps: number;
}
