import type { RoomLimits } from './limits.ts';
import type { Timers } from './timers.ts';

/** What a room's log holds after its snapshot. */
export interface Backlog {
	updates: number;
	bytes: number;
	/** Bytes of the snapshot. */
	snapshot: number;
}

/**
 * Decides when a room's log is worth a snapshot, so that no cold load replays a long history: in a
 * lull after enough updates, or without one when far too many have gathered.
 */
export class Compaction {
	readonly #limits: RoomLimits;
	readonly #timers: Timers;
	readonly #compact: () => Promise<boolean>;
	#lastWrite = 0;
	/** A failed one isn't tried again before this. */
	#notBefore = -Infinity;
	#cancel: (() => void) | null = null;
	#running: Promise<void> | null = null;
	#stopped = false;

	/** `compact` writes a snapshot and lowers the backlog; false: it failed. It must not throw. */
	constructor(limits: RoomLimits, timers: Timers, compact: () => Promise<boolean>) {
		this.#limits = limits;
		this.#timers = timers;
		this.#compact = compact;
	}

	/** Something was written; `backlog` includes it. */
	written(backlog: Backlog): void {
		this.#lastWrite = this.#timers.now();
		const load = this.#load(backlog);
		if (load < 1 || this.#running !== null || this.#lastWrite < this.#notBefore) return;
		if (load >= this.#limits.compactOverdue) this.#arm(0, backlog);
		else if (this.#cancel === null) this.#arm(this.#limits.compactLull, backlog);
	}

	/** Before unloading: what is a fraction of a full load in a running room is worth it now. */
	async beforeUnload(backlog: Backlog): Promise<void> {
		if (backlog.updates >= this.#limits.compactOnUnload || this.#load(backlog) >= 1) {
			await this.now();
		}
	}

	/** One snapshot at a time. */
	now(): Promise<void> {
		if (this.#stopped) return Promise.resolve();
		this.#running ??= this.#run();
		return this.#running;
	}

	stop(): void {
		this.#stopped = true;
		this.#cancel?.();
		this.#cancel = null;
	}

	async #run(): Promise<void> {
		const done = await this.#compact();
		if (!done) this.#notBefore = this.#timers.now() + this.#limits.retryMost;
		this.#running = null;
	}

	/** 1 and more: due. */
	#load({ updates, bytes, snapshot }: Backlog): number {
		const { compactUpdates, compactBytes } = this.#limits;
		return Math.max(updates / compactUpdates, bytes / Math.max(compactBytes, snapshot / 2));
	}

	#arm(ms: number, backlog: Backlog): void {
		this.#cancel?.();
		this.#cancel = this.#timers.after(ms, () => {
			this.#cancel = null;
			const still = this.#timers.now() - this.#lastWrite;
			const load = this.#load(backlog);
			if (load < 1) return;
			if (still < this.#limits.compactLull && load < this.#limits.compactOverdue) {
				this.#arm(this.#limits.compactLull - still, backlog);
			} else void this.now();
		});
	}
}
