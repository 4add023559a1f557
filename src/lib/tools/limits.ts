/** The numbers under the hands, from interaction.md §5.2. */
import type { Device } from './types.ts';

/** CSS px a press may stray and still be a click. A finger rolls more than a mouse. */
const DRAG_THRESHOLD: Readonly<Record<Device, number>> = { mouse: 4, pen: 4, touch: 8 };
export const dragThreshold = (device: Device): number => DRAG_THRESHOLD[device];

/** CSS px round an element that still count as it. */
const HIT_MARGIN: Readonly<Record<Device, number>> = { mouse: 8, pen: 8, touch: 16 };
export const hitMargin = (device: Device): number => HIT_MARGIN[device];

/** ms from a release to the next press of a double click or tap. */
export const DOUBLE_CLICK_MS = 350;

/** CSS px between the two clicks of a double; a finger doesn't come down twice on one spot. */
const DOUBLE_CLICK_NEAR: Readonly<Record<Device, number>> = { mouse: 8, pen: 12, touch: 24 };
export const doubleClickNear = (device: Device): number => DOUBLE_CLICK_NEAR[device];

/** ms a finger or pen rests until the menu opens; what phones do. */
export const LONG_PRESS_MS = 500;

/** CSS px from the view's edge in which something held makes the board scroll. */
export const EDGE_ZONE = 24;
/** ms in that zone before it does, so that a way out of the view doesn't drag the board along. */
export const EDGE_DELAY_MS = 150;
/** CSS px per second at the very edge; less further in. Crosses a laptop's view in about a second. */
export const EDGE_SPEED = 1200;
/** ms a frame counts for at most: after a stall the board must not jump. */
export const EDGE_FRAME_MS = 50;

/** ms from the second finger's coming down within which a tap of several fingers is over. */
export const FINGER_TAP_MS = 300;

/** CSS px from which edges, middles and equal gaps draw what is held to them. */
export const SNAP = 8;
/** The same for the places beside notes. */
export const SLOT_SNAP = 12;
/** Neighbours that count; of more in view the nearest, so that a drag in a crowd begins at once. */
export const SNAP_MOST = 200;

/** Board units an arrow key moves what is selected, alone and with Shift. */
export const NUDGE = 1;
export const NUDGE_FAR = 10;
/** Board units of an arrow key in move mode: the grid's step, and ten of them with Shift. */
export const CARRY_STEP = 8;
export const CARRY_STEP_FAR = 80;
/** Slots looked through for a free one before giving up. */
export const CARRY_SLOTS = 100;

/** How much a double click with the hand zooms in. */
export const HAND_ZOOM = 2;

/** CSS px from the middle of a host's side within which a connector's end snaps to it. */
export const LINK_SNAP = 12;
/** CSS px. A shorter connector between two spots of the empty board was a double click. */
export const LINK_LEAST = 8;
/** CSS px round the eraser's way that it takes. */
export const ERASER_REACH = 8;
