import { describe, expect, test } from 'vitest';
import {
	MAX_ZOOM,
	MIN_ZOOM,
	between,
	fit,
	panBy,
	toBoard,
	toScreen,
	viewOf,
	zoomAt,
	type Camera
} from '#lib/domain/camera.ts';
import { encloses, rectOf } from '#lib/domain/geometry.ts';
import { chance } from './peers.ts';

const NONE = { top: 0, right: 0, bottom: 0, left: 0 };
const camera: Camera = { x: 100, y: -50, zoom: 0.5 };

describe('a camera', () => {
	test('maps board to screen and back', () => {
		expect(toScreen(camera, [100, -50])).toEqual([0, 0]);
		expect(toScreen(camera, [300, 50])).toEqual([100, 50]);
		expect(toBoard(camera, [100, 50])).toEqual([300, 50]);
		expect(viewOf(camera, [800, 600])).toEqual(rectOf([100, -50], [1_600, 1_200]));
	});

	test('pans so that the paper stays under the hand', () => {
		const moved = panBy(camera, [30, -10]);
		expect(toScreen(moved, [300, 50])).toEqual([130, 40]);
	});

	test('zooms so that the point under the pointer stays there', () => {
		const { next } = chance(2);
		let at = camera;
		for (let i = 0; i < 200; i++) {
			const screen = [next() * 1_000, next() * 800] as const;
			const under = toBoard(at, screen);
			at = zoomAt(at, screen, at.zoom * (0.5 + next()));
			const [x, y] = toScreen(at, under);
			expect(x).toBeCloseTo(screen[0], 6);
			expect(y).toBeCloseTo(screen[1], 6);
			expect(at.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
			expect(at.zoom).toBeLessThanOrEqual(MAX_ZOOM);
		}
	});

	test('flies evenly between two places', () => {
		const to: Camera = { x: 0, y: 0, zoom: 2 };
		expect(between(camera, to, 0)).toEqual(camera);
		expect(between(camera, to, 1)).toEqual(to);
		expect(between(camera, to, 0.5).zoom).toBe(1);
	});
});

describe('fitting', () => {
	test.each([
		[1280, 720],
		[1920, 1080],
		[390, 844]
	])('shows all of a canvas at %i × %i, clear of the bars', (w, h) => {
		const insets = { top: 64, right: 16, bottom: 72, left: 16 };
		const canvas = rectOf([500, 500], [3_000, 1_700]);
		const fitted = fit(canvas, [w, h], insets);
		const [left, top] = toBoard(fitted, [insets.left, insets.top]);
		const [right, bottom] = toBoard(fitted, [w - insets.right, h - insets.bottom]);
		expect(encloses(rectOf([left, top], [right - left, bottom - top]), canvas)).toBe(true);
	});

	test('puts it in the middle of what the bars leave free', () => {
		const fitted = fit(rectOf([0, 0], [100, 100]), [1_000, 800], { ...NONE, left: 200 });
		expect(toScreen(fitted, [50, 50])).toEqual([600, 400]);
	});

	test('leaves room for what floats above, and takes no more of the view than that', () => {
		const tall = fit(rectOf([0, 0], [500, 3_000]), [1_000, 1_000], NONE, { above: 200 });
		expect(toScreen(tall, [0, 0])[1]).toBeCloseTo(200);
		expect(toScreen(tall, [0, 3_000])[1]).toBeCloseTo(1_000 - 60);
		const wide = rectOf([0, 0], [3_000, 500]);
		expect(fit(wide, [1_000, 1_000], NONE, { above: 200 })).toEqual(
			fit(wide, [1_000, 1_000], NONE)
		);
		const low = fit(rectOf([0, 0], [100, 100]), [1_000, 100], NONE, { above: 200 });
		expect(low.zoom).toBeCloseTo(0.44);
	});

	test('doesn’t blow up one small note, unless asked to', () => {
		const note = rectOf([0, 0], [208, 208]);
		expect(fit(note, [1_000, 1_000], NONE).zoom).toBe(1);
		expect(fit(note, [1_000, 1_000], NONE, { maxZoom: 2 }).zoom).toBe(2);
	});

	test('never leaves the zoom range, whatever the view', () => {
		expect(fit(rectOf([0, 0], [1e7, 1e7]), [500, 500], NONE).zoom).toBe(MIN_ZOOM);
		const none = fit(rectOf([0, 0], [0, 0]), [0, 0], { ...NONE, left: 300 });
		for (const value of [none.x, none.y, none.zoom]) expect(Number.isFinite(value)).toBe(true);
	});
});
