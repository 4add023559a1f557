import { expect, onTestFinished, test, vi } from 'vitest';
import { CameraView } from '#lib/board/camera-view.svelte.ts';
import type { ElementViews } from '#lib/board/element-views.svelte.ts';
import type { PresenceView } from '#lib/board/presence-view.svelte.ts';
import { RemoteMotion } from '#lib/board/remote-motion.ts';
import { toScreen } from '#lib/domain/camera.ts';
import type { Point } from '#lib/domain/geometry.ts';

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

/** Pointers at rest on the board, one for each place, and where they are on the screen. */
function crowd(places: readonly Point[], moving = false) {
	const camera = new CameraView(() => true);
	// What it asks of the two is here; the rest of them isn't needed.
	const presence = {
		onmotion: null,
		dragging: 0,
		live: [],
		cursorAt: (client: number) => ({ at: places[client], moving, faded: false })
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
	return { camera, nodes, presence };
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

test('in a crowd that moves no frame is asked for in which nothing would be moved', async () => {
	const places = Array.from({ length: 40 }, (): [number, number] => [200, 150]);
	const { camera, nodes, presence } = crowd(places, true);
	camera.resize([1000, 700]);
	await frame();
	let moved = 0;
	const watch = new MutationObserver(() => moved++);
	watch.observe(nodes[0]!, { attributeFilter: ['style'] });
	const asked = vi.spyOn(window, 'requestAnimationFrame');
	onTestFinished(() => {
		asked.mockRestore();
		watch.disconnect();
	});
	for (let i = 0; i < 80; i++) {
		for (const place of places) place[0] += 2;
		// Somebody is heard of.
		presence.onmotion?.();
		await new Promise((done) => setTimeout(done, 5));
	}
	expect(moved).toBeGreaterThan(2);
	expect(asked.mock.calls.length).toBeLessThanOrEqual(moved + 2);
});
