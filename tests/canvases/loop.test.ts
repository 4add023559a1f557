import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import { intersects, rectOf } from '#lib/domain/geometry.ts';
import { hubRect, pivotPlaces } from '#lib/domain/loop-hub.ts';
import { scaleRect } from '#lib/domain/canvas-shape.ts';
import {
	arcTable,
	arrowheads,
	besideLoop,
	crossing,
	lineBesideLoop,
	loopHeading,
	loopPath,
	loopPoint,
	overPass,
	shorterWay,
	stationAt
} from '#lib/domain/loop.ts';

const TEMPLATE = CANVASES.get('mobius-loop')!;
const LOOP = TEMPLATE.loop!;
const FRAME = rectOf([0, 0], [3000, 1700]);

/** As the method gives it for 3000×1700. */
const READY =
	'M1500 799 C1178 568 858 357 630 357 C403 357 270 568 270 799 C270 1030 403 1241 630 1241 ' +
	'C858 1241 1178 1030 1500 799 C1822 568 2142 357 2370 357 C2597 357 2730 568 2730 799 ' +
	'C2730 1030 2597 1241 2370 1241 C2142 1241 1822 1030 1500 799 Z';

const numbers = (path: string): number[] => path.match(/-?\d+(\.\d+)?/gu)!.map(Number);

describe('the path', () => {
	test('is the method’s ready path to within a unit', () => {
		const own = numbers(loopPath(LOOP, FRAME));
		const ready = numbers(READY);
		expect(own).toHaveLength(ready.length);
		for (const [i, value] of ready.entries())
			expect(Math.abs(own[i]! - value)).toBeLessThanOrEqual(1);
		expect(loopPath(LOOP, FRAME)).toMatch(/^M.* Z$/u);
	});

	test('moves with its frame', () => {
		const [x, y] = loopPoint(LOOP, rectOf([100, 50], [1500, 850]), 0.25);
		expect([x, y]).toEqual([100 + 0.09 * 1500, 50 + 0.47 * 850].map((n) => expect.closeTo(n, 6)));
	});

	test('has its stations where the method’s table has them', () => {
		const table: [number, number, number, string][] = [
			[0.125, 0.2101, 0.21, '←'],
			[0.25, 0.09, 0.47, '↓'],
			[0.375, 0.2101, 0.73, '→'],
			[0.5, 0.5, 0.47, '↗'],
			[0.625, 0.7899, 0.21, '→'],
			[0.75, 0.91, 0.47, '↓'],
			[0.875, 0.7899, 0.73, '←']
		];
		const arrows = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'];
		for (const [tau, x, y, heading] of table) {
			const at = loopPoint(LOOP, FRAME, tau);
			expect(at[0] / FRAME.w).toBeCloseTo(x, 4);
			expect(at[1] / FRAME.h).toBeCloseTo(y, 4);
			const eighths = Math.round((loopHeading(LOOP, FRAME, tau) / (2 * Math.PI)) * 8);
			expect(arrows[(eighths + 8) % 8]).toBe(heading);
		}
		expect((loopHeading(LOOP, FRAME, 0) * 180) / Math.PI).toBeCloseTo(-180 + 35.7, 0);
	});

	test('crosses itself at 35.7° either way', () => {
		expect((-loopHeading(LOOP, FRAME, 0.5) * 180) / Math.PI).toBeCloseTo(35.7, 1);
	});

	test('stays within 4 units of the true curve when drawn in 8 segments, within 1 in 16', () => {
		const off = (segments: number): number => {
			const n = numbers(loopPath(LOOP, FRAME, 0, 1, segments));
			let worst = 0;
			for (let s = 0; s < segments; s++) {
				const [x0, y0, x1, y1, x2, y2, x3, y3] = n.slice(s * 6, s * 6 + 8) as number[];
				const u = 0.5;
				const bezier = (a: number, b: number, c: number, d: number) =>
					(1 - u) ** 3 * a + 3 * (1 - u) ** 2 * u * b + 3 * (1 - u) * u ** 2 * c + u ** 3 * d;
				const p = [bezier(x0!, x1!, x2!, x3!), bezier(y0!, y1!, y2!, y3!)] as const;
				const near = Array.from({ length: 201 }, (_, i) =>
					loopPoint(LOOP, FRAME, (s + u + (i - 100) / 500) / segments)
				);
				worst = Math.max(worst, Math.min(...near.map((q) => Math.hypot(p[0] - q[0], p[1] - q[1]))));
			}
			return worst;
		};
		expect(off(8)).toBeLessThan(4.5);
		expect(off(16)).toBeLessThan(1);
	});
});

describe('the over-pass', () => {
	test('reaches as far either way of the crossing as asked, rising to the right', () => {
		const n = numbers(overPass(LOOP, FRAME, 120));
		const [x0, y0] = n;
		const [x1, y1] = n.slice(-2);
		expect(Math.hypot(x0! - 1500, y0! - 799)).toBeCloseTo(120, 0);
		expect(Math.hypot(x1! - 1500, y1! - 799)).toBeCloseTo(120, 0);
		expect(x1!).toBeGreaterThan(x0!);
		expect(y1!).toBeLessThan(y0!);
	});

	test('is the strand at τ = 0.5; the one at 0 goes under', () => {
		const [from, to] = crossing(LOOP, FRAME, 100, 0);
		expect(from).toBeLessThan(0);
		expect(loopPoint(LOOP, FRAME, to)[0]).toBeLessThan(1500);
	});

	test('the line beside the path keeps its distance, on the traveller’s left', () => {
		for (const tau of [0.1, 0.3, 0.6, 0.9]) {
			const p = loopPoint(LOOP, FRAME, tau);
			const q = besideLoop(LOOP, FRAME, tau, 12);
			expect(Math.hypot(p[0] - q[0], p[1] - q[1])).toBeCloseTo(12);
		}
		// At the far left we travel down: left is towards the inside. At the far right it is outside.
		expect(besideLoop(LOOP, FRAME, 0.25, 12)[0]).toBeGreaterThan(270);
		expect(besideLoop(LOOP, FRAME, 0.75, 12)[0]).toBeGreaterThan(2730);
		expect(lineBesideLoop(LOOP, FRAME, 12)).toMatch(/^M/u);
	});
});

describe('the way along it', () => {
	const table = arcTable(LOOP, FRAME);

	test('is 6516 units long', () => {
		expect(table.length).toBeGreaterThan(6510);
		expect(table.length).toBeLessThan(6522);
	});

	test('τ and way are each other’s inverse', () => {
		for (const tau of [0, 0.001, 0.125, 0.37, 0.5, 0.875, 0.999]) {
			expect(table.tauAt(table.wayTo(tau))).toBeCloseTo(tau, 6);
		}
		expect(table.tauAt(table.length * 3 + table.wayTo(0.25))).toBeCloseTo(0.25, 6);
	});

	test('a token moved by equal ways covers equal distances', () => {
		const steps = 500;
		const step = table.length / steps;
		for (let i = 0; i < steps; i++) {
			const p = loopPoint(LOOP, FRAME, table.tauAt(i * step));
			const q = loopPoint(LOOP, FRAME, table.tauAt((i + 1) * step));
			expect(Math.hypot(p[0] - q[0], p[1] - q[1])).toBeCloseTo(step, 0);
		}
	});

	test('the shorter way is taken, forward when both are equal', () => {
		expect(shorterWay(table, 0.125, 0.25)).toBeGreaterThan(0);
		expect(shorterWay(table, 0.25, 0.125)).toBeLessThan(0);
		expect(shorterWay(table, 0.875, 0)).toBeGreaterThan(0);
		expect(shorterWay(table, 0, 0.5)).toBeCloseTo(table.length / 2, 3);
		expect(shorterWay(table, 0.3, 0.3)).toBe(0);
	});
});

test('arrowheads point the way of travel', () => {
	const heads = arrowheads(LOOP, FRAME);
	expect(heads).toHaveLength(8);
	for (const { at, angle, tau } of heads) {
		const next = loopPoint(LOOP, FRAME, tau + 0.001);
		const rad = (angle * Math.PI) / 180;
		const along = (next[0] - at[0]) * Math.cos(rad) + (next[1] - at[1]) * Math.sin(rad);
		expect(along).toBeGreaterThan(0);
	}
});

test('the current station is the last one passed; before the first it is the crossing', () => {
	expect(stationAt(LOOP, 0.125)?.number).toBe('1');
	expect(stationAt(LOOP, 0.3)?.number).toBe('2');
	expect(stationAt(LOOP, 0.5)?.number).toBe('4');
	expect(stationAt(LOOP, 0.99)?.number).toBe('7');
	expect(stationAt(LOOP, 0)?.number).toBe('4');
});

describe('the hub', () => {
	test('is a plate of 220×120 on the crossing', () => {
		expect(hubRect(LOOP, FRAME)).toEqual({ x: 1390, y: 739, w: 220, h: 120 });
	});

	test('has its three ways on beside it, large enough to press, off every zone', () => {
		const places = pivotPlaces(LOOP, FRAME);
		expect(places.map(({ pivot }) => pivot.key)).toEqual(['deliver', 'options', 'discover']);
		for (const { rect, words } of places) {
			expect(rect.h).toBeGreaterThanOrEqual(56);
			expect(intersects(rect, hubRect(LOOP, FRAME))).toBe(false);
			expect(words[1]).toBeGreaterThan(rect.y);
			expect(words[1]).toBeLessThan(rect.y + rect.h);
			for (const zone of TEMPLATE.zones) {
				expect(intersects(rect, scaleRect(zone.rect!, FRAME)), zone.key).toBe(false);
			}
			for (const other of places) {
				if (other.rect !== rect) expect(intersects(rect, other.rect)).toBe(false);
			}
		}
	});
});
