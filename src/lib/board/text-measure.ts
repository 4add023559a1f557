/**
 * Widths of words in the board's face, measured once at a large size and scaled: advance widths of
 * an outline font grow linearly with its size.
 */
const REFERENCE = 100;
/** Words kept; a full board of 5,000 notes has some 15,000 different ones. */
const REMEMBERED = 20_000;

export const NOTE_FONT = "'Onest Variable', system-ui, sans-serif";

let context: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();

/** Width of a run of text at a font size, CSS px. */
export function widthOf(text: string, fontPx: number): number {
	let width = widths.get(text);
	if (width === undefined) {
		context ??= document.createElement('canvas').getContext('2d');
		if (!context) return text.length * fontPx * 0.6;
		context.font = `400 ${REFERENCE}px ${NOTE_FONT}`;
		width = context.measureText(text).width / REFERENCE;
		if (widths.size >= REMEMBERED) widths.clear();
		widths.set(text, width);
	}
	return width * fontPx;
}

/** Forgets every width; to be called once when the bundled face has arrived. */
export function forgetWidths(): void {
	widths.clear();
	context = null;
}
