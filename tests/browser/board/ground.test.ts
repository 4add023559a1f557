import { expect, onTestFinished, test } from 'vitest';
import { CameraView } from '#lib/board/camera-view.svelte.ts';
import { layGround } from '#lib/board/ground.ts';
import { MARGIN } from '#lib/board/mounting.svelte.ts';
import { encloses, inflate, type Rect } from '#lib/domain/geometry.ts';

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

test('the ground lies as far around the view as nodes do, wherever it goes', async () => {
	const camera = new CameraView(() => true);
	camera.resize([1000, 600]);
	const ground = document.createElement('div');
	onTestFinished(layGround(camera)(ground));
	const laid = (): Rect => {
		const { left, top, width, height } = ground.style;
		const [x = 0, y = 0, w = 0, h = 0] = [left, top, width, height].map(Number.parseFloat);
		return { x, y, w, h };
	};
	for (let i = 0; i < 60; i++) {
		camera.panBy([-37, 23]);
		if (i % 3 === 0) camera.zoomAt([300, 300], i < 30 ? 0.93 : 1.06);
		await frame();
		const { view } = camera;
		expect(encloses(laid(), inflate(view, 2 * MARGIN * Math.max(view.w, view.h)))).toBe(true);
	}
});
