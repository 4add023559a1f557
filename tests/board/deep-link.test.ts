import { describe, expect, it } from 'vitest';
import { formatDeepLink, parseDeepLink, type DeepLink } from '#lib/board/deep-link.ts';
import { centredOn, cameraOn } from '#lib/board/showing.ts';
import { mapLayout, onBoard, onMap } from '#lib/board/minimap.ts';
import { MAX_COORDINATE } from '#lib/domain/elements.ts';
import { toScreen } from '#lib/domain/camera.ts';

describe('a link into a board', () => {
	it('is read as it was written', () => {
		const links: DeepLink[] = [
			{ board: null, target: { kind: 'element', id: 'a_b-1' } },
			{ board: 'b2', target: { kind: 'frame', id: 'f' } },
			{ board: null, target: { kind: 'thread', id: 't&=#' } },
			{ board: null, target: { kind: 'view', at: [-120, 45], zoom: 0.5 } },
			{ board: 'b2', target: null }
		];
		for (const link of links) expect(parseDeepLink(formatDeepLink(link))).toEqual(link);
		expect(formatDeepLink(links[0]!)).toBe('#e=a_b-1');
	});

	it('points nowhere when it can’t be understood', () => {
		for (const hash of [
			'',
			'#',
			'#e=',
			`#e=${'x'.repeat(65)}`,
			'#v=1,2',
			'#v=1,2,3,4',
			'#v=a,b,c',
			'#v=,,',
			'#v=Infinity,0,1',
			'#share',
			'#%E0%A4%A'
		]) {
			expect(parseDeepLink(hash)).toEqual({ board: null, target: null });
		}
	});

	it('stays within what the board and the zoom allow', () => {
		expect(parseDeepLink('#v=1e12,0,900').target).toEqual({
			kind: 'view',
			at: [MAX_COORDINATE, 0],
			zoom: 4
		});
	});
});

describe('showing something', () => {
	const size = [1000, 800] as const;
	const insets = { top: 100, right: 300, bottom: 0, left: 0 };

	it('puts it in the middle of what is free, near enough to be read', () => {
		const camera = cameraOn(
			{ x: 0, y: 0, w: 200, h: 200 },
			{ x: 0, y: 0, zoom: 0.1 },
			size,
			insets
		);
		expect(camera.zoom).toBe(0.6);
		expect(toScreen(camera, [100, 100])).toEqual([350, 450]);
	});

	it('keeps the zoom one has, unless it wouldn’t fit', () => {
		const now = { x: 0, y: 0, zoom: 2 };
		expect(cameraOn({ x: 0, y: 0, w: 100, h: 100 }, now, size, insets).zoom).toBe(2);
		expect(cameraOn({ x: 0, y: 0, w: 7000, h: 10 }, now, size, insets).zoom).toBeCloseTo(0.08);
		expect(toScreen(centredOn([5, 6], 3, size, insets), [5, 6])).toEqual([350, 450]);
	});
});

describe('the overview', () => {
	it('shows everything with a margin, undistorted, and finds the way back', () => {
		const layout = mapLayout([{ x: -1000, y: 0, w: 4000, h: 500 }], [200, 140]);
		const seen = onMap(layout, { x: -1000, y: 0, w: 4000, h: 500 });
		expect(seen.x).toBeGreaterThan(0);
		expect(seen.x + seen.w).toBeLessThan(200);
		expect(seen.w / seen.h).toBeCloseTo(8);
		const [x, y] = onBoard(layout, [seen.x, seen.y]);
		expect([Math.round(x), Math.round(y)]).toEqual([-1000, 0]);
	});

	it('is there for an empty board, and for one that is a single point', () => {
		for (const rects of [[], [{ x: 5, y: 5, w: 0, h: 0 }]]) {
			const { area, scale } = mapLayout(rects, [200, 140]);
			expect([area.w, area.h, scale].every((n) => Number.isFinite(n) && n > 0)).toBe(true);
		}
	});
});
