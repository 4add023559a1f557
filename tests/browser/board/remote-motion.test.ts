import { expect, onTestFinished, test } from 'vitest';
import { CameraView } from '#lib/board/camera-view.svelte.ts';
import type { ElementViews } from '#lib/board/element-views.svelte.ts';
import type { PresenceView } from '#lib/board/presence-view.svelte.ts';
import { RemoteMotion } from '#lib/board/remote-motion.ts';
import { toScreen } from '#lib/domain/camera.ts';
import type { Point } from '#lib/domain/geometry.ts';

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

/** Pointers at rest on the board, one for each place, and where they are on the screen. */
function crowd(places: readonly Point[]) {
	const camera = new CameraView(() => true);
	// What it asks of the two is here; the rest of them isn't needed.
	const presence = {
		onmotion: null,
		dragging: 0,
		live: [],
		cursorAt: (client: number) => ({ at: places[client], moving: false, faded: false })
	} as unknown as PresenceView;
	const elements = { onchange: () => () => undefined } as unknown as ElementViews;
	const motion = new RemoteMotion(presence, elements, camera);
	const layer = document.body.appendChild(document.createElement('div'));
	layer.style.cssText = 'position:fixed;inset:0';
	const detach = [motion.pointers(layer)];
	const nodes = places.map((_, client) => {
		const node = layer.appendChild(document.createElement('div'));
		node.style.position = 'absolute';
		detach.push(motion.cursor(client)(node));
		return node;
	});
	onTestFinished(() => {
		for (const end of detach) end();
		motion.destroy();
		layer.remove();
	});
	return { camera, nodes };
}

test.each([3, 20, 40])(
	'%d pointers lie where they are on the board in every frame of a zoom',
	async (count) => {
		const places = Array.from({ length: count }, (_, i): Point => [200 + 10 * i, 150 + 5 * i]);
		const { camera, nodes } = crowd(places);
		camera.resize([1000, 700]);
		await frame();
		for (let i = 0; i < 20; i++) {
			camera.zoomAt([400, 300], i < 10 ? 1.03 : 0.98);
			camera.panBy([3, -2]);
			await frame();
			for (const [client, node] of nodes.entries()) {
				const { left, top } = node.getBoundingClientRect();
				const [x, y] = toScreen(camera.camera, places[client]!);
				expect(Math.hypot(left - x, top - y)).toBeLessThan(2);
			}
		}
	}
);
