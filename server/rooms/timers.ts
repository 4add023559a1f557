import { performance } from 'node:perf_hooks';

/** The clock of the rooms, so that a test can be it. */
export interface Timers {
	/** ms; only differences are used. */
	now(): number;
	/** Runs once, ms from now; the answer takes it back. */
	after(ms: number, run: () => void): () => void;
	/** Runs once, in a later turn of the event loop. Absent: setImmediate. */
	soon?(run: () => void): void;
	/** Which share of the time since the last call the process worked, 0 to 1. Absent: 0. */
	busy?(): number;
}

export function systemTimers(now: () => number): Timers {
	let before = performance.eventLoopUtilization();
	return {
		now,
		after(ms, run) {
			const timer = setTimeout(run, ms);
			return () => clearTimeout(timer);
		},
		busy() {
			const current = performance.eventLoopUtilization();
			const { utilization } = performance.eventLoopUtilization(current, before);
			before = current;
			return utilization;
		}
	};
}
