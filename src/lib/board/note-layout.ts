import type { Rect } from '#lib/domain/geometry.ts';
import { FitCache } from '#lib/domain/fit-cache.ts';
import { forgetWidths, widthOf } from './text-measure.ts';

export interface NoteLayout {
	readonly size: number;
	readonly align: 'center' | 'left';
	readonly overflow: boolean;
	readonly breakAnywhere: boolean;
	/** Board units, all sides. */
	readonly padding: number;
}

/** Board units that a kind's mark takes at the foot of a note. */
const MARK_ROOM = 16;

const fits = new FitCache(widthOf);

/** To be called once the bundled face has arrived: everything is measured again. */
export function fontsArrived(): void {
	forgetWidths();
	fits.clear();
}

/** How a note's text stands in it (interaction.md §5.4). `_fonts` is read so that callers re-fit. */
export function noteLayout(text: string, rect: Rect, marked: boolean, _fonts: boolean): NoteLayout {
	const padding = Math.min(rect.w, rect.h) >= 180 ? 16 : Math.min(rect.w, rect.h) >= 110 ? 12 : 8;
	const height = rect.h - 2 * padding - 2 - (marked && rect.h >= 110 ? MARK_ROOM : 0);
	const fit = fits.fit(text, [rect.w - 2 * padding - 2, height]);
	return {
		size: fit.size,
		align: fit.align === 'centre' ? 'center' : 'left',
		overflow: fit.overflow,
		breakAnywhere: fit.breakAnywhere,
		padding
	};
}
