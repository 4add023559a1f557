import { expect, it } from 'vitest';
import type { Pen } from '#lib/board/far/pen.ts';
import { drawSums } from '#lib/board/far/draw-sums.ts';
import { NO_SUMS, type Sums } from '#lib/board/far/sums.ts';
import type { Rect } from '#lib/domain/geometry.ts';

const PAINTS = { first: 'accent', onFirst: 'on', other: 'ink', onOther: 'white', ring: 'ring' };
const SIDE = 200;
const NOTES: Readonly<Record<string, Rect>> = Object.fromEntries(
	['a', 'b', 'c'].map((id, i) => [id, { x: i * 300, y: 0, w: SIDE, h: SIDE }])
);

/** What was written where, in which colour, and how large in CSS px. */
function drawn(sums: Sums, zoom: number, gone: readonly string[] = []) {
	const words: { text: string; at: number; color: string; px: number }[] = [];
	let strokes = 0;
	const pen = {
		font: '',
		fillStyle: '',
		beginPath: () => strokes++,
		roundRect: () => undefined,
		fill: () => undefined,
		stroke: () => undefined,
		fillText(text: string, x: number): void {
			const px = Number(/([\d.]+)px/.exec(this.font)?.[1]) * zoom;
			words.push({ text, at: x, color: this.fillStyle, px: Math.round(px) });
		}
	};
	const where = (id: string): Rect | null => (gone.includes(id) ? null : (NOTES[id] ?? null));
	drawSums(pen as unknown as Pen, sums, where, zoom, PAINTS);
	return { words, strokes };
}

const SUMS: Sums = new Map([
	['a', 5],
	['b', 2],
	['c', 5]
]);

it('stand on the corners of their notes, as large on screen however far away those are', () => {
	for (const zoom of [0.4, 0.2]) {
		expect(drawn(SUMS, zoom).words).toEqual([
			{ text: '5', at: 200, color: 'on', px: 12 },
			{ text: '2', at: 500, color: 'white', px: 12 },
			{ text: '5', at: 800, color: 'on', px: 12 }
		]);
	}
});

it('are left to the first place where notes are too small for them', () => {
	expect(drawn(SUMS, 0.05).words.map(({ text }) => text)).toEqual(['5', '5']);
});

it('aren’t drawn for a note that is gone, nor for nothing', () => {
	expect(drawn(SUMS, 0.4, ['a']).words.map(({ at }) => at)).toEqual([500, 800]);
	expect(drawn(new Map([['a', 0]]), 0.4).strokes).toBe(0);
	expect(drawn(NO_SUMS, 0.4).strokes).toBe(0);
});
