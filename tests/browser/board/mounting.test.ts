import { expect, test } from 'vitest';
import type { ElementView } from '#lib/board/element-view.svelte.ts';
import { Mounting } from '#lib/board/mounting.svelte.ts';
import { intersects, rectOf, type Rect } from '#lib/domain/geometry.ts';

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
const seen = (w: number): Rect => ({ x: 0, y: 0, w, h: w });

/** A table of ten by ten notes, 100 apart, of which a few hundred are never in view at once. */
function table(): Mounting {
	const views = new Map<string, ElementView>();
	for (let i = 0; i < 100; i++) {
		const rec = {
			kind: 'note',
			xy: [100 * (i % 10), 100 * Math.floor(i / 10)],
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
