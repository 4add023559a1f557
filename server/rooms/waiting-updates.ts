import type { Remainder } from '../protocol/update-walks.ts';

export interface WaitingUpdate<Sender> extends Remainder {
	readonly sender: Sender;
	/** Which of its sender's changes it came with, counted from 1. */
	readonly index: number;
}

/** Times what one connection may have waiting that all of a room's together may. */
const CROWD = 4;

/**
 * What came before what it builds on. Honest clients send such things: one that was offline types
 * on before the exchange of its offline edits, or builds on what another tab sends over another
 * socket. It stays with its connection, bounded, and never enters the document or the log.
 */
export class WaitingUpdates<Sender> {
	readonly #most: { readonly count: number; readonly bytes: number };
	#items: WaitingUpdate<Sender>[] = [];

	constructor(most: { readonly count: number; readonly bytes: number }) {
		this.#most = most;
	}

	/** False when this sender, or all together, have too much waiting. */
	add(item: WaitingUpdate<Sender>): boolean {
		this.#items.push(item);
		let count = 0;
		let bytes = 0;
		for (const { sender, update } of this.#items) {
			if (sender !== item.sender) continue;
			count++;
			bytes += update.length;
		}
		const crowded = this.#items.length > CROWD * this.#most.count;
		return count <= this.#most.count && bytes <= this.#most.bytes && !crowded;
	}

	/** Takes out what is worth another try. */
	take(ready: (item: Remainder) => boolean): WaitingUpdate<Sender>[] {
		if (this.#items.length === 0) return [];
		const taken: WaitingUpdate<Sender>[] = [];
		const kept: WaitingUpdate<Sender>[] = [];
		for (const item of this.#items) (ready(item) ? taken : kept).push(item);
		this.#items = kept;
		return taken;
	}

	forget(sender: Sender): void {
		if (this.#items.length === 0) return;
		this.#items = this.#items.filter((item) => item.sender !== sender);
	}

	/** How many of the sender's first `changes` changes are dealt with in full. */
	settled(sender: Sender, changes: number): number {
		let least = changes;
		for (const item of this.#items) {
			if (item.sender === sender) least = Math.min(least, item.index - 1);
		}
		return least;
	}
}
