import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { CameraView } from '#lib/board/camera-view.svelte.ts';
import { ElementViews } from '#lib/board/element-views.svelte.ts';
import { FarLayer } from '#lib/board/far/layer.ts';
import { LiveLines } from '#lib/board/live-lines.ts';
import { createElements, openBoard } from '#lib/domain/board-doc.ts';
import '../../../../src/app.css';

/** More than are ever nodes at once. */
const NOTES = 400;
const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

/** A board that is seen from afar, and a note on it that somebody else paints. */
async function afar() {
	const board = openBoard(new Y.Doc());
	board.doc.transact(() => {
		for (let i = 0; i < NOTES; i++) {
			const at = [250 * (i % 20), 250 * Math.floor(i / 20)];
			const fields = { kind: 'note', type: 'plain', color: 'yellow', xy: at, wh: [200, 200] };
			const note = new Y.Map<unknown>(Object.entries({ ...fields, z: `a${i}`, at: 1 }));
			note.set('text', new Y.Text());
			board.elements.set(`n${i}`, note);
		}
		const fields = {
			kind: 'frame',
			color: 'blue',
			xy: [0, -1200],
			wh: [4000, 1000],
			z: 'a',
			at: 1
		};
		const titled = new Y.Map<unknown>(Object.entries(fields));
		titled.set('text', new Y.Text('MMM'));
		board.elements.set('f', titled);
	});
	createElements(board, [
		{
			...{
				id: 'l',
				kind: 'connector',
				route: 'straight',
				heads: ['none', 'none'],
				at: 1,
				text: ''
			},
			...{ from: { xy: [500, -700] }, to: { xy: [3500, -700] }, xy: [500, -700], wh: [3000, 1] },
			color: 'red'
		}
	]);
	const camera = new CameraView(() => true);
	const elements = new ElementViews(board, () => []);
	camera.onframe(() => elements.look(camera.view));
	const lines = new LiveLines(elements);
	const layer = new FarLayer(elements, camera, lines);
	const canvas = document.createElement('canvas');
	const held = document.createElement('canvas');
	const detach = [layer.attach(canvas), layer.attachHeld(held)];
	onTestFinished(() => {
		for (const end of detach) end();
		layer.destroy();
	});
	camera.resize([1000, 1000]);
	camera.set({ x: 0, y: 0, zoom: 0.2 });
	await expect.poll(() => elements.backdrop && !camera.moving).toBe(true);
	layer.redraw();
	await frame();
	const paint = (color: string): void => {
		const note = board.elements.get('n0');
		if (note instanceof Y.Map) note.set('color', color);
	};
	/** Pixels in a board unit. */
	const sharpness = (): number => canvas.width / Number.parseFloat(canvas.style.width);
	const pixelsOf = (x: number, y: number, w: number, h: number, on = canvas): ImageData => {
		const copy = new OffscreenCanvas(on.width, on.height).getContext('2d')!;
		copy.drawImage(on, 0, 0);
		const [left, top] = on.style.transform.match(/-?[\d.]+/g)!.map(Number);
		const scale = sharpness();
		const within = [(x - left!) * scale, (y - top!) * scale, w * scale, h * scale] as const;
		return copy.getImageData(...(within.map(Math.ceil) as [number, number, number, number]));
	};
	/** The colour that the first note is seen in. */
	const seen = (): string => pixelsOf(100, 100, 1 / sharpness(), 1 / sharpness()).data.join();
	/** Whether a line runs there, board units: it is more than the fill of a frame. */
	const isLined = (on: HTMLCanvasElement, y: number): boolean =>
		pixelsOf(2000, y - 20, 10, 40, on).data.some((value, i) => i % 4 === 3 && value > 150);
	/** CSS px of the view from the top of a capital of the frame's title to its bottom. */
	const titleHeight = (): number => {
		const { width, height, data } = pixelsOf(0, -1700, 400, 480);
		const isInked = (row: number): boolean =>
			data
				.subarray(4 * width * row, 4 * width * (row + 1))
				.some((value, i) => i % 4 === 3 && value > 99);
		const rows = Array.from({ length: height }, (_, row) => row).filter(isInked);
		return (rows.length / sharpness()) * camera.camera.zoom;
	};
	return { camera, layer, lines, canvas, held, paint, seen, isLined, sharpness, titleHeight };
}

test('from afar a change is seen in the next frames', async () => {
	const { paint, seen } = await afar();
	const before = seen();
	paint('blue');
	await expect.poll(seen).not.toBe(before);
});

test('what others change while the zoom is on its way is seen when it rests', async () => {
	const { camera, paint, seen } = await afar();
	const before = seen();
	// Further than a picture lasts: the next is drawn on the way, and not for mending.
	for (let i = 0; i < 12; i++) {
		camera.zoomAt([0, 0], 0.92);
		await frame();
	}
	paint('blue');
	for (let i = 0; i < 5; i++) {
		camera.zoomAt([0, 0], 0.99);
		await frame();
	}
	expect(seen()).toBe(before);
	await expect.poll(seen).not.toBe(before);
});

test('what is dragged has its lines on its own picture, where they are led to', async () => {
	const { camera, layer, lines, canvas, held, isLined } = await afar();
	camera.set({ x: 0, y: -1800, zoom: 0.2 });
	await expect.poll(() => camera.moving).toBe(false);
	const ids = ['f', 'l'];
	for (const by of [150, 300]) {
		lines.hold(ids, [0, by]);
		layer.hold(ids, [0, by]);
		await frame();
		expect(isLined(held, -700 + by)).toBe(true);
		expect(isLined(canvas, -700 + by)).toBe(false);
	}
});

test('on the way out a picture is drawn for what is to come, and where it rests a sharp one', async () => {
	const { camera, sharpness } = await afar();
	const first = sharpness();
	while (sharpness() === first) {
		camera.zoomAt([500, 500], 0.97);
		await frame();
	}
	const { zoom } = camera.camera;
	expect(sharpness()).toBeLessThan(0.8 * zoom * devicePixelRatio);
	await expect.poll(sharpness).toBeCloseTo(zoom * devicePixelRatio, 3);
	expect(camera.camera.zoom).toBe(zoom);
});

test('after a leap the picture is sharp at once', async () => {
	const { camera, sharpness } = await afar();
	camera.set({ x: 0, y: 0, zoom: 0.08 });
	await frame();
	expect(sharpness()).toBeCloseTo(0.08 * devicePixelRatio, 3);
});

test('what is as large at any zoom doesn’t jump on the way out, and is so where it rests', async () => {
	const { camera, sharpness, titleHeight } = await afar();
	camera.set({ x: 0, y: -1800, zoom: 0.2 });
	await expect.poll(() => camera.moving).toBe(false);
	await frame();
	const whole = titleHeight();
	let before = whole;
	const first = sharpness();
	// As far out as a picture that was drawn ahead is sharp.
	const isThere = (): boolean =>
		sharpness() !== first && sharpness() > camera.camera.zoom * devicePixelRatio;
	for (let drawn = first; !isThere();) {
		camera.zoomAt([500, 500], 0.97);
		await frame();
		const now = titleHeight();
		expect(now).toBeLessThan(whole * 1.2);
		if (sharpness() === drawn) expect(Math.abs(now - before)).toBeLessThan(2);
		drawn = sharpness();
		before = now;
	}
	await expect.poll(() => Math.abs(titleHeight() - whole)).toBeLessThan(1.5);
});

test('a step out by itself is drawn for where it goes, once', async () => {
	const { camera, sharpness } = await afar();
	camera.zoomAt([500, 500], 0.6);
	await frame();
	expect(sharpness()).toBeCloseTo(0.12 * devicePixelRatio, 3);
});

test('no picture is drawn for a zoom that nobody can reach', async () => {
	const { camera, sharpness } = await afar();
	for (let i = 0; i < 60; i++) {
		camera.zoomAt([500, 500], 0.97);
		await frame();
		expect(sharpness()).toBeGreaterThan(0.0499 * devicePixelRatio);
	}
});

test('a pan doesn’t put off the sharp picture that is due since the zoom came to rest', async () => {
	const { camera, sharpness } = await afar();
	const first = sharpness();
	while (sharpness() === first) {
		camera.zoomAt([500, 500], 0.97);
		await frame();
	}
	const { zoom } = camera.camera;
	const until = performance.now() + 2_000;
	while (sharpness() < 0.99 * zoom * devicePixelRatio && performance.now() < until) {
		camera.panBy([1, 0]);
		await frame();
	}
	expect(camera.moving).toBe(true);
	expect(sharpness()).toBeCloseTo(zoom * devicePixelRatio, 3);
});

test('on the way the next picture is painted beside the page, before it is needed', async () => {
	const { camera, sharpness } = await afar();
	const here = vi.spyOn(OffscreenCanvas.prototype, 'transferToImageBitmap');
	onTestFinished(() => here.mockRestore());
	let pictures = 0;
	let last = sharpness();
	for (const factor of [0.97, 1.03]) {
		// The painter may have to start with the first of them.
		if (factor > 1) here.mockClear();
		for (let i = 0; i < 40; i++) {
			camera.zoomAt([500, 500], factor);
			await frame();
			await frame();
			if (sharpness() === last) continue;
			pictures++;
			last = sharpness();
		}
	}
	expect(pictures).toBeGreaterThan(1);
	expect(here).not.toHaveBeenCalled();
});

test('what is painted while a picture is on its way is on it in the end', async () => {
	const { camera, layer, paint, seen } = await afar();
	for (const color of ['blue', 'green', 'pink', 'grey', 'green', 'pink']) {
		for (let i = 0; i < 3; i++) {
			camera.zoomAt([0, 0], 0.96);
			await frame();
		}
		paint(color);
	}
	await expect.poll(() => camera.moving).toBe(false);
	await new Promise((done) => setTimeout(done, 300));
	const shown = seen();
	layer.redraw();
	await frame();
	await frame();
	expect(seen()).toBe(shown);
});
