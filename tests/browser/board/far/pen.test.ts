import { expect, test } from 'vitest';
import { Pen, replay, type Context } from '#lib/board/far/pen.ts';

const SIDE = 64;

/** Something of all that a pen can do, drawn by its names. */
function scene(pen: Pen): void {
	pen.fillStyle = '#fde68a';
	pen.fillRect(2, 2, 30, 30);
	pen.save();
	pen.globalAlpha = 0.5;
	pen.strokeStyle = '#1d4ed8';
	pen.lineWidth = 3;
	pen.lineJoin = 'round';
	pen.strokeRect(4, 4, 30, 30);
	pen.translate(20, 20);
	pen.scale(2, 0.5);
	pen.fillStyle = '#16a34a';
	pen.fill('M0 0H8V20H0Z');
	pen.stroke('M0 0L8 20');
	pen.restore();
	pen.save();
	pen.beginPath();
	pen.rect(40, 0, 20, 20);
	pen.clip();
	pen.beginPath();
	pen.arc(50, 10, 14, 0, 2 * Math.PI);
	pen.fill();
	pen.clearRect(45, 5, 4, 4);
	pen.restore();
	pen.beginPath();
	pen.roundRect(40, 40, 20, 12, 6);
	pen.stroke();
	pen.font = '500 14px sans-serif';
	pen.direction = 'rtl';
	pen.textAlign = 'center';
	pen.textBaseline = 'middle';
	pen.fillText('Мёд', 20, 50);
	pen.globalCompositeOperation = 'source-atop';
	pen.fillRect(0, 0, SIDE, 8);
}

/** A canvas by a pen's names: a path is data. */
function direct(context: Context): Pen {
	return new Proxy(context, {
		get: (target, name: 'fill' | 'stroke' | 'fillText') => {
			if (name !== 'fill' && name !== 'stroke') return target[name].bind(target);
			return (path?: string) => (path ? target[name](new Path2D(path)) : target[name]());
		},
		set: (target, name, value) => Reflect.set(target, name, value)
	}) as unknown as Pen;
}

const canvas = (): OffscreenCanvasRenderingContext2D =>
	new OffscreenCanvas(SIDE, SIDE).getContext('2d')!;
const pixels = (context: Context): string => context.getImageData(0, 0, SIDE, SIDE).data.join();

test('what a pen takes down is drawn as it would have been', () => {
	const expected = canvas();
	scene(direct(expected));
	const pen = new Pen();
	scene(pen);
	const drawn = canvas();
	replay(pen.done(), drawn);
	expect(pixels(drawn)).toBe(pixels(expected));
	expect(pixels(drawn)).not.toBe(pixels(canvas()));
});

test('a word is taken down once, and what is written is told with its fonts', () => {
	const pen = new Pen();
	for (let i = 0; i < 3; i++) {
		pen.fillStyle = 'red';
		pen.fillRect(i, 0, 1, 1);
	}
	expect(pen.done().words).toEqual(['red']);
	expect(pen.done().lettering).toBeNull();
	pen.font = '12px serif';
	pen.fillText('a', 0, 0);
	pen.fillText('б', 0, 0);
	expect(pen.done().lettering).toEqual({ fonts: ['12px serif'], text: 'aб' });
});

test('what is no recording is refused', () => {
	const broken = { ops: new Float64Array([99]), words: [], lettering: null };
	expect(() => replay(broken, canvas())).toThrow('not a recording');
});
