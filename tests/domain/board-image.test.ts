import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createElements, openBoard, readElement } from '#lib/domain/board-doc.ts';
import { hashesOf, setAlt } from '#lib/domain/board-image.ts';
import { MAX_ALT_LENGTH } from '#lib/domain/elements.ts';
import { besideEachOther, LARGEST_SIDE, sizeOnBoard } from '#lib/domain/images/place.ts';
import { intersects } from '#lib/domain/geometry.ts';

function board() {
	const board = openBoard(new Y.Doc());
	const common = { xy: [0, 0], wh: [100, 80], at: 1 } as const;
	createElements(board, [
		{ ...common, id: 'i', kind: 'image', src: 'a'.repeat(64), alt: '' },
		{ ...common, id: 'n', kind: 'note', text: '', color: 'yellow' }
	]);
	return board;
}

describe('what an image shows', () => {
	it('is one line, whole characters, of at most so many', () => {
		const b = board();
		expect(setAlt(b, 'i', ' A box\n of\ttea \uD800')).toBe(true);
		expect(readElement(b, 'i')).toMatchObject({ alt: 'A box of tea \uFFFD' });
		setAlt(b, 'i', 'x'.repeat(MAX_ALT_LENGTH + 9));
		expect(readElement(b, 'i')).toMatchObject({ alt: 'x'.repeat(MAX_ALT_LENGTH) });
	});

	it('is said once: the same words again are no change, and notes have none', () => {
		const b = board();
		setAlt(b, 'i', 'Tea');
		let updates = 0;
		b.doc.on('update', () => updates++);
		expect(setAlt(b, 'i', ' Tea ')).toBe(false);
		expect(setAlt(b, 'n', 'Tea')).toBe(false);
		expect(setAlt(b, 'gone', 'Tea')).toBe(false);
		expect(updates).toBe(0);
	});
});

it('each image’s hash is named once', () => {
	const image = { kind: 'image', src: 'b'.repeat(64) };
	expect([...hashesOf([image, image, { kind: 'note' }])]).toEqual([image.src]);
});

describe('an image on the board', () => {
	it('has its own size, or as much as there is room, in its proportions', () => {
		expect(sizeOnBoard([300, 200])).toEqual([300, 200]);
		expect(sizeOnBoard([4096, 2048])).toEqual([LARGEST_SIDE, LARGEST_SIDE / 2]);
		expect(sizeOnBoard([300, 300], [150, 600])).toEqual([150, 150]);
	});

	it('is never too small to be taken', () => {
		expect(sizeOnBoard([1, 1])).toEqual([24, 24]);
		expect(sizeOnBoard([100_000, 1])).toEqual([LARGEST_SIDE, 24]);
	});

	it('lies beside the others that came with it, all round one point', () => {
		const sizes = [
			[300, 100],
			[200, 200],
			[50, 400],
			[640, 20],
			[30, 30]
		] as const;
		const rects = besideEachOther(sizes, [1000, -500]);
		expect(rects.map(({ w, h }) => [w, h])).toEqual(sizes);
		for (const [i, a] of rects.entries()) {
			for (const b of rects.slice(i + 1)) expect(intersects(a, b)).toBe(false);
		}
		expect(besideEachOther([[100, 60]], [10, 20])).toEqual([{ x: -40, y: -10, w: 100, h: 60 }]);
	});
});
