import { afterEach, beforeEach, expect, test } from 'vitest';
import { CameraView } from '#lib/board/camera-view.svelte.ts';

let world: HTMLElement;
let camera: CameraView;
let detach: () => void;

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
async function rest(): Promise<void> {
	await frame();
	await expect.poll(() => camera.moving).toBe(false);
}
const shown = (): DOMMatrix => new DOMMatrix(getComputedStyle(world).transform);

beforeEach(async () => {
	world = document.body.appendChild(document.createElement('div'));
	camera = new CameraView(() => true);
	detach = camera.attachWorld(world);
	camera.resize([1000, 500]);
	await rest();
});
afterEach(() => {
	detach();
	world.remove();
});

test('a slow hand gets as far as a fast one, and the board lies on whole pixels all the way', async () => {
	camera.set({ x: 0.4, y: 0, zoom: 0.73 });
	for (let i = 0; i < 100; i++) {
		camera.panBy([-0.3, 0]);
		if (i % 10 !== 0) continue;
		await frame();
		const { e } = shown();
		expect(Math.abs(e * devicePixelRatio - Math.round(e * devicePixelRatio))).toBeLessThan(1e-3);
	}
	expect(Math.abs(camera.camera.x - (0.4 + 30 / 0.73)) * 0.73).toBeLessThan(1);
});

test('while it moves the world is a layer, and at rest it is none', async () => {
	camera.panBy([30, 0]);
	await frame();
	expect(world.getAnimations()).toHaveLength(1);
	expect(world.style.willChange).toBe('');
	camera.zoomAt([500, 250], 1.1);
	await frame();
	expect(world.style.willChange).toBe('transform');
	await rest();
	expect(world.style.willChange).toBe('');
	expect(world.getAnimations()).toEqual([]);
	expect(shown().e).toBe(-camera.camera.x * camera.camera.zoom);
});

test('what it is detached from on the way is shown by its own style again', async () => {
	camera.panBy([30, 0]);
	await frame();
	expect(world.getAnimations()).toHaveLength(1);
	detach();
	expect(world.getAnimations()).toEqual([]);
	world.style.transform = 'translate(7px, 0)';
	expect(shown().e).toBe(7);
});

test('a layer isn’t shown at less than half its size: it would be painted far and wide', async () => {
	camera.set({ x: 0, y: 0, zoom: 4 });
	await rest();
	let painted = 4;
	for (let i = 0; i < 70; i++) {
		camera.zoomAt([500, 250], 0.93);
		await frame();
		const { a: zoom } = shown();
		if (world.style.willChange === '') painted = zoom;
		expect(painted / zoom).toBeLessThanOrEqual(2);
	}
	expect(camera.camera.zoom).toBe(0.05);
});

test('what is brought into view twice moves the board once', async () => {
	camera.reveal({ x: 1003.3, y: 40, w: 100, h: 100 });
	await rest();
	const { x } = camera.camera;
	expect(x).not.toBe(0);
	camera.reveal({ x: 1003.3, y: 40, w: 100, h: 100 });
	await frame();
	expect(camera.camera.x).toBe(x);
	expect(camera.moving).toBe(false);
});

test('what is larger than the view shows its beginning, and stays where it fills the view', async () => {
	camera.reveal({ x: 100, y: 300, w: 200, h: 900 });
	await rest();
	// Below the bar above, and a margin.
	expect(camera.camera).toEqual({ x: 0, y: 220, zoom: 1 });
	camera.reveal({ x: 100, y: 0, w: 200, h: 900 });
	await rest();
	expect(camera.camera).toEqual({ x: 0, y: 220, zoom: 1 });
});
