/** What is wrong with a title or a name. `refused`: by a rule of the server's that the page lacks. */
export type LineProblem = 'missing' | 'too_long' | 'refused' | null;

/** Counted as the server counts: trimmed, in one Unicode form, in UTF-16 units. */
export const lengthOf = (text: string): number => text.normalize().trim().length;

export function measure(text: string, limit: number): LineProblem {
	const length = lengthOf(text);
	if (length === 0) return 'missing';
	return length > limit ? 'too_long' : null;
}
