import { sameRect, type Rect } from '#lib/domain/geometry.ts';

/**
 * For what is reckoned anew oftener than it changes: answers the value before for as long as the next
 * one says the same, so that whatever follows it isn't woken. One for each place that reckons.
 */
export function steady<T>(same: (a: T, b: T) => boolean): (next: T) => T {
	let last: { readonly value: T } | null = null;
	return (next) => {
		if (!last || !same(last.value, next)) last = { value: next };
		return last.value;
	};
}

/** Field by field, of two of a kind. */
export const sameFields = <T extends object>(a: T, b: T): boolean =>
	(Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);

export const sameRects = (a: readonly Rect[], b: readonly Rect[]): boolean =>
	a.length === b.length && a.every((rect, i) => b[i] !== undefined && sameRect(rect, b[i]));
