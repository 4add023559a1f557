const SECOND = 1000;
/** ms. Less than that is a sum's rounding and no debt. */
const ROUNDING = 1e-6;

/**
 * So much at once, and so much a second, of which more may be taken than there is: what was taken
 * last has happened already. Whoever is held to it keeps a single number, the moment at which all
 * of it will have been given back, so that thousands of connections can share one rate.
 */
export class Rate {
	readonly #msPerUnit: number;
	readonly #most: number;

	constructor(capacity: number, perSecond: number) {
		this.#msPerUnit = SECOND / perSecond;
		this.#most = capacity * this.#msPerUnit;
	}

	/** Takes `amount`; answers the moment at which all will have been given back. */
	take(fullAt: number, amount: number, now: number): number {
		return Math.max(fullAt, now) + amount * this.#msPerUnit;
	}

	/** ms until there is no debt; 0 when there is none. */
	wait(fullAt: number, now: number): number {
		return Math.max(0, Math.ceil(fullAt - now - this.#most - ROUNDING));
	}
}
