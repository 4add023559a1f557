import { MIN_SIDE, type ElementRecord } from '#lib/domain/elements.ts';
import type { Size } from '#lib/domain/geometry.ts';

/** Board units. A smaller note holds no word at the smallest size of type. */
const MIN_NOTE: Size = [72, 56];

/** What resizing may not go below. */
export const minSizeOf = (rec: ElementRecord | undefined): Size =>
	rec?.kind === 'note' ? MIN_NOTE : [MIN_SIDE, MIN_SIDE];
