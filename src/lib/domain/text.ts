import type * as Y from 'yjs';
import { MAX_TEXT_LENGTH } from './elements.ts';

/** Strings and Y.Text: safe cuts, and edits that leave others' characters alone. */

/** `done`: it is as asked; `gone`: no such text any more; `too-long`: nothing was written. */
export type TextResult = 'done' | 'gone' | 'too-long';

/** One change to a string: at `at`, `remove` units go and `insert` comes. */
export interface Splice {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const splitsPair = (text: string, at: number): boolean =>
	at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/** The first `max` UTF-16 units at most, never half of a surrogate pair. */
export const cut = (text: string, max: number): string =>
	text.length <= max ? text : text.slice(0, splitsPair(text, max) ? max - 1 : max);

/** Replaces lone surrogates: Yjs encodes them as U+FFFD, and writer and readers would differ. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/**
 * The smallest single change that turns `before` into `after`, null when they are equal. In
 * "aa" → "aaa" the place is ambiguous: `caret` (where the caret is afterwards, in units of `after`)
 * settles it, so that the character lands where the hand put it, among others' characters too.
 */
export function diffText(before: string, after: string, caret = after.length): Splice | null {
	if (before === after) return null;
	const least = Math.min(before.length, after.length);
	// What stands behind the caret was there before: the common end is taken first.
	const mostEnd = Math.min(least, after.length - caret);
	let end = 0;
	while (
		end < mostEnd &&
		before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
	) {
		end++;
	}
	let start = 0;
	while (start < least - end && before.charCodeAt(start) === after.charCodeAt(start)) start++;
	while (
		end < least - start &&
		before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
	) {
		end++;
	}
	if (splitsPair(before, start) || splitsPair(after, start)) start--;
	if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
	return {
		at: start,
		remove: before.length - end - start,
		insert: after.slice(start, after.length - end)
	};
}

/**
 * Makes `text` read `value` with the smallest change, so that what others type elsewhere in it
 * stays. `too-long` when that would leave more than `max` units and more than there were: a text
 * that somebody else made too long can still be shortened.
 */
export function rewrite(
	text: Y.Text,
	value: string,
	origin: unknown,
	max = MAX_TEXT_LENGTH
): TextResult {
	const { doc } = text;
	if (!doc) return 'gone';
	const before = text.toString();
	const after = wellFormed(value);
	if (after.length > max && after.length > before.length) return 'too-long';
	const splice = diffText(before, after);
	if (!splice) return 'done';
	doc.transact(() => {
		if (text.length !== before.length) {
			// Another program embedded objects: they count in Yjs and not in the string. They go.
			text.delete(0, text.length);
			text.insert(0, after);
			return;
		}
		if (splice.remove > 0) text.delete(splice.at, splice.remove);
		if (splice.insert !== '') text.insert(splice.at, splice.insert);
	}, origin);
	return 'done';
}
