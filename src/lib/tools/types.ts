import type { PhaseTool } from '../domain/agenda.ts';
import type { Camera } from '../domain/camera.ts';
import type { Point, Rect, Size } from '../domain/geometry.ts';
import type { NoteColor } from '../domain/note-kinds.ts';
import type { InkPoint } from '../domain/ink/ink-code.ts';
import type { ConnectorSide } from '../domain/connector/edit.ts';
import type { Host } from '../domain/connector/host.ts';
import type { ConnectorEnd } from '../domain/elements.ts';
import type { BoxKind } from './box/types.ts';
import type { LinkDraft, LinkInput } from './connector/types.ts';
import type { Guide, SnapNeighbour } from './snap/types.ts';

/**
 * What goes into the tools and what comes out. Everything is data: events carry the time they
 * happened at, effects are carried out by the view model in the order they are given.
 */
/** In the order of the toolbar. */
export const TOOL_IDS = [
	'select',
	'hand',
	'note',
	'text',
	'shape',
	'connector',
	'line',
	'pen',
	'highlighter',
	'eraser',
	'frame',
	'image',
	'stamp',
	'comment'
] as const;
export type ToolId = (typeof TOOL_IDS)[number];

export const HANDLES = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Handle = (typeof HANDLES)[number];

export const DIRECTIONS = ['left', 'right', 'up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type Device = 'mouse' | 'touch' | 'pen';

export interface Modifiers {
	readonly shift: boolean;
	readonly alt: boolean;
	/** Ctrl, or Cmd on a Mac. */
	readonly mod: boolean;
}

/** What the DOM knows of the thing under the pointer that isn't an element of the board. */
export type Target =
	| { readonly kind: 'handle'; readonly handle: Handle }
	/** The + at an edge of the only selected note. */
	| { readonly kind: 'plus'; readonly side: Direction }
	/** An end of the only selected connector. */
	| { readonly kind: 'end'; readonly side: ConnectorSide };

export interface PointerInput extends Modifiers {
	readonly kind: 'pointer-down' | 'pointer-move' | 'pointer-up' | 'pointer-cancel';
	readonly pointer: number;
	readonly device: Device;
	/** 0 main, 1 middle, 2 right; only read on pointer-down. */
	readonly button: 0 | 1 | 2;
	/** CSS px in the view. */
	readonly screen: Point;
	/** ms, on the same clock as every other event's. */
	readonly time: number;
	/** PointerEvent.buttons. 0 on a mouse's move while we hold it means that its release was lost. */
	readonly buttons?: number;
	/** PointerEvent.isPrimary. A primary finger is alone on the glass, whatever we still remember. */
	readonly primary?: boolean;
	readonly target?: Target;
	/** How hard a pen is pressed, 0 … 1. */
	readonly pressure?: number;
	/** Where it has been since the last event, this place included; for those who draw. */
	readonly samples?: readonly { readonly screen: Point; readonly pressure?: number }[];
}

/** A tool dragged off the toolbar. `begin` may come at the press: nothing happens over the toolbar. */
export interface ToolbarDragInput {
	readonly kind: 'toolbar-drag';
	readonly phase: 'begin' | 'move' | 'drop' | 'cancel';
	/** CSS px in the view. */
	readonly screen: Point;
	/** True while the pointer is on the toolbar. */
	readonly over: boolean;
	readonly time: number;
	readonly color?: NoteColor;
}

/** Moving without a pointer (M, arrows, Enter), and without dragging (M, then a click). */
export type CarryInput =
	| { readonly kind: 'carry'; readonly phase: 'begin' | 'drop' }
	| {
			readonly kind: 'carry';
			readonly phase: 'step';
			readonly direction: Direction;
			/** `slot`: past everything in the way to the next place that is free. */
			readonly stride: 'near' | 'far' | 'slot';
	  };

export type ToolEvent =
	| PointerInput
	| ToolbarDragInput
	| CarryInput
	| LinkInput
	/** Once per frame while `wantsTicks(state)`. */
	| { readonly kind: 'tick'; readonly time: number }
	/** A modifier was pressed or released while the pointer rests. */
	| ({ readonly kind: 'modifiers' } & Modifiers)
	/** The context changed by other means: camera, tool, Space, permission. */
	| { readonly kind: 'refresh' }
	/** Escape: one step back. */
	| { readonly kind: 'cancel' }
	/** The window lost its focus or was hidden: no pointer can be trusted any more. */
	| { readonly kind: 'lost' }
	/** The note next to `of` (the edited or only selected one when absent): made, or gone to. */
	| { readonly kind: 'neighbour'; readonly side: Direction; readonly of?: string }
	/** Enter: what the tool in the hand makes goes into the middle of the view. */
	| { readonly kind: 'place' }
	/** A switch for those who put the pen away: fingers do everything again. */
	| { readonly kind: 'pen-mode'; readonly on: boolean };

export interface ToolContext {
	readonly camera: Camera;
	/** CSS px. */
	readonly view: Size;
	/**
	 * The top-most selectable element at a board point. `margin` is CSS px: an element that is only
	 * near counts when none contains the point.
	 */
	hit(board: Point, margin: number): string | null;
	/** These and all that they carry, the given ones first: what moves with them. */
	withCarried(ids: readonly string[]): readonly string[];
	/** True for what another note can't lie on: not for frames, lines, strokes and stamps. */
	takesRoom(id: string): boolean;
	/** The top-most element at a board point that a connector may end at; `margin` as for `hit`. */
	hostAt(board: Point, margin: number): string | null;
	/** What a connector would end at; null for what isn't there or isn't for connectors. */
	hostOf(id: string): Host | null;
	/**
	 * What a connector may end at, one further from an element: in reading order or in a direction.
	 * The first or the nearest to the view's middle from null; `not` are passed over.
	 */
	hostBeside(from: string | null, way: 1 | -1 | Direction, not: readonly string[]): string | null;
	/** The ends of a connector as they are shown; null for what is none. */
	endsOf(id: string): { readonly from: ConnectorEnd; readonly to: ConnectorEnd } | null;
	/**
	 * What lies on the way from one board point to another, or within `margin` CSS px of it, and may
	 * be deleted: what was drawn, everything but frames, or the one thing on top at the end.
	 */
	erasable(
		from: Point,
		to: Point,
		margin: number,
		what: 'drawn' | 'all' | 'top'
	): readonly string[];
	/** Every element that a board rect touches, what is locked too. */
	within(rect: Rect): readonly string[];
	/** True for what stays where and as it is; it can be selected by a click alone. */
	isLocked(id: string): boolean;
	/** The groups of an element as their members, outermost first; the element alone comes last. */
	levels(id: string): readonly (readonly string[])[];
	/** What is in view and can be snapped to, without what is held. Asked once per gesture. */
	neighbours(held: ReadonlySet<string>): readonly SnapNeighbour[];
	/** Of the note that would be made with its middle at a board point, or of one like `like`. */
	newNoteSize(at: Point, like: string | undefined): Size;
	/** False when the person switched snapping off. */
	readonly snapping: boolean;
	/** Where an element is now; null when it isn't there any more. */
	rectOf(id: string): Rect | null;
	/** Board units; what resizing may not go below. */
	minSize(id: string): Size;
	/** True for what must keep its proportions, such as an image. */
	keepsRatio(id: string): boolean;
	readonly selection: ReadonlySet<string>;
	/** The element whose text is being edited. */
	readonly editing: string | null;
	readonly canEdit: boolean;
	/** What the facilitator hasn't opened to this person; nothing when absent. */
	readonly closed?: ReadonlySet<PhaseTool>;
	readonly spaceHeld: boolean;
	readonly tool: ToolId;
	/** True when a tool stays after it was used. */
	readonly keepTool: boolean;
}

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
