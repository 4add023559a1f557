/** Work by key, one after the other, in the order in which it was given. */
export interface Lanes {
	run<T>(key: string, work: () => Promise<T>): Promise<T>;
	/** Resolved, never rejected, when nothing runs or waits any more. */
	settled(): Promise<void>;
}

export function createLanes(): Lanes {
	const last = new Map<string, Promise<unknown>>();
	return {
		run(key, work) {
			const before = last.get(key) ?? Promise.resolve();
			const result = before.then(work, work);
			const end = result
				.catch(() => undefined)
				.then(() => {
					if (last.get(key) === end) last.delete(key);
				});
			last.set(key, end);
			return result;
		},
		async settled() {
			while (last.size > 0) await Promise.all(last.values());
		}
	};
}
