import { LOCALES, type Localized } from './locale.ts';

/**
 * How much room words take, near enough to lay out a sheet where no font can be measured: on the
 * server, in a thumbnail, and alike for every reader of one board. Widths in em, from Onest at
 * weight 600 (the wider of the two used), rounded up by class; tests/browser holds them to it.
 */
const NARROW = /[ijlI1.,:;!’'()[\] ]/u;
const SLIM = /[frtгтГ/\-]/u;
const WIDE = /[mwMWмжшщыюфМЖШЩЫЮФ%—]/u;

function em(char: string): number {
	if (NARROW.test(char)) return 0.31;
	if (SLIM.test(char)) return 0.46;
	if (WIDE.test(char)) return char === char.toLowerCase() ? 0.84 : 1;
	return char !== char.toLowerCase() ? 0.76 : 0.61;
}

/** Width of a run of text on one line, in the unit of `size`; rather too much than too little. */
export function textWidth(text: string, size: number): number {
	let width = 0;
	for (const char of text) width += em(char);
	return width * size;
}

/** Lines that a text takes when wrapped at spaces; a word that is too long breaks anywhere. */
export function lineCount(text: string, size: number, width: number): number {
	const space = textWidth(' ', size);
	let lines = 1;
	let used = 0;
	for (const word of text.split(' ')) {
		const w = textWidth(word, size);
		if (used > 0 && used + space + w > width) {
			lines += 1;
			used = 0;
		}
		if (w > width) {
			const more = Math.ceil(w / width) - 1;
			lines += more;
			used = w - more * width;
		} else {
			used += (used > 0 ? space : 0) + w;
		}
	}
	return lines;
}

/** The most lines that a text takes in any language: all readers of a board share one layout. */
export const mostLines = (text: Localized, size: number, width: number): number =>
	Math.max(...LOCALES.map((locale) => lineCount(text[locale], size, width)));

/** The longest word of a text in any language. */
export const widestWord = (text: Localized, size: number): number =>
	Math.max(
		...LOCALES.flatMap((locale) => text[locale].split(' ').map((word) => textWidth(word, size)))
	);
