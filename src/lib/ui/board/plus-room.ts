/** CSS px of a note's smaller side below which handles in its middle would cover its corners. */
export const EDGE_HANDLES_FROM = 72;
/** CSS px of the smaller side below which handles at the corners would leave nothing to hold it by. */
export const CORNERS_INSIDE_FROM = 48;
/** CSS px that the plus handles take on each side of a note. */
export const PLUS_ROOM = 44;

/**
 * Whether the selection has plus handles around it.
 * @param count how many are selected
 * @param side the smaller side on screen, CSS px
 */
export const hasPluses = (count: number, side: number): boolean =>
	count === 1 && side >= EDGE_HANDLES_FROM;
