import { MIN_SIDE, type ElementRecord } from '#lib/domain/elements.ts';
import { leastSizeOf } from '#lib/domain/element-sizes.ts';
import type { Size } from '#lib/domain/geometry.ts';

/** What resizing may not go below. */
export const minSizeOf = (rec: ElementRecord | undefined): Size =>
	rec ? leastSizeOf(rec.kind) : [MIN_SIDE, MIN_SIDE];
