import { MAY_RUN_LEFT, RIGHT_TO_LEFT, runsLeft, STRONG } from './text-direction.ts';

const DIGIT = /\p{Nd}/u;

/**
 * Whether the letter at an index (UTF-16) runs from right to left. Signs go with the letters before
 * them, which is what they nearly always do; figures run to the right among any letters.
 */
export function runsLeftAt(text: string, index: number): boolean {
	if (!MAY_RUN_LEFT.test(text)) return false;
	const start = text.lastIndexOf('\n', index - 1) + 1;
	const end = text.indexOf('\n', start);
	for (let at = index; at >= start; at--) {
		const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
		if (at === index && DIGIT.test(letter)) return false;
		if (STRONG.test(letter)) return RIGHT_TO_LEFT.test(letter);
	}
	return runsLeft(text.slice(start, end < 0 ? undefined : end));
}
