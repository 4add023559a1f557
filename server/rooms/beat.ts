import type { Metronome } from './metronome.ts';
import type { Timers } from './timers.ts';

export interface BeatTimes {
	/** ms from one run of an item to the next; it goes with the first beat after that. */
	readonly gap: number;
	/** ms that an item must have been still for its next mark to run at once. */
	readonly quiet: number;
}

/**
 * Gathers what is marked and runs it together with a beat, except that the first mark of something
 * that was quiet runs at once, at the end of the current turn.
 */
export class Beat<T extends object> {
	readonly #timers: Timers;
	readonly #metronome: Metronome;
	readonly #times: BeatTimes;
	readonly #run: (items: readonly T[]) => void;
	readonly #last = new WeakMap<T, number>();
	#soon = new Set<T>();
	#later = new Set<T>();

	constructor(
		timers: Timers,
		metronome: Metronome,
		times: BeatTimes,
		run: (items: readonly T[]) => void
	) {
		this.#timers = timers;
		this.#metronome = metronome;
		this.#times = times;
		this.#run = run;
		metronome.join(() => this.#beat());
	}

	/** `urgent` doesn't wait for the beat. */
	mark(item: T, urgent = false): void {
		if (this.#soon.has(item) || (!urgent && this.#later.has(item))) return;
		if (urgent || this.#stillFor(item) >= this.#times.quiet) {
			this.#later.delete(item);
			if (this.#soon.size === 0) queueMicrotask(() => this.#flushSoon());
			this.#soon.add(item);
			return;
		}
		this.#later.add(item);
		this.#metronome.wake();
	}

	/** Runs everything that is marked now. */
	flush(): void {
		const items = [...this.#soon, ...this.#later];
		this.#soon = new Set();
		this.#later = new Set();
		this.#start(items);
	}

	stop(): void {
		this.#soon.clear();
		this.#later.clear();
	}

	/** True when something is left for the next beat. */
	#beat(): boolean {
		if (this.#later.size === 0) return false;
		const due: T[] = [];
		for (const item of this.#later) {
			if (this.#stillFor(item) < this.#times.gap) continue;
			due.push(item);
			this.#later.delete(item);
		}
		this.#start(due);
		return this.#later.size > 0;
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

	/** ms since the item's last run. */
	#stillFor(item: T): number {
		return this.#timers.now() - (this.#last.get(item) ?? -Infinity);
	}
}
