/** ms that one turn of the event loop may be worked in before the rest has to wait for the next. */
const TURN = 10;

/**
 * Shares the event loop between pieces of long work, one a turn, whoever's it is: sockets are read
 * between two of them, however many rooms have such work.
 */
export class Turns {
	readonly #soon: (run: () => void) => void;
	readonly #waiting: (() => void)[] = [];
	#worked = 0;

	/** `soon` runs what it is given in a later turn of the event loop. */
	constructor(soon: (run: () => void) => void) {
		this.#soon = soon;
	}

	/** Whether enough was done in this turn: hundreds of messages may come in one read of a socket. */
	get isOver(): boolean {
		return this.#worked >= TURN;
	}

	/** `ms` were worked in this turn. */
	worked(ms: number): void {
		if (!this.isOver && this.#worked + ms >= TURN) setImmediate(() => (this.#worked = 0));
		this.#worked += ms;
	}

	/** Runs in the next turn, with whatever else comes then. `run` may not throw. */
	rest(run: () => void): void {
		setImmediate(run);
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
