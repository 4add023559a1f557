import type { Timers } from './timers.ts';

/**
 * Gathers what is marked and runs it together: at most once per `every`, except that the first
 * mark of something that was quiet runs at once, at the end of the current turn.
 */
export class Beat<T extends object> {
	readonly #timers: Timers;
	readonly #every: number;
	readonly #quiet: number;
	readonly #run: (items: readonly T[]) => void;
	readonly #last = new WeakMap<T, number>();
	#soon = new Set<T>();
	#later = new Set<T>();
	#cancel: (() => void) | null = null;

	/** Times in ms: `quiet` is how long something must have been still to run at once. */
	constructor(
		timers: Timers,
		times: { readonly every: number; readonly quiet: number },
		run: (items: readonly T[]) => void
	) {
		this.#timers = timers;
		this.#every = times.every;
		this.#quiet = times.quiet;
		this.#run = run;
	}

	/** `urgent` doesn't wait for the beat. */
	mark(item: T, urgent = false): void {
		if (this.#soon.has(item)) return;
		const last = this.#last.get(item);
		if (urgent || last === undefined || this.#timers.now() - last >= this.#quiet) {
			this.#later.delete(item);
			if (this.#soon.size === 0) queueMicrotask(() => this.#flushSoon());
			this.#soon.add(item);
			return;
		}
		this.#later.add(item);
		this.#cancel ??= this.#timers.after(this.#every, () => {
			this.#cancel = null;
			this.flush();
		});
	}

	/** Runs everything that is marked now. */
	flush(): void {
		const items = [...this.#soon, ...this.#later];
		this.#soon = new Set();
		this.#later = new Set();
		this.#start(items);
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
		this.#soon.clear();
		this.#later.clear();
	}

	#flushSoon(): void {
		const items = [...this.#soon];
		this.#soon = new Set();
		this.#start(items);
	}

	#start(items: readonly T[]): void {
		if (items.length === 0) return;
		const now = this.#timers.now();
		for (const item of items) this.#last.set(item, now);
		this.#run(items);
	}
}
