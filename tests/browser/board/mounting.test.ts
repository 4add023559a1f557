import { expect, test, vi } from 'vitest';
import type { ElementView } from '#lib/board/element-view.svelte.ts';
import { Mounting } from '#lib/board/mounting.svelte.ts';
import { intersects, rectOf, type Rect } from '#lib/domain/geometry.ts';

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
const seen = (w: number): Rect => ({ x: 0, y: 0, w, h: w });

/** A table of so many rows of so many notes, 100 apart. */
function table(side = 10): Mounting {
	const views = new Map<string, ElementView>();
	for (let i = 0; i < side ** 2; i++) {
		const rec = {
			kind: 'note',
			xy: [100 * (i % side), 100 * Math.floor(i / side)],
			wh: [80, 80],
			z: `a${i}`
		};
		const view = { id: `n${i}`, rec, rect: rectOf(rec.xy as [number, number], [80, 80]) };
		views.set(view.id, view as unknown as ElementView);
	}
	return new Mounting({
		get: (id) => views.get(id),
		all: () => views.values(),
		search: (rect) =>
			[...views.values()].filter((view) => intersects(view.rect, rect)).map(({ id }) => id),
		pinned: () => [],
		beneath: () => false
	});
}

test('nodes are made a few each frame, from the first one on', async () => {
	const mounting = table();
	mounting.look(seen(1000));
	expect(mounting.visible).toEqual([]);
	expect(mounting.backdrop).toBe(true);
	await frame();
	expect(mounting.visible.length).toBeGreaterThan(0);
	expect(mounting.visible.length).toBeLessThan(100);
	await expect.poll(() => mounting.visible.length).toBe(100);
	expect(mounting.backdrop).toBe(false);
	mounting.destroy();
});

test('while the zoom changes none are made, not even where a frame took long', async () => {
	const mounting = table();
	mounting.look(seen(200));
	const before = mounting.visible.length;
	for (let w = 600; w < 1000; w += 80) {
		mounting.look(seen(w));
		const end = performance.now() + 70;
		while (performance.now() < end);
		await frame();
		await frame();
		expect(mounting.visible.length).toBe(before);
		expect(mounting.backdrop).toBe(true);
	}
	await expect.poll(() => mounting.visible.length).toBe(100);
	mounting.destroy();
});

test.each([1.02, 1.1, 1.7])(
	'where a zoom in ends the notes are there, if few are in view: by steps of %d',
	async (step) => {
		for (const end of [1300, 1100, 900, 700]) {
			const mounting = table(30);
			let w = 3000;
			mounting.look(seen(w));
			expect(mounting.isFar).toBe(true);
			while ((w /= step) > end) mounting.look(seen(w));
			mounting.look(seen(end));
			await expect.poll(() => mounting.backdrop).toBe(false);
			expect(mounting.visible.length).toBeGreaterThanOrEqual((end / 100) ** 2);
			mounting.destroy();
		}
	}
);

test('from afar nothing is asked for any more where the zoom has ended', async () => {
	const mounting = table(30);
	mounting.look(seen(3000));
	mounting.look(seen(2500));
	for (let i = 0; i < 20; i++) await frame();
	const asked = vi.spyOn(window, 'requestAnimationFrame');
	for (let i = 0; i < 3; i++) await new Promise((done) => setTimeout(done, 40));
	expect(asked).not.toHaveBeenCalled();
	asked.mockRestore();
	expect(mounting.isFar).toBe(true);
	mounting.destroy();
});

test('nodes that a zoom in leaves out of view go where it ends', async () => {
	const mounting = table(30);
	mounting.look(seen(1300));
	await expect.poll(() => mounting.backdrop).toBe(false);
	const before = mounting.visible.length;
	mounting.look(seen(900));
	await expect.poll(() => mounting.visible.length).toBeLessThan(before);
	// A fifth around it is kept.
	expect(mounting.visible.length).toBeGreaterThan(9 ** 2);
	mounting.destroy();
});
