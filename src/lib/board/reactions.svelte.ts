import { REACTION_PAUSE, type Reaction } from '#lib/domain/reactions.ts';
import type { BoardView } from './board-view.svelte.ts';

/** ms that one floats. */
export const FLOATS = 3_000;
/** More at once would be a curtain; further ones aren't shown. */
const MOST = 40;

/** A reaction on its way up. */
export interface Floating {
	readonly key: number;
	readonly emoji: Reaction;
	/** Whose; empty for somebody unknown. */
	readonly name: string;
	/** 0 … 1, across the room it floats in. */
	readonly at: number;
}

/** Reactions that people throw into the room: shown to all, kept nowhere. */
export class Reactions {
	floating: readonly Floating[] = $state.raw([]);
	readonly #board: BoardView;
	readonly #unlisten: () => void;
	/** Client → the last of its reactions that was seen. */
	readonly #seen = new Map<number, number>();
	readonly #shownAt = new Map<number, number>();
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();
	#keys = 0;
	#thrown = 0;
	#thrownAt = -Infinity;
	#clearing: ReturnType<typeof setTimeout> | null = null;

	constructor(board: BoardView) {
		this.#board = board;
		// What was thrown before one came has floated away.
		for (const { client, presence } of board.presence.live) {
			if (presence.react) this.#seen.set(client, presence.react.n);
		}
		this.#unlisten = board.presence.onheard(() => this.#hear());
	}

	throw(emoji: Reaction): void {
		const now = performance.now();
		if (now - this.#thrownAt < REACTION_PAUSE) return;
		this.#thrownAt = now;
		const { presence, workshop } = this.#board;
		// A number that no earlier tab of this person has used.
		this.#thrown = Math.max(this.#thrown + 1, Date.now());
		presence.tell({ react: { emoji, n: this.#thrown } });
		this.#float(emoji, workshop.me.name);
		if (this.#clearing !== null) clearTimeout(this.#clearing);
		this.#clearing = setTimeout(() => presence.tell({ react: undefined }), FLOATS);
	}

	destroy(): void {
		this.#unlisten();
		if (this.#clearing !== null) clearTimeout(this.#clearing);
		for (const timer of this.#timers) clearTimeout(timer);
	}

	#hear(): void {
		const now = performance.now();
		for (const { client, presence } of this.#board.presence.live) {
			const { react } = presence;
			if (!react || this.#seen.get(client) === react.n) continue;
			this.#seen.set(client, react.n);
			// A client that isn't ours to trust may throw more quickly than a hand.
			if (now - (this.#shownAt.get(client) ?? -Infinity) < REACTION_PAUSE) continue;
			this.#shownAt.set(client, now);
			this.#float(react.emoji, this.#board.workshop.person(presence.p)?.name ?? '');
		}
	}

	#float(emoji: Reaction, name: string): void {
		if (this.floating.length >= MOST) return;
		const key = this.#keys++;
		// Spread without chance: two in a row are never at the same place.
		const at = (key * 0.382) % 1;
		this.floating = [...this.floating, { key, emoji, name, at }];
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			this.floating = this.floating.filter((each) => each.key !== key);
		}, FLOATS);
		this.#timers.add(timer);
	}
}
