import { HEARTBEAT_FRAME } from '../protocol/frames.ts';
import type { Connection } from './connection.ts';
import type { RoomLimits } from './limits.ts';
import type { Timers } from './timers.ts';

/** Keeps silent connections alive and finds dead ones, with one timer for all. */
export class Pulse {
	readonly #limits: RoomLimits;
	readonly #timers: Timers;
	readonly #connections: () => Iterable<Connection>;
	readonly #each: () => void;
	#cancel: (() => void) | null = null;

	/** `each` runs with every beat, for other housekeeping. */
	constructor(
		limits: RoomLimits,
		timers: Timers,
		connections: () => Iterable<Connection>,
		each: () => void
	) {
		this.#limits = limits;
		this.#timers = timers;
		this.#connections = connections;
		this.#each = each;
	}

	/** Runs while there is something to look after. */
	start(): void {
		this.#cancel ??= this.#timers.after(this.#limits.pulse, () => {
			this.#cancel = null;
			this.start();
			this.#beat();
		});
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
	}

	#beat(): void {
		const now = this.#timers.now();
		const { heartbeat, ping, dead } = this.#limits;
		for (const connection of this.#connections()) {
			// What isn't read can't be heard.
			const silent = now - connection.lastHeard;
			if (!connection.isPaused && silent >= dead + connection.timeToDrain) {
				connection.terminate();
				continue;
			}
			if (now - connection.lastSent >= heartbeat) connection.send(HEARTBEAT_FRAME);
			if (now - connection.lastPing >= ping) connection.ping();
		}
		this.#each();
	}
}
