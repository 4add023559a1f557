import type { ElementRecord } from '../elements.ts';
import { byZ } from '../order.ts';

/**
 * A stack is a group of notes that lie on each other, each a little further right and down than the
 * one above it. Nothing else marks it, so that whoever pulls a note out of it simply has done so.
 */

/** Board units by which each note peeks out from under the one above. */
export const STACK_STEP = 6;
/** Notes that peek out; those beneath lie exactly under the last of them. */
export const STACK_SHOWN = 4;

/** True for notes that lie as a stack does. */
export function isStack(records: readonly ElementRecord[]): boolean {
	const top = records.toSorted(byZ).at(-1);
	if (!top || records.length < 2) return false;
	return records.every(({ kind, xy }) => {
		const [x, y] = [xy[0] - top.xy[0], xy[1] - top.xy[1]];
		return kind === 'note' && x === y && x >= 0 && x <= STACK_SHOWN * STACK_STEP;
	});
}
