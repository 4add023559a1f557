import { describe, expect, test } from 'vitest';
import { InkTail, withTail } from '#lib/board/ink-tail.ts';
import type { InkPoint } from '#lib/domain/ink/ink.ts';
import { MAX_PRESENCE_BYTES, MAX_PRESENCE_INK } from '#lib/protocol/limits.ts';
import { parsePresence } from '#lib/protocol/presence.ts';

const line = (count: number): InkPoint[] =>
	Array.from({ length: count }, (_, i) => ({ x: i * 8, y: (i % 7) * 3 }));

describe('telling others of a stroke while it is drawn', () => {
	test('the tails together are the stroke, though each is short', () => {
		const tail = new InkTail();
		const stroke = line(1_000);
		let seen: InkPoint[] = [];
		for (let drawn = 40; drawn <= stroke.length; drawn += 40) {
			const message = tail.of(stroke.slice(0, drawn), false, 1);
			expect(message.points.length).toBeLessThanOrEqual(2 * MAX_PRESENCE_INK);
			seen = withTail(seen, message);
		}
		expect(seen).toEqual(stroke);
	});

	test('what a reader missed becomes a straight line, and it goes on', () => {
		const tail = new InkTail();
		const stroke = line(600);
		const first = withTail([], tail.of(stroke.slice(0, 20), false, 1));
		const seen = withTail(first, tail.of(stroke, false, 1));
		expect(seen).toHaveLength(20 + MAX_PRESENCE_INK);
		expect(seen.at(-1)).toEqual(stroke.at(-1));
	});

	test('a straight stroke is its two ends', () => {
		const tail = new InkTail();
		const stroke = line(100);
		const before = withTail([], tail.of(stroke, false, 1));
		const ends = [stroke[0]!, stroke[99]!];
		expect(withTail(before, tail.of(ends, true, 1))).toEqual(ends);
	});

	test('fits into a presence state, wherever on the board', () => {
		const tail = new InkTail();
		const far = line(500).map(({ x, y }) => ({ x: x * 40 - 9_000_000, y: y * 99 + 9_000_000 }));
		const state = {
			p: 'ann',
			ink: { pen: 'pen', color: 'blue', weight: 3, ...tail.of(far, false, 1) }
		};
		expect(parsePresence(state)).not.toBeNull();
		expect(JSON.stringify(state).length).toBeLessThan(MAX_PRESENCE_BYTES);
	});

	test('what another made up is passed over', () => {
		const ink = { pen: 'pen', color: 'blue', weight: 3, at: 0, points: [0, 0] };
		expect(parsePresence({ p: 'a', ink })).not.toBeNull();
		for (const wrong of [{ weight: 1e9 }, { at: -1 }, { pen: 'axe' }, { points: [NaN, 0] }]) {
			expect(parsePresence({ p: 'a', ink: { ...ink, ...wrong } })).toBeNull();
		}
		const long = Array<number>(2 * MAX_PRESENCE_INK + 2).fill(1);
		expect(parsePresence({ p: 'a', ink: { ...ink, points: long } })).toBeNull();
	});
});
