import type { Timers } from '../../server/rooms/timers.ts';

export interface ManualClock extends Timers {
	/** Moves time on, running what is due in its order, with everything that follows from each. */
	advance(ms: number): Promise<void>;
	/** Timers that wait now. */
	readonly pending: number;
}

/** A clock that stands still until it is told to move. Starts well after zero, as real ones do. */
export function manualClock(start = 1_000_000): ManualClock {
	let now = start;
	let serial = 0;
	const timers = new Map<number, { at: number; run: () => void }>();

	const nextDue = (until: number): number | null => {
		let found: number | null = null;
		let least = Infinity;
		for (const [id, { at }] of timers) {
			if (at <= until && at < least) {
				least = at;
				found = id;
			}
		}
		return found;
	};

	return {
		now: () => now,
		after(ms, run) {
			const id = ++serial;
			timers.set(id, { at: now + ms, run });
			return () => timers.delete(id);
		},
		async advance(ms) {
			const until = now + ms;
			await turn();
			for (let id = nextDue(until); id !== null; id = nextDue(until)) {
				const timer = timers.get(id)!;
				timers.delete(id);
				now = Math.max(now, timer.at);
				timer.run();
				await turn();
			}
			now = until;
			await turn();
		},
		get pending() {
			return timers.size;
		}
	};
}

/** Lets everything run that waits for nothing outside the process. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
