/**
 * Shares the event loop between pieces of long work, one a turn, whoever's it is: sockets are read
 * between two of them, however many rooms have such work.
 */
export class Turns {
	readonly #soon: (run: () => void) => void;
	readonly #waiting: (() => void)[] = [];

	/** `soon` runs what it is given in a later turn of the event loop. */
	constructor(soon: (run: () => void) => void) {
		this.#soon = soon;
	}

	/** Runs when it is its turn. `run` may not throw. */
	next(run: () => void): void {
		this.#waiting.push(run);
		if (this.#waiting.length === 1) this.#soon(this.#turn);
	}

	/** Resolved when it is its turn. */
	wait(): Promise<void> {
		return new Promise((resolve) => this.next(resolve));
	}

	readonly #turn = (): void => {
		const run = this.#waiting.shift();
		if (this.#waiting.length > 0) this.#soon(this.#turn);
		run?.();
	};
}
