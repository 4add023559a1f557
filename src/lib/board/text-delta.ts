/** What Y.Text says of a remote change. */
export type TextDelta = readonly { retain?: number; insert?: unknown; delete?: number }[];

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
