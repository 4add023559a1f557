import { graphemes, paragraphsOf, type MeasureText } from './text-wrap.ts';

/**
 * A text as the lines in which the board shows it, for whoever draws it without a browser: breaks
 * where `wrap` counts them. Spaces at a line's end, which hang over the edge, are left out.
 */
export function linesOf(
	text: string,
	width: number,
	fontPx: number,
	measure: MeasureText,
	anywhere = false
): string[] {
	const lines: string[] = [];
	for (const chunks of paragraphsOf(text)) {
		let line = '';
		let x = 0;
		const end = (): void => {
			lines.push(line.trimEnd());
			line = '';
			x = 0;
		};
		for (const { word, space } of chunks) {
			const w = word === '' ? 0 : measure(word, fontPx);
			if (x > 0 && x + w > width) end();
			if (anywhere && w > width) {
				for (const grapheme of graphemes(word)) {
					const step = measure(grapheme, fontPx);
					if (x > 0 && x + step > width) end();
					line += grapheme;
					x += step;
				}
			} else {
				line += word;
				x += w;
			}
			line += space;
			if (space !== '') x += measure(' ', fontPx) * space.length;
		}
		end();
	}
	return lines;
}
