import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { CameraView } from '#lib/board/camera-view.svelte.ts';
import { ElementViews } from '#lib/board/element-views.svelte.ts';
import { FarLayer } from '#lib/board/far-layer.ts';
import { LiveLines } from '#lib/board/live-lines.ts';
import { openBoard } from '#lib/domain/board-doc.ts';
import '../../../src/app.css';

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
	});
	const camera = new CameraView(() => true);
	const elements = new ElementViews(board, () => []);
	camera.onframe(() => elements.look(camera.view));
	const layer = new FarLayer(elements, camera, new LiveLines(elements));
	const canvas = document.createElement('canvas');
	const detach = layer.attach(canvas);
	onTestFinished(() => {
		detach();
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
	/** The colour that the first note is seen in. */
	const seen = (): string => {
		const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
		copy.drawImage(canvas, 0, 0);
		const [left, top] = canvas.style.transform.match(/-?[\d.]+/g)!.map(Number);
		const scale = sharpness();
		return copy.getImageData((100 - left!) * scale, (100 - top!) * scale, 1, 1).data.join();
	};
	return { camera, paint, seen, sharpness };
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
