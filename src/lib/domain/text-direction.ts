/** What decides where a paragraph begins; the two marks are written for nothing else. */
const STRONG = /[\p{L}\u200E\u200F]/u;
const RIGHT_TO_LEFT =
	/[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\u200F]/u;
/** Beyond the scripts that can only run to the right. */
const MAY_RUN_LEFT = /[\u0590-\u08FF\u200F\uD83A-\uD83B\uFB1D-\uFEFF]/;
const DIGIT = /\p{Nd}/u;

/**
 * Whether a paragraph runs from right to left: its first letter decides, as `unicode-bidi: plaintext`
 * has it.
 * @see https://www.unicode.org/reports/tr9/#P2
 */
export function runsLeft(paragraph: string): boolean {
	if (!MAY_RUN_LEFT.test(paragraph)) return false;
	return RIGHT_TO_LEFT.test(STRONG.exec(paragraph)?.[0] ?? '');
}

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
