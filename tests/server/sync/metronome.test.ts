import { expect, test } from 'vitest';
import { Metronome } from '../../../server/rooms/metronome.ts';
import type { Timers } from '../../../server/rooms/timers.ts';

/** A clock that goes from one timer to the next, in a process that is as busy as is said. */
function clock(busy: () => number): Timers & { next(): number } {
	let now = 0;
	let due: { at: number; run: () => void } | null = null;
	return {
		now: () => now,
		after(ms, run) {
			due = { at: now + ms, run };
			return () => (due = null);
		},
		busy,
		next() {
			const before = now;
			const timer = due;
			if (timer === null) throw new Error('nobody waits');
			due = null;
			now = timer.at;
			timer.run();
			return now - before;
		}
	};
}

/** ms between beats while somebody always waits for the next. */
function beats(busy: () => number, count: number): number[] {
	const timers = clock(busy);
	const metronome = new Metronome(timers, { shortest: 30, longest: 60 });
	metronome.join(() => true);
	metronome.wake();
	return Array.from({ length: count }, () => timers.next());
}

test('a process that has time keeps to the shortest beat', () => {
	for (const share of [0, 0.2, 0.3]) {
		expect(new Set(beats(() => share, 50))).toEqual(new Set([30]));
	}
});

test('the more of its time it works, the longer the beat, up to the longest', () => {
	const last = (share: number): number => beats(() => share, 200).at(-1) ?? 0;
	expect(last(0.45)).toBeCloseTo(45, 3);
	expect(last(0.6)).toBeCloseTo(60, 3);
	expect(last(1)).toBeCloseTo(60, 3);
});

test('a moment’s work is no reason, and what was long gets short again', () => {
	let beat = 0;
	const moment = beats(() => (beat++ === 10 ? 1 : 0), 30);
	expect(Math.max(...moment)).toBe(30);
	let busy = 1;
	const after = beats(() => ((busy *= 0.99) > 0.2 ? 1 : 0), 400);
	expect(Math.max(...after)).toBeCloseTo(60, 3);
	expect(after.at(-1)).toBeCloseTo(30, 1);
});

test('it is silent while nobody waits', () => {
	const timers = clock(() => 0);
	const metronome = new Metronome(timers, { shortest: 30, longest: 60 });
	metronome.join(() => false);
	metronome.wake();
	timers.next();
	expect(() => timers.next()).toThrow('nobody waits');
});
