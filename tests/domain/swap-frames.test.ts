import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { FRAME_GAP } from '#lib/domain/canvas.ts';
import { layFrames, readFrames, swapFrames } from '#lib/domain/plan-doc.ts';

const plan = (): Y.Doc => {
	const doc = new Y.Doc();
	layFrames(doc, [
		{ id: 'a', canvas: 'persona', wh: [1000, 700] },
		{ id: 'b', canvas: 'empathy-map', wh: [600, 900] },
		{ id: 'c', canvas: 'persona', wh: [1000, 700] }
	]);
	return doc;
};
const order = (doc: Y.Doc): string =>
	readFrames(doc)
		.map(({ id }) => id)
		.join('');

it('lets two canvases change places, in the row and in the order, with the same gap', () => {
	const doc = plan();
	const moved = swapFrames(doc, 'a', 'b');
	expect(order(doc)).toBe('bac');
	const [b, a, c] = readFrames(doc);
	expect(b?.xy[0]).toBe(0);
	expect(a?.xy[0]).toBe(600 + FRAME_GAP);
	expect((a?.xy[0] ?? 0) + 1000 + FRAME_GAP).toBe(c?.xy[0]);
	expect(moved?.get('a')).toEqual([600 + FRAME_GAP, 0]);
	expect(moved?.get('b')).toEqual([-(1000 + FRAME_GAP), 0]);
});

it('is the same either way round, and undone by doing it again', () => {
	const doc = plan();
	swapFrames(doc, 'c', 'b');
	expect(order(doc)).toBe('acb');
	swapFrames(doc, 'b', 'c');
	expect(readFrames(doc)).toEqual(readFrames(plan()));
});

it('does nothing with one that isn’t there', () => {
	const doc = plan();
	expect(swapFrames(doc, 'a', 'gone')).toBeNull();
	expect(swapFrames(doc, 'a', 'a')).toBeNull();
	expect(order(doc)).toBe('abc');
});
