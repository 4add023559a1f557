import type { Point } from '../domain/geometry.ts';
import type { NoteColor } from '../domain/note-kinds.ts';
import type { ConnectorSide } from '../domain/connector/edit.ts';
import type { LinkInput } from './connector/types.ts';

// What goes into the tools. Events carry the time they happened at.

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
