import type { Timers } from './timers.ts';

/**
 * One beat for everything that is gathered, in all rooms: what falls on the same beat is written
 * to a socket together, and appended to the log in one transaction. Silent while nobody waits.
 */
export class Metronome {
	readonly #timers: Timers;
	readonly #every: number;
	readonly #players: (() => boolean)[] = [];
	#last = -Infinity;
	#cancel: (() => void) | null = null;
	#stopped = false;

	/** `every`: ms between two beats. */
	constructor(timers: Timers, every: number) {
		this.#timers = timers;
		this.#every = every;
	}

	/** Called with every beat, in the order in which they came; true wants another beat. */
	join(play: () => boolean): void {
		this.#players.push(play);
	}

	/** Someone waits for the next beat. */
	wake(): void {
		if (this.#cancel !== null || this.#stopped) return;
		const passed = this.#timers.now() - this.#last;
		const wait = passed >= this.#every ? this.#every : this.#every - passed;
		this.#cancel = this.#timers.after(wait, () => this.#beat());
	}

	stop(): void {
		this.#stopped = true;
		this.#cancel?.();
		this.#cancel = null;
	}

	#beat(): void {
		this.#cancel = null;
		this.#last = this.#timers.now();
		let more = false;
		for (const play of this.#players) more = play() || more;
		if (more) this.wake();
	}
}
