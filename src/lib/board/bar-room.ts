import { CORNERS_INSIDE_FROM, CORNERS_OUT, hasPluses, PLUS_ROOM } from './plus-room.ts';

/** CSS px of the bar over what is selected, with its paddings. */
export const BAR_HEIGHT = 48;
/** CSS px between it and what it is for, where no handles lie around that. */
const GAP = 12;
/** CSS px to the bars at the top and the bottom. */
export const BAR_CLEAR = 4;
/** CSS px by which the camera may be off what was asked for: it comes to rest on whole pixels. */
const ROUNDING = 1;

/**
 * CSS px between the bar and what is selected.
 * @param side the smaller side on screen, CSS px
 */
export function barGap(count: number, side: number): number {
	if (hasPluses(count, side)) return PLUS_ROOM;
	return side < CORNERS_INSIDE_FROM ? CORNERS_OUT : GAP;
}

/** CSS px over what is selected in which the bar has room, however large or small it is shown. */
export const barRoom = (count: number): number =>
	Math.max(barGap(count, Infinity), barGap(count, 0)) + BAR_HEIGHT + BAR_CLEAR + ROUNDING;
