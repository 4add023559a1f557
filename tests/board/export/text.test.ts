import { describe, expect, it } from 'vitest';
import { drawText } from '#lib/board/export/svg/text.ts';

/** Words as wide as they are in Onest at 28 px, board units. */
const WIDTHS: Readonly<Record<string, number>> = { Торчит: 94, из: 30.2, рамки: 84.57, ' ': 7 };

const measure = (text: string): number => {
	const parts = text.match(/\S+| /g) ?? [];
	return parts.reduce((sum, part) => sum + (WIDTHS[part] ?? part.length * 14), 0);
};

function linesIn(width: number, text = 'Торчит из рамки'): string[] {
	const block = { text, size: 28, align: 'center', middle: true, color: 'black' } as const;
	const drawn = drawText(
		{ measure, metrics: { ascent: 0.97, descent: 0.305 } },
		{ ...block, box: { x: 0, y: 0, w: width, h: 122 } }
	);
	return [...drawn.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line]) => line ?? '');
}

describe('lines of a text in a picture', () => {
	it('hold what just fits, as on the board: 121.77 of 122', () => {
		expect(measure('из рамки')).toBeCloseTo(121.77);
		expect(linesIn(122)).toEqual(['Торчит', 'из рамки']);
	});

	it('break when the box is narrower than the line', () => {
		expect(linesIn(121.7)).toEqual(['Торчит', 'из', 'рамки']);
	});
});
