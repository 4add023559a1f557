import type { Timers } from './timers.ts';

/** How much a beat's share of work counts for what is taken as usual: some ten beats. */
const NEWS = 0.1;
/** Shares of the time that the process works: from which on the beat gets longer, and how far. */
const BUSY = 0.3;
const VERY_BUSY = 0.6;

export interface Tempo {
	/** ms between two beats in a process with little to do. */
	readonly shortest: number;
	/** ms between two beats in one that works most of its time. */
	readonly longest: number;
}

/**
 * One beat for everything that is gathered, in all rooms: what falls on the same beat is written
 * to a socket together, and appended to the log in one transaction. The more there is to do, the
 * longer the beat, so that more falls on the same one. Silent while nobody waits.
 */
export class Metronome {
	readonly #timers: Timers;
	readonly #tempo: Tempo;
	readonly #players: (() => boolean)[] = [];
	#last = -Infinity;
	/** The usual share of time in which the process works. */
	#busy = 0;
	#cancel: (() => void) | null = null;
	#stopped = false;

	constructor(timers: Timers, tempo: Tempo) {
		this.#timers = timers;
		this.#tempo = tempo;
	}

	/** Called with every beat, in the order in which they came; true wants another beat. */
	join(play: () => boolean): void {
		this.#players.push(play);
	}

	/** Someone waits for the next beat. */
	wake(): void {
		if (this.#cancel !== null || this.#stopped) return;
		const passed = this.#timers.now() - this.#last;
		const every = this.#every;
		const wait = passed >= every ? every : every - passed;
		this.#cancel = this.#timers.after(wait, () => this.#beat());
	}

	stop(): void {
		this.#stopped = true;
		this.#cancel?.();
		this.#cancel = null;
	}

	get #every(): number {
		const { shortest, longest } = this.#tempo;
		const share = (this.#busy - BUSY) / (VERY_BUSY - BUSY);
		return shortest + (longest - shortest) * Math.min(1, Math.max(0, share));
	}

	#beat(): void {
		this.#cancel = null;
		this.#last = this.#timers.now();
		this.#busy += ((this.#timers.busy?.() ?? 0) - this.#busy) * NEWS;
		let more = false;
		for (const play of this.#players) more = play() || more;
		if (more) this.wake();
	}
}
