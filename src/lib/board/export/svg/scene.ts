import type { HostOf } from '#lib/domain/connector/connectors.ts';
import type { ElementRecord, ShapeForm } from '#lib/domain/elements.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import type { NoteKind } from '#lib/domain/note-kinds.ts';
import type { MeasureText } from '#lib/domain/text-wrap.ts';
import type { NoteLayout, ShapeLayout } from '../../note-layout.ts';

/** A canvas's sheet as it is drawn, words and all. */
export interface DrawnSheet {
	readonly rect: Rect;
	/** SVG, from the sheet's own corner. */
	readonly markup: string;
	/** What people wrote into its text fields, from the board's origin. */
	readonly fields: readonly { readonly area: Rect; readonly text: string }[];
}

/** Colours by their tokens: `sheet`, `paper-yellow`, `edge-red`. */
export type Paint = (token: string) => string;

/** Of the font size: how far letters reach above and below the line that they stand on. */
export interface FontMetrics {
	readonly ascent: number;
	readonly descent: number;
}

/** Everything that a picture of the board is made of. Nothing in it asks a browser. */
export interface Scene {
	/** What the picture shows, board units. */
	readonly rect: Rect;
	/** Behind everything; null for nothing. */
	readonly background: string | null;
	readonly sheets: readonly DrawnSheet[];
	/** In drawing order. */
	readonly elements: readonly ElementRecord[];
	readonly hostOf: HostOf;
	/** `src` of an image → its file as a data URL; an image that isn't there is drawn as its place. */
	readonly images: ReadonlyMap<string, string>;
	/** SVG of a type's mark, `size` board units from its corner, in `currentColor`. */
	readonly mark: (kind: NoteKind, size: number) => string;
	readonly paint: Paint;
	readonly measure: MeasureText;
	readonly metrics: FontMetrics;
	readonly noteLayout: (text: string, rect: Rect, marked: boolean) => NoteLayout;
	readonly shapeLayout: (text: string, form: ShapeForm, rect: Rect) => ShapeLayout;
	/** @font-face rules with the faces in them; '' for none. */
	readonly fonts: string;
	/** What the picture is of, for whoever can't see it. */
	readonly title: string;
}
