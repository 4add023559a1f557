/** One replacement in a text: `remove` characters from `index` on become `insert`. UTF-16 units. */
export interface TextChange {
	readonly index: number;
	readonly remove: number;
	readonly insert: string;
}

/** What Y.Text says of a remote change. */
export type TextDelta = readonly { retain?: number; insert?: unknown; delete?: number }[];

/**
 * The smallest single replacement that turns `before` into `after`. In a run of equal characters
 * ("aa" → "aaa") the place is ambiguous; the caret after the change says which one was meant.
 */
export function diffText(before: string, after: string, caret: number): TextChange | null {
	if (before === after) return null;
	const shortest = Math.min(before.length, after.length);
	// What follows the caret wasn't touched by typing, so it bounds the common end.
	const tail = Math.max(0, Math.min(shortest, after.length - caret));
	let end = 0;
	while (end < tail && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	let start = 0;
	while (start < shortest - end && before[start] === after[start]) start++;
	while (
		end < shortest - start &&
		before[before.length - 1 - end] === after[after.length - 1 - end]
	)
		end++;
	// Half a surrogate pair is no character: take the pair whole.
	if (start > 0 && isHighSurrogate(before, start - 1)) start--;
	if (end > 0 && isLowSurrogate(before, before.length - end)) end--;
	return {
		index: start,
		remove: before.length - start - end,
		insert: after.slice(start, after.length - end)
	};
}

const isHighSurrogate = (text: string, i: number): boolean =>
	(text.charCodeAt(i) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, i: number): boolean =>
	(text.charCodeAt(i) & 0xfc00) === 0xdc00;

/** Where a position of the old text is in the new one. What is inserted right at it stays behind it. */
export function mapIndex(delta: TextDelta, index: number): number {
	let at = 0;
	let mapped = index;
	for (const part of delta) {
		if (at >= mapped) break;
		if (part.retain !== undefined) at += part.retain;
		else if (typeof part.insert === 'string') {
			mapped += part.insert.length;
			at += part.insert.length;
		} else if (part.delete !== undefined) mapped -= Math.min(part.delete, mapped - at);
	}
	return mapped;
}
