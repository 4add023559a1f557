/**
 * Work by key that is never done twice at once: calls that come while it runs share one more run,
 * which begins after it and so sees whatever they changed.
 */
export interface Coalescer {
	/** Resolved when a run that began after this call has ended. */
	run(key: string): Promise<void>;
	/** Resolved, never rejected, when nothing runs or waits any more. */
	settled(): Promise<void>;
}

interface Lane {
	readonly running: Promise<void>;
	next: Promise<void> | null;
}

export function createCoalescer(work: (key: string) => Promise<void>): Coalescer {
	const lanes = new Map<string, Lane>();

	function begin(key: string): Promise<void> {
		const running = work(key).finally(() => {
			// A lane with a successor is replaced by it instead.
			if (lanes.get(key)?.next === null) lanes.delete(key);
		});
		lanes.set(key, { running, next: null });
		return running;
	}

	return {
		run(key) {
			const lane = lanes.get(key);
			if (lane === undefined) return begin(key);
			lane.next ??= lane.running.catch(() => undefined).then(() => begin(key));
			return lane.next;
		},
		async settled() {
			while (lanes.size > 0) {
				await Promise.allSettled([...lanes.values()].map((lane) => lane.next ?? lane.running));
			}
		}
	};
}
