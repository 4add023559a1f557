import type { Identity } from '../auth/identity.ts';

export type PresenceListener = (workshop: string, participant: string, here: boolean) => void;

/** Counts the open sockets of each participant, over all documents of a workshop. */
export class Attendance {
	readonly #listeners: PresenceListener[] = [];
	readonly #sockets = new Map<string, number>();
	readonly #onError: (error: unknown) => void;

	constructor(onError: (error: unknown) => void) {
		this.#onError = onError;
	}

	listen(listener: PresenceListener): void {
		this.#listeners.push(listener);
	}

	opened({ workshop, participant }: Identity): void {
		if (participant === null) return;
		const key = `${workshop}/${participant}`;
		const sockets = this.#sockets.get(key) ?? 0;
		this.#sockets.set(key, sockets + 1);
		if (sockets === 0) this.#tell(workshop, participant, true);
	}

	closed({ workshop, participant }: Identity): void {
		if (participant === null) return;
		const key = `${workshop}/${participant}`;
		const sockets = this.#sockets.get(key) ?? 0;
		if (sockets > 1) {
			this.#sockets.set(key, sockets - 1);
		} else if (this.#sockets.delete(key)) {
			this.#tell(workshop, participant, false);
		}
	}

	#tell(workshop: string, participant: string, here: boolean): void {
		for (const listener of this.#listeners) {
			try {
				listener(workshop, participant, here);
			} catch (error) {
				this.#onError(error);
			}
		}
	}
}
