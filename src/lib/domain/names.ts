/** What names and texts turn into for small places and for searching. */

/**
 * One or two capital letters for a badge: of the first and the last word. '?' for a name without
 * letters or digits.
 */
export function initials(name: string): string {
	const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
	const [first] = words;
	if (first === undefined) return '?';
	const last = words.length > 1 ? words.at(-1) : undefined;
	return [first, last].map((word) => capital(word ?? '')).join('');
}

/** The first character; letters that grow when capitalised (ß → SS) keep to one. */
function capital(word: string): string {
	const [letter = ''] = word;
	const upper = letter.toUpperCase();
	return [...upper].length === 1 ? upper : letter;
}

/** A text as search compares it: composed, in lower case, ё as е, any space as one blank. */
export const searchable = (text: string): string =>
	text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
