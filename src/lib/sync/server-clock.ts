import { api } from './api.ts';

/** How often it is asked at first: the quickest answer knows the time best. */
const SAMPLES = 4;
/** ms between questions. */
const APART = 300;
/** ms after which it is asked anew: clocks drift, laptops sleep. */
const REFRESH = 10 * 60_000;

interface Sample {
	/** ms the answer took, there and back. */
	readonly took: number;
	/** ms that the server's clock is ahead. */
	readonly ahead: number;
}

/**
 * The server's clock, by which the room's timer runs, whatever this device's says. Right to half of
 * what the quickest of a few answers took.
 */
export class ServerClock {
	#ahead = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;
	readonly #now: () => number;
	readonly #ask: () => Promise<number | null>;

	/** @param ask the server's time, ms since the epoch; null when it didn't answer */
	constructor(now: () => number = Date.now, ask: () => Promise<number | null> = askServer) {
		this.#now = now;
		this.#ask = ask;
		void this.#measure();
	}

	/** ms since the epoch by the server's clock. */
	now(): number {
		return this.#now() + this.#ahead;
	}

	destroy(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}

	async #measure(): Promise<void> {
		let best: Sample | null = null;
		for (let i = 0; i < SAMPLES && !this.#stopped; i++) {
			if (i > 0) await this.#wait(APART);
			const sample = await this.#sample();
			if (!sample || (best && best.took <= sample.took)) continue;
			best = sample;
			this.#ahead = sample.ahead;
		}
		await this.#wait(REFRESH);
		if (!this.#stopped) void this.#measure();
	}

	async #sample(): Promise<Sample | null> {
		const before = this.#now();
		const theirs = await this.#ask();
		const after = this.#now();
		if (theirs === null) return null;
		return { took: after - before, ahead: theirs - (before + after) / 2 };
	}

	#wait(ms: number): Promise<void> {
		return new Promise((resolve) => (this.#timer = setTimeout(resolve, ms)));
	}
}

async function askServer(): Promise<number | null> {
	const answer = await api.time();
	return answer.ok ? answer.value.now : null;
}
