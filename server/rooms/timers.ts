/** The clock of the rooms, so that a test can be it. */
export interface Timers {
	/** ms; only differences are used. */
	now(): number;
	/** Runs once, ms from now; the answer takes it back. */
	after(ms: number, run: () => void): () => void;
	/** Runs once, in a later turn of the event loop. Absent: setImmediate. */
	soon?(run: () => void): void;
}

export function systemTimers(now: () => number): Timers {
	return {
		now,
		after(ms, run) {
			const timer = setTimeout(run, ms);
			return () => clearTimeout(timer);
		}
	};
}
