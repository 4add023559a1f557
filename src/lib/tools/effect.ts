import type { Point, Rect } from '../domain/geometry.ts';
import type { NoteColor } from '../domain/note-kinds.ts';
import type { InkPoint } from '../domain/ink/ink-code.ts';
import type { ConnectorSide } from '../domain/connector/edit.ts';
import type { ConnectorEnd } from '../domain/elements.ts';
import type { BoxKind } from './box/types.ts';
import type { LinkDraft } from './connector/types.ts';
import type { Guide } from './snap/types.ts';
import type { ToolId } from './inputs.ts';

export type CursorName =
	| 'default'
	| 'grab'
	| 'grabbing'
	| 'crosshair'
	| 'move'
	| 'copy'
	| 'ns-resize'
	| 'ew-resize'
	| 'nwse-resize'
	| 'nesw-resize';

/** What comes out of the tools: carried out by the view model in the order they are given. */
export type Effect =
	| {
			readonly kind: 'select';
			readonly ids: readonly string[];
			readonly mode: 'replace' | 'add' | 'toggle';
	  }
	/** `ids` is what would be selected; a null rect takes the marquee away. */
	| { readonly kind: 'marquee'; readonly rect: Rect | null; readonly ids: readonly string[] }
	/** A drag of these begins: they may get a layer of their own until `preview-clear`. */
	| { readonly kind: 'lift'; readonly ids: readonly string[] }
	/** `ids` keeps its identity through one drag and may name elements deleted meanwhile. */
	| {
			readonly kind: 'preview-move';
			readonly ids: readonly string[];
			readonly by: Point;
			readonly duplicate: boolean;
	  }
	| { readonly kind: 'preview-resize'; readonly rects: ReadonlyMap<string, Rect> }
	/** What is held has snapped to these; none any more when empty. Gone with `preview-clear`. */
	| { readonly kind: 'guides'; readonly guides: readonly Guide[] }
	| { readonly kind: 'preview-clear' }
	/** One transaction. `by` is whole board units, from where each element is. */
	| {
			readonly kind: 'commit-move';
			readonly ids: readonly string[];
			readonly by: Point;
			readonly duplicate: boolean;
	  }
	/** One transaction. */
	| { readonly kind: 'commit-resize'; readonly rects: ReadonlyMap<string, Rect> }
	/** A note about to be: its centre in board units; null takes it away. */
	| {
			readonly kind: 'ghost';
			readonly at: Point | null;
			readonly color?: NoteColor;
			readonly like?: string;
	  }
	/**
	 * `at` is the centre, board units; `like` the note whose colour, size and type it takes. Writing
	 * begins in it and ends wherever it was before.
	 */
	| {
			readonly kind: 'create-note';
			readonly at: Point;
			readonly edit: true;
			readonly color?: NoteColor;
			readonly like?: string;
	  }
	/** A box being drawn; null takes it away. Board units. */
	| { readonly kind: 'draft'; readonly what: BoxKind | null; readonly rect: Rect | null }
	/**
	 * Makes something of `rect`, or, when that is null, of the usual size round `at`. Writing begins in
	 * it where it holds words, except in a frame.
	 */
	| {
			readonly kind: 'create-box';
			readonly what: BoxKind;
			readonly at: Point;
			readonly rect: Rect | null;
	  }
	/** A stamp with its middle at a board point; it sticks to what is there. */
	| { readonly kind: 'create-stamp'; readonly at: Point }
	/** A connector with an end in the hand; null takes it away. */
	| { readonly kind: 'link-draft'; readonly draft: LinkDraft | null }
	/** The element that a connector would begin at. */
	| { readonly kind: 'link-hover'; readonly id: string | null }
	/** Makes a connector. One transaction. */
	| {
			readonly kind: 'commit-link';
			readonly from: ConnectorEnd;
			readonly to: ConnectorEnd;
			readonly tool: ToolId;
	  }
	/** Takes an end of a connector elsewhere. One transaction. */
	| {
			readonly kind: 'commit-end';
			readonly id: string;
			readonly side: ConnectorSide;
			readonly end: ConnectorEnd;
	  }
	/** A stroke: begun with a pen, going on, written at its end (one transaction), or dropped. */
	| {
			readonly kind: 'ink';
			readonly phase: 'begin';
			readonly pen: 'pen' | 'highlighter';
			readonly points: readonly InkPoint[];
	  }
	| {
			readonly kind: 'ink';
			readonly phase: 'move';
			readonly points: readonly InkPoint[];
			/** Shown and written as the straight line from its start to its last point. */
			readonly straight: boolean;
	  }
	| { readonly kind: 'ink'; readonly phase: 'end' | 'drop' }
	/** What will be deleted is shown so; none for nothing any more. */
	| { readonly kind: 'erase-preview'; readonly ids: readonly string[] }
	/** Deletes these. One transaction. */
	| { readonly kind: 'erase'; readonly ids: readonly string[] }
	/** Writing begins here and ends wherever it was before. `screen` is where the caret goes. */
	| { readonly kind: 'edit'; readonly id: string; readonly screen?: Point }
	| { readonly kind: 'end-edit' }
	/** Something is to be said about the element `id`, or about this spot (board units). */
	| { readonly kind: 'comment'; readonly at: Point; readonly id: string | null }
	/** Fingers tapped for it. */
	| { readonly kind: 'history'; readonly step: 'undo' | 'redo' }
	/** Moves the paper under the hand, CSS px (domain `panBy`). */
	| { readonly kind: 'pan'; readonly by: Point }
	/** Multiplies the zoom so that the paper under `at` (CSS px) stays. */
	| { readonly kind: 'zoom'; readonly at: Point; readonly factor: number }
	/** Like `pan`, because something is held at the edge of the view. */
	| { readonly kind: 'auto-scroll'; readonly by: Point }
	/** Brings a board rect into sight if it isn't. */
	| { readonly kind: 'reveal'; readonly rect: Rect }
	| { readonly kind: 'set-tool'; readonly tool: ToolId }
	| { readonly kind: 'cursor'; readonly name: CursorName }
	/** `id` is what the menu is for; null for the empty board. */
	| { readonly kind: 'menu'; readonly screen: Point; readonly id: string | null }
	/** Every further event of this pointer should come here, wherever it is. */
	| { readonly kind: 'capture'; readonly pointer: number }
	/** Nothing was done, and the person is to know why. */
	| { readonly kind: 'refused'; readonly why: 'locked' }
	/** Escape with nothing left to step back from: the focus may leave the canvas. */
	| { readonly kind: 'leave' };
