import {
	MIN_SIDE,
	NOTE_SIZE,
	NOTE_SIZE_SMALL,
	NOTE_SIZE_WIDE,
	type ElementKind
} from './elements.ts';
import type { Size } from './geometry.ts';

/** What a new note may measure, by name. */
export const NOTE_SIZES = {
	square: NOTE_SIZE,
	wide: NOTE_SIZE_WIDE,
	small: NOTE_SIZE_SMALL
} as const;
export type NoteSizeName = keyof typeof NOTE_SIZES;
export const NOTE_SIZE_NAMES = ['square', 'wide', 'small'] as const satisfies NoteSizeName[];

/** Board units. Made by one click; a frame holds six notes in two rows. */
export const SHAPE_SIZE: Size = [208, 144];
export const FRAME_SIZE: Size = [736, 496];

/**
 * Board units below which hands can't bring an element. A smaller note has no room for two lines of
 * its smallest type, a smaller frame none for a note.
 */
const LEAST: Partial<Record<ElementKind, Size>> = {
	note: [72, 56],
	text: [48, MIN_SIDE],
	frame: [160, 120],
	stamp: [MIN_SIDE, MIN_SIDE]
};

export const leastSizeOf = (kind: ElementKind): Size => LEAST[kind] ?? [MIN_SIDE, MIN_SIDE];
