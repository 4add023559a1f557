import type { ShapeForm } from './elements.ts';
import type { Rect, Size } from './geometry.ts';

/** Board units. */
const ROUNDING = 24;
/** Board units between a form's edge and its words. */
const PADDING = 12;

/** The outline of a form that fills a box, as an SVG path from the box's corner. Board units. */
export function formPath(form: ShapeForm, [w, h]: Size): string {
	switch (form) {
		case 'rectangle':
			return `M0 0H${w}V${h}H0Z`;
		case 'rounded': {
			const r = Math.min(ROUNDING, w / 2, h / 2);
			const arc = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`;
			return (
				`M${r} 0H${w - r}${arc(r, r)}V${h - r}${arc(-r, r)}` +
				`H${r}${arc(-r, -r)}V${r}${arc(r, -r)}Z`
			);
		}
		case 'ellipse':
			return `M0 ${h / 2}a${w / 2} ${h / 2} 0 1 1 ${w} 0a${w / 2} ${h / 2} 0 1 1 ${-w} 0Z`;
		case 'diamond':
			return `M${w / 2} 0L${w} ${h / 2}L${w / 2} ${h}L0 ${h / 2}Z`;
		case 'triangle':
			return `M${w / 2} 0L${w} ${h}H0Z`;
	}
}

/** The largest box for words in a form, from the corner of the form's own box. Board units. */
export function wordsIn(form: ShapeForm, [w, h]: Size): Rect {
	switch (form) {
		case 'rectangle':
		case 'rounded':
			return within(w, h, 1, 0);
		case 'ellipse':
			return within(w, h, Math.SQRT1_2, 0);
		case 'diamond':
			return within(w, h, 0.5, 0);
		case 'triangle':
			// Its lower half is the widest.
			return within(w, h, 0.5, h / 4);
	}
}

/** The middle share of a box, moved down; forms that lean in need less of a margin besides. */
function within(w: number, h: number, share: number, down: number): Rect {
	const padding = share === 1 ? Math.min(PADDING, w / 8, h / 8) : 2;
	const width = Math.max(1, w * share - 2 * padding);
	const height = Math.max(1, h * share - 2 * padding);
	return { x: (w - width) / 2, y: (h - height) / 2 + down, w: width, h: height };
}
