import { describe, expect, it } from 'vitest';
import { wantsTicks } from '#lib/tools/step.ts';
import { board } from './driver.ts';

/** The view is 1000 × 800. */
const dragging = () =>
	board({ a: [100, 100] })
		.pointerDown([150, 150])
		.moveTo([500, 400]);

describe('something held at the edge of the view', () => {
	it('scrolls the board after 150 ms, and not before', () => {
		const driver = dragging().moveTo([995, 400]).wait(150).expectNo('auto-scroll').wait(100);
		expect(driver.world.camera.x).toBeGreaterThan(0);
		expect(driver.world.camera.y).toBe(0);
	});

	it('comes along with the board and is dropped where the pointer is', () => {
		const driver = dragging().moveTo([1000, 400]).wait(400).moveTo([1000, 400]).release();
		const { camera, rects } = driver.world;
		expect(Math.abs(rects.get('a')!.x - (camera.x + 1000 - 50))).toBeLessThanOrEqual(1);
	});

	it('is drawn at once where the scrolled board will be', () => {
		const driver = dragging().moveTo([1000, 400]).wait(160).forget().wait(16);
		const kinds = driver.log.map(({ kind }) => kind);
		expect(kinds[0]).toBe('auto-scroll');
		const [foreseen, settled] = driver.all('preview-move');
		expect(foreseen!.by).toEqual(settled!.by);
	});

	it('does not scroll when it only passes through the edge', () => {
		dragging().moveTo([995, 400]).wait(100).moveTo([900, 400]).wait(500).expectNo('auto-scroll');
	});

	it('scrolls faster further out, at most 1,200 px a second, and in both directions', () => {
		const way = (x: number, y: number) => {
			const { camera } = dragging().moveTo([x, y]).wait(150).wait(160).world;
			return [Math.round(camera.x), Math.round(camera.y)];
		};
		const [slow] = way(980, 400);
		const [fast] = way(1000, 400);
		expect(slow!).toBeGreaterThan(0);
		expect(fast!).toBeGreaterThan(slow!);
		expect(way(1500, 400)).toEqual(way(1000, 400));
		expect(fast!).toBeLessThanOrEqual(192);
		const [x, y] = way(0, 0);
		expect([x! < 0, y! < 0]).toEqual([true, true]);
	});

	it('does not jump after a frame that took a second', () => {
		const driver = dragging().moveTo([1000, 400]).wait(160).forget();
		driver.send({ kind: 'tick', time: 100_000 });
		expect(Math.abs(driver.last('auto-scroll')!.by[0])).toBeLessThanOrEqual(60);
	});

	it('asks for ticks only while it is there', () => {
		const driver = dragging();
		expect(wantsTicks(driver.state)).toBe(false);
		driver.moveTo([995, 400]);
		expect(wantsTicks(driver.state)).toBe(true);
		driver.moveTo([500, 400]);
		expect(wantsTicks(driver.state)).toBe(false);
	});

	it('scrolls for a marquee, a resize and a note off the toolbar too', () => {
		const scrolls = [
			board().pointerDown([500, 400]).moveTo([1000, 400]),
			board({ a: [0, 0, 200, 200] })
				.selected('a')
				.onHandle('e', [200, 100])
				.moveTo([1000, 100]),
			board().toolbar('begin', [500, 780], true).toolbar('move', [1000, 400], false)
		];
		for (const driver of scrolls) {
			driver.wait(300);
			expect(driver.all('auto-scroll').length).toBeGreaterThan(0);
		}
	});

	it('does not scroll for what is over the toolbar', () => {
		board()
			.toolbar('begin', [500, 600], false)
			.toolbar('move', [500, 790], true)
			.wait(500)
			.expectNo('auto-scroll');
	});

	it('does not scroll while panning', () => {
		board()
			.tool('hand')
			.pointerDown([500, 400])
			.moveTo([1000, 400])
			.wait(500)
			.expectNo('auto-scroll');
	});
});
