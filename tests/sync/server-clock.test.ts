import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ServerClock } from '#lib/sync/server-clock.ts';

const HOUR = 3_600_000;

beforeEach(() => {
	vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
	vi.useRealTimers();
});

/** A server whose clock is so far ahead of this device's, and whose answers take so long each way. */
function serverAhead(ms: () => number, ways: readonly (readonly [number, number] | null)[]) {
	let asked = 0;
	const ask = async (): Promise<number | null> => {
		const way = ways[asked++ % ways.length] ?? null;
		if (way === null) return null;
		const [there, back] = way;
		await new Promise((resolve) => setTimeout(resolve, there));
		const theirs = Date.now() + ms();
		await new Promise((resolve) => setTimeout(resolve, back));
		return theirs;
	};
	return { ask, count: () => asked };
}

/** By how much it is wrong, ms. */
const error = (clock: ServerClock, ahead: number): number =>
	Math.abs(clock.now() - (Date.now() + ahead));

describe('the server’s clock', () => {
	test.each([HOUR, -HOUR, 365 * 24 * HOUR])(
		'is known to a quarter of a second though this device’s is %i ms off',
		async (ahead) => {
			const ways = [
				[400, 30],
				[20, 90],
				[300, 0],
				[600, 600]
			] as const;
			const clock = new ServerClock(Date.now, serverAhead(() => ahead, ways).ask);
			await vi.advanceTimersByTimeAsync(5_000);
			expect(error(clock, ahead)).toBeLessThanOrEqual(55);
			clock.destroy();
		}
	);

	test('is asked again, and noticed when this device’s is set meanwhile', async () => {
		let ahead = 0;
		const server = serverAhead(() => ahead, [[10, 10]]);
		const clock = new ServerClock(Date.now, server.ask);
		await vi.advanceTimersByTimeAsync(5_000);
		ahead = HOUR;
		await vi.advanceTimersByTimeAsync(11 * 60_000);
		expect(error(clock, HOUR)).toBeLessThanOrEqual(10);
		clock.destroy();
	});

	test('is kept as it was while the server doesn’t answer, and asked no more once it is let go', async () => {
		const server = serverAhead(() => HOUR, [[10, 10], null, null, null, null, null, null, null]);
		const clock = new ServerClock(Date.now, server.ask);
		await vi.advanceTimersByTimeAsync(12 * 60_000);
		expect(error(clock, HOUR)).toBeLessThanOrEqual(10);
		clock.destroy();
		const asked = server.count();
		await vi.advanceTimersByTimeAsync(HOUR);
		expect(server.count()).toBe(asked);
	});
});
