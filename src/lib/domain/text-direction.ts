/** What decides where a paragraph begins; the two marks are written for nothing else. */
export const STRONG = /[\p{L}\u200E\u200F]/u;
export const RIGHT_TO_LEFT =
	/[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\u200F]/u;
/** Beyond the scripts that can only run to the right. */
export const MAY_RUN_LEFT = /[\u0590-\u08FF\u200F\uD83A-\uD83B\uFB1D-\uFEFF]/;

/**
 * Whether a paragraph runs from right to left: its first letter decides, as `unicode-bidi: plaintext`
 * has it.
 * @see https://www.unicode.org/reports/tr9/#P2
 */
export function runsLeft(paragraph: string): boolean {
	if (!MAY_RUN_LEFT.test(paragraph)) return false;
	return RIGHT_TO_LEFT.test(STRONG.exec(paragraph)?.[0] ?? '');
}
