import { hasPluses, PLUS_ROOM } from './plus-room.ts';

/** CSS px of the bar over what is selected, with its paddings. */
export const BAR_HEIGHT = 48;
/** CSS px between it and what it is for, which may have plus handles around it. */
const GAP = 12;
/** CSS px to the bars at the top and the bottom. */
export const BAR_CLEAR = 4;
/** CSS px by which the camera may be off what was asked for: it comes to rest on whole pixels. */
const ROUNDING = 1;

/**
 * CSS px between the bar and what is selected.
 * @param side the smaller side on screen, CSS px
 */
export const barGap = (count: number, side: number): number =>
	hasPluses(count, side) ? PLUS_ROOM : GAP;

/** CSS px over what is selected in which the bar has room, however large it is shown. */
export const barRoom = (count: number): number =>
	barGap(count, Infinity) + BAR_HEIGHT + BAR_CLEAR + ROUNDING;
