/** A token bucket that may go into debt: what was taken last has happened already. */
export class Bucket {
	readonly #capacity: number;
	readonly #perSecond: number;
	#tokens: number;
	#at: number;

	constructor(capacity: number, perSecond: number, now: number) {
		this.#capacity = capacity;
		this.#perSecond = perSecond;
		this.#tokens = capacity;
		this.#at = now;
	}

	/** False when that left a debt. */
	take(amount: number, now: number): boolean {
		this.#refill(now);
		this.#tokens -= amount;
		return this.#tokens >= 0;
	}

	/** ms until there is no debt; 0 when there is none. */
	wait(now: number): number {
		this.#refill(now);
		return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1000) / this.#perSecond);
	}

	#refill(now: number): void {
		const gained = (Math.max(0, now - this.#at) * this.#perSecond) / 1000;
		this.#tokens = Math.min(this.#capacity, this.#tokens + gained);
		this.#at = now;
	}
}
