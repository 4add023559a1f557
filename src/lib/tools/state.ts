import type { Camera } from '../domain/camera.ts';
import type { Point, Rect } from '../domain/geometry.ts';
import type { NoteColor } from '../domain/note-kinds.ts';
import type { ConnectorSide } from '../domain/connector/edit.ts';
import type { BoxKind } from './box/types.ts';
import type { Aim } from './connector/link.ts';
import type { Link } from './connector/types.ts';
import type {
	CursorName,
	Device,
	Direction,
	Effect,
	Handle,
	Modifiers,
	ToolContext
} from './types.ts';

import type { SnapField } from './snap/types.ts';

/** A click that may be the first of a double. */
export interface Click {
	/** ms, when it was released. */
	readonly time: number;
	readonly screen: Point;
	readonly device: Device;
	/** The element that was clicked, null for the empty board. */
	readonly id: string | null;
}

/** How long a held pointer has been at the edge of the view. */
export interface Edge {
	/** ms, when it came into the edge zone; null while it isn't there. */
	readonly since: number | null;
	/** ms, up to when scrolling has been done. */
	readonly until: number;
}

/** What a press is on, which decides what it becomes. */
export type Press =
	| { readonly kind: 'element'; readonly id: string }
	/** Between the elements of a selection of several. */
	| { readonly kind: 'selection' }
	| { readonly kind: 'empty' }
	| { readonly kind: 'handle'; readonly handle: Handle }
	| { readonly kind: 'plus'; readonly side: Direction; readonly of: string }
	/** The right button: the menu, unless it moves. */
	| { readonly kind: 'menu' }
	/** Where what is carried is to be put down. */
	| { readonly kind: 'spot' }
	/** Where a connector begins. */
	| { readonly kind: 'link' }
	/** An end of a connector. */
	| { readonly kind: 'end'; readonly id: string; readonly side: ConnectorSide }
	/** Where a connector that is begun is to end. */
	| { readonly kind: 'aim' }
	/** Something to be said about what is under it. */
	| { readonly kind: 'remark' }
	/** Where a stamp goes. */
	| { readonly kind: 'stamp' };

/** A pointer that holds something, and where it is now. */
export interface Held {
	readonly pointer: number;
	readonly device: Device;
	readonly screen: Point;
	readonly mods: Modifiers;
	readonly edge: Edge;
}

export interface Idle {
	readonly kind: 'idle';
}

/** Move mode: the elements follow the arrow keys until they are put down. */
export interface Carrying {
	readonly kind: 'carrying';
	readonly ids: readonly string[];
	/** Around all of them when they were picked up. */
	readonly bounds: Rect;
	readonly by: Point;
}

/** A connector of which one end is chosen: the other is by the next click, or by keys. */
export interface Aiming {
	readonly kind: 'aiming';
	readonly link: Link;
	/** Where the pointer is; null while it says nothing. */
	readonly aim: Aim | null;
	/** The element chosen by key. */
	readonly target: string | null;
}

/** What a gesture that only looks around goes back to. */
export type Resting = Idle | Carrying | Aiming;

/** Pressed, and not known yet whether it becomes a click, a drag or a long press. */
export interface Pointing {
	readonly kind: 'pointing';
	readonly pointer: number;
	readonly device: Device;
	readonly on: Press;
	readonly start: Point;
	/** Board point under the press, by the camera of that moment. */
	readonly origin: Point;
	/** ms. */
	readonly time: number;
	readonly mods: Modifiers;
	/** The click just before, if this press could make it a double. */
	readonly previous: Click | null;
	readonly resume: Resting;
}

export interface Dragging extends Held {
	readonly kind: 'dragging';
	readonly ids: readonly string[];
	readonly origin: Point;
	/** Around what was taken hold of, without what it carries. */
	readonly bounds: Rect;
	/** What it can snap to. */
	readonly field: SnapField;
}

export interface Marquee extends Held {
	readonly kind: 'marquee';
	readonly origin: Point;
	/** What was selected before and stays so: with Shift all of it, else nothing. */
	readonly base: readonly string[];
}

export interface Resizing extends Held {
	readonly kind: 'resizing';
	readonly handle: Handle;
	readonly origin: Point;
	/** Every element's rect at the start; each move is reckoned from it, never from the last. */
	readonly rects: ReadonlyMap<string, Rect>;
	/** Around all of them at the start. */
	readonly bounds: Rect;
	/** What its edges can snap to. */
	readonly field: SnapField;
}

/** A note in the hand that isn't on the board yet. */
export interface Placing extends Held {
	readonly kind: 'placing';
	readonly from: 'tool' | 'toolbar' | 'plus';
	/** True while it is over the toolbar, where dropping it makes nothing. */
	readonly over: boolean;
	readonly color?: NoteColor;
	readonly like?: string;
	/** What it can snap to while it is dragged; absent where it is made by a press. */
	readonly field?: SnapField;
}

/** A box drawn from corner to corner, or, as long as it isn't open, placed by a click. */
export interface Drawing extends Held {
	readonly kind: 'drawing';
	readonly draws: BoxKind;
	/** CSS px in the view. */
	readonly start: Point;
	readonly origin: Point;
	/** True once it was pulled too far to be a click. */
	readonly open: boolean;
}

/** An end of a connector. */
export interface Linking extends Held {
	readonly kind: 'linking';
	readonly link: Link;
}

/** A stroke being drawn. */
export interface Inking {
	readonly kind: 'inking';
	readonly pointer: number;
	readonly device: Device;
	readonly pen: 'pen' | 'highlighter';
	readonly straight: boolean;
}

/** The eraser on the board. */
export interface Erasing {
	readonly kind: 'erasing';
	readonly pointer: number;
	readonly device: Device;
	/** CSS px in the view. */
	readonly start: Point;
	/** Board point of the last event. */
	readonly at: Point;
	/** What will go. */
	readonly ids: readonly string[];
	/** True once it has gone too far to be a click. */
	readonly wiping: boolean;
}

export interface Panning {
	readonly kind: 'panning';
	readonly pointer: number;
	readonly device: Device;
	readonly by: 'hand' | 'other';
	readonly start: Point;
	readonly screen: Point;
	/** True once it has gone too far to be a click. */
	readonly moved: boolean;
	readonly previous: Click | null;
	readonly resume: Resting;
	/** What it ends if it is lifted soon: the other fingers of a tap have gone already. */
	readonly tap?: FingerTap;
}

export interface Pinching {
	readonly kind: 'pinching';
	readonly pointers: readonly [number, number];
	readonly at: readonly [Point, Point];
	readonly resume: Resting;
	/** What it is as long as it may still be a tap; null once it isn't. */
	readonly tap: FingerTap | null;
}

/** Fingers that came down together and haven't moved. */
export interface FingerTap {
	/** ms, when the second came down. */
	readonly since: number;
	/** How many there were at most. */
	readonly fingers: number;
	readonly start: readonly [Point, Point];
}

/** Still down, but what it was for has happened. */
export interface Spent {
	readonly kind: 'spent';
	readonly pointer: number;
	readonly device: Device;
	readonly resume: Resting;
}

export type Phase =
	| Idle
	| Carrying
	| Pointing
	| Dragging
	| Marquee
	| Resizing
	| Placing
	| Drawing
	| Aiming
	| Linking
	| Inking
	| Erasing
	| Panning
	| Pinching
	| Spent;

export interface ToolState {
	readonly phase: Phase;
	/** Fingers on the glass and where each is. */
	readonly contacts: ReadonlyMap<number, Point>;
	/** True since a pen was seen: fingers then only pan and zoom. */
	readonly pen: boolean;
	readonly click: Click | null;
	/** What was last asked for. */
	readonly cursor: CursorName;
}

export interface Outcome {
	readonly phase: Phase;
	readonly effects: readonly Effect[];
	/** Remembered for the next press. */
	readonly click?: Click;
}

/** How a phase in which a pointer holds something behaves; gestures/held.ts drives it. */
export interface Behaviour<P extends Held> {
	/** True when it ends once the board may not be changed any more. */
	readonly edits: boolean;
	/** What a move changes besides the place of the pointer. */
	moved?(phase: P): P;
	/** `camera` is the context's, or where it is about to be. */
	draw(phase: P, context: ToolContext, camera: Camera): readonly Effect[];
	drop(phase: P, context: ToolContext): Outcome;
	abandon(phase: P): readonly Effect[];
}

export const IDLE: Idle = { kind: 'idle' };

export const INITIAL: ToolState = {
	phase: IDLE,
	contacts: new Map(),
	pen: false,
	click: null,
	cursor: 'default'
};
