import { describe, expect, it } from 'vitest';
import { BAR_HEIGHT, barPlace } from '#lib/ui/board/bar-place.ts';
import type { Rect } from '#lib/domain/geometry.ts';

const view = {
	camera: { x: 0, y: 0, zoom: 1 },
	size: [1280, 720],
	insets: { top: 64, right: 12, bottom: 64, left: 12 }
} as const;
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
});
