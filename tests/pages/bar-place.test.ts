import { describe, expect, it } from 'vitest';
import { BAR_HEIGHT, barGap, barRoom } from '#lib/board/bar-room.ts';
import { fit, onPixels, toScreen } from '#lib/domain/camera.ts';
import { rectOf, type Rect, type Size } from '#lib/domain/geometry.ts';
import { barPlace } from '#lib/ui/board/bar-place.ts';

const insets = { top: 64, right: 12, bottom: 64, left: 12 };
const view = { camera: { x: 0, y: 0, zoom: 1 }, size: [1280, 720], insets } as const;
const WIDTH = 300;
const ROOM = 12;
/** In the middle under the bar at the top, as a line without connection has it. */
const banner: Rect = { x: 360, y: 68, w: 560, h: 72 };
const place = (x: number, y: number, notices: Rect | null = banner) =>
	barPlace({ x, y, w: 200, h: 200 }, view, WIDTH, ROOM, notices);

describe('the bar of what is selected', () => {
	it('floats above it, and below where there is no room', () => {
		expect(place(540, 200, null)).toEqual([490, 200 - ROOM - BAR_HEIGHT]);
		expect(place(540, 100, null)).toEqual([490, 300 + ROOM]);
	});

	it('keeps clear of what is said of the board', () => {
		expect(place(540, 200)).toEqual([490, 400 + ROOM]);
		expect(place(540, 205)).toEqual([490, 205 - ROOM - BAR_HEIGHT]);
	});

	it('minds it only where it lies', () => {
		expect(place(20, 180)).toEqual([8, 180 - ROOM - BAR_HEIGHT]);
	});

	it('leaves the corners of what is small to be held', () => {
		// They lie outside of it, 24 px wide (ResizeHandles.svelte).
		expect(barGap(1, 40)).toBeGreaterThanOrEqual(24);
		expect(barGap(12, 40)).toBeGreaterThanOrEqual(24);
	});

	it.each<[string, number, Size, Size]>([
		['40 notes', 40, [1_552, 1_104], [1_280, 720]],
		['a note', 1, [208, 208], [1_280, 720]],
		['a note on a phone that lies', 1, [208, 208], [844, 390]],
		['a tall column', 12, [208, 3_000], [1_280, 720]],
		['a long row', 12, [3_000, 208], [1_280, 720]],
		['a row so long that it is slight', 40, [9_000, 208], [1_280, 720]]
	])('lies clear of what was fitted into the view: %s', (_, count, wh, size) => {
		const rect = rectOf([131, -77], wh);
		for (const density of [1, 1.25, 2]) {
			const to = fit(rect, size, insets, { padding: 96, above: barRoom(count) });
			const camera = onPixels(to, density);
			const gap = barGap(count, Math.min(...wh) * camera.zoom);
			const [, top] = toScreen(camera, [rect.x, rect.y]);
			const [, y] = barPlace(rect, { camera, size, insets }, 400, gap, null);
			expect(y).toBeGreaterThanOrEqual(insets.top);
			expect(y + BAR_HEIGHT + gap).toBeLessThanOrEqual(top + 0.001);
		}
	});
});
