import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Connection } from './connection.ts';
import type { RoomLimits } from './limits.ts';
import type { HostedRoom } from './room-host.ts';
import type { Timers } from './timers.ts';

/** Looks after connections whose buffers are full until they have drained, or for long enough. */
export class SlowReaders {
	readonly #limits: RoomLimits;
	readonly #timers: Timers;
	readonly #watched = new Map<Connection, { readonly room: HostedRoom; readonly until: number }>();
	#cancel: (() => void) | null = null;

	constructor(limits: RoomLimits, timers: Timers) {
		this.#limits = limits;
		this.#timers = timers;
	}

	get size(): number {
		return this.#watched.size;
	}

	watch(connection: Connection, room: HostedRoom): void {
		if (this.#watched.has(connection)) return;
		const time = this.#limits.slowLimit + connection.timeToDrain;
		this.#watched.set(connection, { room, until: this.#timers.now() + time });
		this.#lookLater();
	}

	forget(connection: Connection): void {
		this.#watched.delete(connection);
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
		this.#watched.clear();
	}

	#lookLater(): void {
		if (this.#watched.size === 0) return;
		this.#cancel ??= this.#timers.after(this.#limits.slowLook, () => {
			this.#cancel = null;
			this.#look();
			this.#lookLater();
		});
	}

	#look(): void {
		const now = this.#timers.now();
		for (const [connection, { room, until }] of [...this.#watched]) {
			if (connection.drained) {
				this.#watched.delete(connection);
				room.caughtUp(connection);
			} else if (now >= until && connection.need !== null) {
				// One that only lacks presence follows after all.
				connection.close(CLOSE.tooSlow, 'too slow to follow');
			}
		}
	}
}
