import type { Insets } from '#lib/domain/camera.ts';

/** CSS px that the bars take at the top and at the bottom, and that stays free at the sides. */
const BARS = { top: 64, bottom: 64 };
const SIDE = 12;
/** CSS px of a card at the left with its margin, and of the page below which it lies at the bottom. */
const CARD = 324;
const CARD_BELOW = 640;
/** CSS px of a panel with its margin. */
const PANEL = 336;
/** CSS px of the header with its margin, and of the page below which what to do now lies beneath it. */
const HEADER = 68;
const BENEATH = 900;
/** CSS px that the phase's card has when all its words aren't asked for, at the most; and around it. */
const FOLDED = 108;
const EDGE = 12;
const GAP = 4;
/** CSS px of the page below which a panel comes from the bottom and goes away before one goes on. */
const NARROW = 480;

/** Share of a narrow page's height that a sheet takes which leaves the board in sight. */
const SHEET = 0.48;

/**
 * What bars and panels cover of the view, CSS px.
 * @param sheet whether, on a narrow page, a panel lies below while one goes on with the board
 * @param card whether a vote's card is open: at the left, on a narrow page below
 * @param now height of the card with what to do now, CSS px; 0 without one
 * @param width of the page, CSS px
 * @param height of the page, CSS px
 */
export function insetsFor(
	panel: boolean,
	sheet: boolean,
	card: boolean,
	now: number,
	width: number,
	height: number
): Insets {
	const above = width > BENEATH ? EDGE : HEADER;
	const top = now === 0 ? BARS.top : Math.max(BARS.top, above + Math.min(now, FOLDED) + GAP);
	if (width <= NARROW) {
		const bottom = sheet || card ? Math.round(height * SHEET) : BARS.bottom;
		return { top, bottom, left: 0, right: 0 };
	}
	const left = card && width > CARD_BELOW ? CARD : SIDE;
	return { top, bottom: BARS.bottom, left, right: panel ? PANEL : SIDE };
}
