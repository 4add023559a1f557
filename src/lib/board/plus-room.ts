/** CSS px of a note's smaller side below which handles in its middle would cover its corners. */
export const EDGE_HANDLES_FROM = 72;
/** CSS px of the smaller side below which handles at the corners would leave nothing to hold it by. */
export const CORNERS_INSIDE_FROM = 48;
/** CSS px that those reach outwards then, under a finger too. */
export const CORNERS_OUT = 30;
/** CSS px of a plus handle, and between it and its note: the handles at the note's edge lie there. */
export const PLUS_SIZE = 24;
export const PLUS_AWAY = 18;
/** CSS px that the plus handles take on each side of a note. */
export const PLUS_ROOM = PLUS_AWAY + PLUS_SIZE + 2;

/**
 * Whether the selection has plus handles around it.
 * @param count how many are selected
 * @param side the smaller side on screen, CSS px
 */
export const hasPluses = (count: number, side: number): boolean =>
	count === 1 && side >= EDGE_HANDLES_FROM;
