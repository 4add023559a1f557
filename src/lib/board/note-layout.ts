import type { ShapeForm } from '#lib/domain/elements.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { FitCache } from '#lib/domain/fit-cache.ts';
import { wordsIn } from '#lib/domain/shape-forms.ts';
import { forgetWidths, widthOf } from './text-measure.ts';

export interface NoteLayout {
	readonly size: number;
	readonly align: 'center' | 'start';
	readonly overflow: boolean;
	readonly lines: number;
	readonly breakAnywhere: boolean;
	/** Board units, all sides. */
	readonly padding: number;
	/** Board units kept free at the foot for the kind's mark. */
	readonly foot: number;
}

/** Board units: the paper's edge to the text, by the shorter side. Small notes can't spare as much. */
const PADDING = (side: number): number => (side >= 180 ? 16 : side >= 110 ? 10 : 8);
/** Board units that a kind's mark takes at the foot of a note, where there is a foot to spare. */
const MARK_ROOM = 12;
const MARK_FROM = 110;

const fits = new FitCache(widthOf);

/** To be called once the bundled face has arrived: everything is measured again. */
export function fontsArrived(): void {
	forgetWidths();
	fits.clear();
}

/** How a note's text stands in it (interaction.md §5.4). `_fonts` is read so that callers re-fit. */
export function noteLayout(text: string, rect: Rect, marked: boolean, _fonts: boolean): NoteLayout {
	const padding = PADDING(Math.min(rect.w, rect.h));
	const foot = marked && rect.h >= MARK_FROM ? MARK_ROOM : 0;
	const height = rect.h - 2 * padding - 2 - foot;
	const fit = fits.fit(text, [rect.w - 2 * padding - 2, height]);
	return {
		size: fit.size,
		align: fit.align === 'centre' ? 'center' : 'start',
		overflow: fit.overflow,
		lines: fit.lines,
		breakAnywhere: fit.breakAnywhere,
		padding,
		foot
	};
}

export interface ShapeLayout extends Pick<
	NoteLayout,
	'size' | 'overflow' | 'lines' | 'breakAnywhere'
> {
	/** Where the words stand, from the corner of the shape's box. */
	readonly inner: Rect;
}

/** How a shape's text stands in its form. `_fonts` as above. */
export function shapeLayout(
	text: string,
	form: ShapeForm,
	{ w, h }: Rect,
	_fonts: boolean
): ShapeLayout {
	const inner = wordsIn(form, [w, h]);
	const { size, overflow, lines, breakAnywhere } = fits.fit(text, [inner.w, inner.h]);
	return { size, overflow, lines, breakAnywhere, inner };
}
