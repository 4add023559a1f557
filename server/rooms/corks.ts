/** A socket below a WebSocket, as far as gathering writes goes (node:stream's Writable). */
export interface Corkable {
	cork(): void;
	uncork(): void;
}

/**
 * Gathers what is sent to a socket within one turn of the event loop into one write: a tick's
 * update, an acknowledgement and presence cost one system call together instead of one each, and
 * those are the larger part of what sending costs.
 */
export class Corks {
	#corked = new Set<Corkable>();

	/** Holds back what is written to it until the turn ends. */
	hold(socket: Corkable): void {
		if (this.#corked.has(socket)) return;
		if (this.#corked.size === 0) setImmediate(() => this.#releaseAll());
		this.#corked.add(socket);
		socket.cork();
	}

	/** Lets it go before that. */
	release(socket: Corkable): void {
		if (this.#corked.delete(socket)) socket.uncork();
	}

	#releaseAll(): void {
		const corked = this.#corked;
		this.#corked = new Set();
		for (const socket of corked) socket.uncork();
	}
}
