import { MIN_SIDE, type ElementRecord } from '#lib/domain/elements.ts';
import { leastSizeOf } from '#lib/domain/element-sizes.ts';
import type { Size } from '#lib/domain/geometry.ts';

/**
 * What resizing may not go below. A level line is as thin as its box can be from the first: it doesn't
 * hold up what is resized with it.
 */
export function minSizeOf(rec: ElementRecord | undefined): Size {
	const [w, h] = rec ? leastSizeOf(rec.kind) : ([MIN_SIDE, MIN_SIDE] as const);
	if (rec?.kind !== 'connector' && rec?.kind !== 'ink') return [w, h];
	return [rec.wh[0] > w ? w : 1, rec.wh[1] > h ? h : 1];
}
