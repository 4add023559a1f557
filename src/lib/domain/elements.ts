import type { Point, Size } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';

/**
 * What people put on a board, as plain records. A record is what a reader made of one Y.Map of
 * `doc.getMap('elements')`; it is never changed in place. The wire format is in docs/protocol.md.
 */
export const ELEMENT_KINDS = [
	'note',
	'text',
	'shape',
	'connector',
	'ink',
	'image',
	'frame',
	'stamp'
] as const;
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
	/**
	 * The element that carries it: the frame that owns it, the host a stamp sticks to. It moves, is
	 * copied and deleted with that one (carrying.ts). The other may be gone, or be carried by this
	 * one in turn when two people did it at once: then nobody carries it.
	 */
	readonly on?: string;
	/** Groups it belongs to, innermost first, no id twice; absent for none. */
	readonly groups?: readonly string[];
	/** Stays where and as it is until somebody unlocks it. */
	readonly locked?: true;
}

export interface NoteRecord extends ElementBase {
	readonly kind: 'note';
	readonly text: string;
	readonly color: NoteColor;
	readonly type?: NoteKind;
}

export const TEXT_SIZES = ['small', 'medium', 'large', 'huge'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** Words straight on the board. Its height follows them (text-box.ts). */
export interface TextRecord extends ElementBase {
	readonly kind: 'text';
	readonly text: string;
	readonly color: NoteColor;
	readonly size: TextSize;
	/** Its width follows the words too, until somebody gives it one. */
	readonly hugs?: true;
}

export const SHAPE_FORMS = ['rectangle', 'rounded', 'ellipse', 'diamond', 'triangle'] as const;
export type ShapeForm = (typeof SHAPE_FORMS)[number];

export interface ShapeRecord extends ElementBase {
	readonly kind: 'shape';
	readonly form: ShapeForm;
	readonly text: string;
	readonly color: NoteColor;
	/** Whether it is filled with its paper, or an outline that shows what lies beneath. */
	readonly filled: boolean;
}

/** One end of a connector. */
export interface ConnectorEnd {
	/** Where it is when it sticks to nothing, and where it last was when it does. Board units. */
	readonly xy: Point;
	/** The element it sticks to. When that is gone, the end stays at `xy`. */
	readonly id?: string;
	/** Where on that element: shares of its width and height, 0 … 1; absent for "towards the other end". */
	readonly spot?: Point;
}

export const CONNECTOR_ROUTES = ['straight', 'elbow', 'curved'] as const;
export type ConnectorRoute = (typeof CONNECTOR_ROUTES)[number];
export const ARROW_HEADS = ['none', 'arrow', 'triangle', 'dot'] as const;
export type ArrowHead = (typeof ARROW_HEADS)[number];

/** `xy` and `wh` are its bounds when it was last written; where it runs now follows from its ends. */
export interface ConnectorRecord extends ElementBase {
	readonly kind: 'connector';
	readonly from: ConnectorEnd;
	readonly to: ConnectorEnd;
	readonly route: ConnectorRoute;
	/** At `from` and at `to`. */
	readonly heads: readonly [ArrowHead, ArrowHead];
	readonly color: NoteColor;
	/** Its label. */
	readonly text: string;
}

export const INK_PENS = ['pen', 'highlighter'] as const;
export type InkPen = (typeof INK_PENS)[number];

export interface InkRecord extends ElementBase {
	readonly kind: 'ink';
	readonly pen: InkPen;
	readonly color: NoteColor;
	/** Thickness when drawn, board units. */
	readonly weight: number;
	/** What was drawn, encoded (ink.ts), within `box`. */
	readonly points: Uint8Array;
	/** Size of the drawing when it was drawn; `wh` scales it. Board units. */
	readonly box: Size;
}

export interface ImageRecord extends ElementBase {
	readonly kind: 'image';
	/** SHA-256 of the file's bytes, 64 hex digits: where the server keeps it. */
	readonly src: string;
	/** What it shows, in words; '' when nobody has said. */
	readonly alt: string;
}

/** A frame that a person made, not a canvas of the plan: it owns what is in it. */
export interface FrameRecord extends ElementBase {
	readonly kind: 'frame';
	/** Its title. */
	readonly text: string;
	readonly color: NoteColor;
}

export interface StampRecord extends ElementBase {
	readonly kind: 'stamp';
	/** One of STAMPS (stamps.ts). */
	readonly emoji: string;
}

export type ElementRecord =
	| NoteRecord
	| TextRecord
	| ShapeRecord
	| ConnectorRecord
	| InkRecord
	| ImageRecord
	| FrameRecord
	| StampRecord;

/** Elements that hold words in a Y.Text under `text`. */
export type WordedRecord = Extract<ElementRecord, { readonly text: string }>;
export const hasText = (record: ElementRecord): record is WordedRecord => 'text' in record;

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
/** Groups within groups; nobody arranges deeper by hand. */
export const MAX_GROUP_DEPTH = 8;
/** Bytes of one stroke: minutes of drawing without lifting the pen. */
export const MAX_INK_BYTES = 64 * 1024;
/** Board units; from a hair to a broad marker. */
export const INK_WEIGHT = { least: 1, most: 64 } as const;
/** Characters of an image's description. */
export const MAX_ALT_LENGTH = 1_000;

/** Whether two states of an element differ in nothing but its words. */
export function sameButWords(a: ElementRecord, b: ElementRecord | undefined): boolean {
	if (!b || a.id !== b.id) return false;
	const before = new Map<string, unknown>(Object.entries(b));
	const after = Object.entries(a);
	return (
		after.length === before.size &&
		after.every(([key, value]) => key === 'text' || before.get(key) === value)
	);
}
