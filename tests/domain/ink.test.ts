import { describe, expect, test } from 'vitest';
import {
	createElements,
	moveElements,
	readElement,
	resizeElements
} from '#lib/domain/board-doc.ts';
import { MAX_INK_BYTES, MAX_SIDE, type InkRecord } from '#lib/domain/elements.ts';
import { contains, inflate, rectOf, type Point } from '#lib/domain/geometry.ts';
import { isHit, isTouched } from '#lib/domain/hits.ts';
import {
	decodeInk,
	encodeInk,
	following,
	inkFrom,
	inkPath,
	lineOf,
	MAX_INK_POINTS,
	MAX_PIECE,
	outlineOf,
	pointsOf,
	thinned,
	type InkPoint
} from '#lib/domain/ink/ink.ts';
import { boardWith, chance, Network, peer } from './peers.ts';

const BOX = [20_000, 20_000] as const;

const wave = (count: number, step = 4): InkPoint[] =>
	Array.from({ length: count }, (_, i) => ({ x: i * step, y: 100 + Math.sin(i / 5) * 40 }));

describe('a stroke as bytes', () => {
	test('comes back to an eighth of a unit', () => {
		const { next } = chance(1);
		for (let i = 0; i < 50; i++) {
			const pressed = next() < 0.5;
			const points = Array.from({ length: 1 + Math.floor(next() * 200) }, () => ({
				x: next() * 5_000,
				y: next() * 5_000,
				...(pressed && { pressure: next() })
			}));
			const back = decodeInk(encodeInk(points), BOX);
			expect(back).toHaveLength(points.length);
			for (const [j, point] of points.entries()) {
				expect(Math.abs(back[j]!.x - point.x)).toBeLessThanOrEqual(1 / 16);
				expect(Math.abs(back[j]!.y - point.y)).toBeLessThanOrEqual(1 / 16);
				expect(back[j]!.pressure === undefined).toBe(point.pressure === undefined);
				if (point.pressure !== undefined) {
					expect(back[j]!.pressure).toBeCloseTo(point.pressure, 2);
				}
			}
		}
	});

	test('takes few bytes: a stroke of a mouse less than four a point', () => {
		expect(encodeInk(wave(500)).length).toBeLessThan(500 * 4);
	});

	test('never outgrows its limit, whatever the points', () => {
		const far = Array.from({ length: MAX_INK_POINTS + 500 }, (_, i) => ({
			x: i % 2 === 0 ? 0 : MAX_SIDE,
			y: i % 2 === 0 ? MAX_SIDE : 0,
			pressure: 1
		}));
		const bytes = encodeInk(far);
		expect(bytes.length).toBeLessThanOrEqual(MAX_INK_BYTES);
		expect(decodeInk(bytes, BOX)).toHaveLength(MAX_INK_POINTS);
	});

	test('of garbage is nothing, or something within its box; it never throws', () => {
		const { below } = chance(2);
		for (let i = 0; i < 500; i++) {
			const bytes = Uint8Array.from({ length: below(60) }, () => below(256));
			if (below(2) === 0) bytes[0] = 1;
			for (const { x, y } of decodeInk(bytes, [100, 50])) {
				expect(contains({ x: 0, y: 0, w: 100.1, h: 50.1 }, [x, y])).toBe(true);
			}
		}
		expect(decodeInk(new Uint8Array(), BOX)).toEqual([]);
		expect(decodeInk(Uint8Array.from([9, 0, 2, 2]), BOX)).toEqual([]);
		expect(decodeInk(new Uint8Array(MAX_INK_BYTES + 1).fill(1), BOX)).toEqual([]);
	});

	test('that isn’t a number counts as zero', () => {
		expect(decodeInk(encodeInk([{ x: NaN, y: Infinity }]), BOX)).toEqual([{ x: 0, y: 0 }]);
	});
});

describe('a stroke as elements', () => {
	test('one, with all of its points where they were drawn', () => {
		const points = wave(100);
		const [ink, ...more] = inkFrom(points, 'pen', 4);
		expect(more).toEqual([]);
		for (const [i, [x, y]] of lineOf(ink!).entries()) {
			expect(Math.hypot(x - points[i]!.x, y - points[i]!.y)).toBeLessThan(0.1);
		}
	});

	test('keeps its whole thickness within its rect', () => {
		const [ink] = inkFrom(wave(100), 'highlighter', 32);
		const outer = inflate(rectOf(ink!.xy, ink!.wh), 0.5);
		for (const [x, y] of lineOf(ink!)) {
			expect(contains(inflate(outer, -16), [x, y])).toBe(true);
		}
	});

	test('a dot has a box that can be hit, and lies in its middle', () => {
		const [dot] = inkFrom([{ x: 50, y: 50 }], 'pen', 3);
		expect(dot!.wh[0]).toBeGreaterThanOrEqual(24);
		expect(lineOf(dot!)[0]![0]).toBeCloseTo(50, 0);
		expect(inkPath(dot!)).toMatch(/^M.*Z$/);
	});

	test('a long one is several, each beginning where the one before ended', () => {
		const pieces = inkFrom(wave(2 * MAX_PIECE + 100, 1), 'pen', 4);
		expect(pieces).toHaveLength(3);
		for (const [i, piece] of pieces.entries()) {
			expect(piece.points.length).toBeLessThanOrEqual(MAX_INK_BYTES);
			const next = pieces[i + 1];
			if (!next) continue;
			const [end, start] = [lineOf(piece).at(-1)!, lineOf(next)[0]!];
			expect(Math.hypot(end[0] - start[0], end[1] - start[1])).toBeLessThan(0.3);
		}
	});

	test('one across half the board is several too, none wider than an element may be', () => {
		const pieces = inkFrom(wave(30, 1_500), 'pen', 64);
		expect(pieces.length).toBeGreaterThan(1);
		for (const { wh } of pieces) expect(Math.max(...wh)).toBeLessThanOrEqual(MAX_SIDE);
	});

	test('nothing drawn is no element', () => {
		expect(inkFrom([], 'pen', 4)).toEqual([]);
	});
});

const drawn = (points: readonly InkPoint[]): InkRecord => {
	const board = boardWith();
	const [ink] = inkFrom(points, 'pen', 4);
	createElements(board, [{ ...ink!, kind: 'ink', id: 'i', color: 'blue', at: 1 }]);
	const record = readElement(board, 'i');
	if (record?.kind !== 'ink') throw new Error('it isn’t ink');
	return record;
};

describe('ink on the board', () => {
	const diagonal = drawn([
		{ x: 0, y: 0 },
		{ x: 400, y: 400 }
	]);

	test('is hit on its line, not in its rect', () => {
		expect(isHit(diagonal, [200, 203], 4)).toBe(true);
		expect(isHit(diagonal, [300, 100], 8)).toBe(false);
		expect(isTouched(diagonal, { x: 190, y: 190, w: 20, h: 20 }, () => null)).toBe(true);
		expect(isTouched(diagonal, { x: 300, y: 50, w: 50, h: 50 }, () => null)).toBe(false);
	});

	test('is where its element is, as large as that was made', () => {
		const board = boardWith();
		const [ink] = inkFrom(wave(50), 'pen', 4);
		createElements(board, [{ ...ink!, kind: 'ink', id: 'i', color: 'blue', at: 1 }]);
		moveElements(board, new Map([['i', [1_000, 1_000] as Point]]));
		const [w, h] = ink!.wh;
		resizeElements(board, new Map([['i', { x: 1_000, y: 1_000, w: 2 * w, h: 2 * h }]]));
		const record = readElement(board, 'i') as InkRecord;
		const [first] = lineOf(record);
		const [inside] = pointsOf(record);
		expect(first).toEqual([1_000 + 2 * inside!.x, 1_000 + 2 * inside!.y]);
	});

	test('of one person reaches the other, and one undo takes the whole stroke away', () => {
		const [me, other] = [peer('me', 1), peer('other', 2)];
		const net = new Network(me, other);
		const pieces = inkFrom(wave(MAX_PIECE + 100, 1), 'highlighter', 20);
		createElements(
			me.board,
			pieces.map((piece, i) => ({ ...piece, kind: 'ink', id: `i${i}`, color: 'pink', at: 1 }))
		);
		net.settle();
		expect(readElement(other.board, 'i1')).toMatchObject({ kind: 'ink', pen: 'highlighter' });
		moveElements(other.board, new Map([['i0', [500, 500] as Point]]));
		net.settle();
		expect(me.undo.undo()?.skipped).toBe(1);
		net.settle();
		expect([...other.board.elements.keys()]).toEqual(['i0']);
	});
});

describe('smoothing', () => {
	test('follows the hand and never doubles back before it', () => {
		let last: InkPoint = { x: 0, y: 0 };
		for (let x = 10; x <= 100; x += 10) {
			const next = following(last, { x, y: 0 }, 1);
			if (!next) continue;
			expect(next.x).toBeGreaterThan(last.x);
			expect(next.x).toBeLessThanOrEqual(x);
			last = next;
		}
		expect(last.x).toBeGreaterThan(80);
	});

	test('passes over what the hand trembles', () => {
		expect(following({ x: 0, y: 0 }, { x: 1, y: 1 }, 1)).toBeNull();
		expect(following({ x: 0, y: 0 }, { x: 1, y: 1 }, 4)).not.toBeNull();
	});

	test('thinning keeps the ends, and the line within half a pixel', () => {
		const stroke = Array.from({ length: 400 }, (_, i) => ({
			x: i,
			y: 100 + Math.sin(i / 40) * 40
		}));
		const kept = thinned(stroke, 1);
		expect(kept.length).toBeLessThan(stroke.length / 2);
		expect([kept[0], kept.at(-1)]).toEqual([stroke[0], stroke.at(-1)]);
		const line: InkRecord = drawn(kept);
		for (const { x, y } of stroke) expect(isHit(line, [x, y], 0.5)).toBe(true);
	});

	test('outlines have no hole in their numbers', () => {
		const { next } = chance(5);
		for (let i = 0; i < 50; i++) {
			const points = Array.from({ length: 1 + Math.floor(next() * 30) }, () => ({
				x: Math.round(next() * 10),
				y: Math.round(next() * 10),
				...(next() < 0.5 && { pressure: next() })
			}));
			expect(outlineOf(points, 4)).not.toMatch(/NaN|Infinity/);
		}
	});
});
