import type { SaveState } from '#lib/board/save-state.ts';

/** ms. A blip that is over by then isn't worth a bar; the badge says it meanwhile. */
const PATIENCE = 2_000;

/**
 * The save state without the flicker of reconnecting: every try says "connecting" for a moment, but
 * whoever is offline stays so until something was heard of the server again.
 */
export class Connection {
	/** Changes that wait on this device while offline; null while the line is fine. */
	waiting: number | null = $state(null);
	/** True when being offline has lasted long enough to be told. */
	long: boolean = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;

	follow(state: SaveState): void {
		if (state.kind === 'connecting') return;
		if (state.kind !== 'offline') {
			this.dispose();
			this.waiting = null;
			this.long = false;
			return;
		}
		this.waiting = state.changes;
		this.#timer ??= setTimeout(() => (this.long = true), PATIENCE);
	}

	/** What the badge shows for a state. */
	steady(state: SaveState): SaveState {
		const waiting = this.waiting;
		if (state.kind !== 'connecting' || waiting === null) return state;
		return { kind: 'offline', changes: waiting };
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
