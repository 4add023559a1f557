import type { Rate } from './rate.ts';

/** What is left of a rate for one who is held to it. */
export class Bucket {
	readonly #rate: Rate;
	#fullAt = 0;

	constructor(rate: Rate) {
		this.#rate = rate;
	}

	/** False when that left a debt. */
	take(amount: number, now: number): boolean {
		this.#fullAt = this.#rate.take(this.#fullAt, amount, now);
		return this.#rate.wait(this.#fullAt, now) === 0;
	}
}
