import type { Stored } from './keeper.ts';
import { RoomClosed, type RoomParts } from './room-host.ts';

export interface CompactionOptions {
	readonly name: string;
	readonly parts: RoomParts;
	/**
	 * Encodes the document when it has nothing that isn't in the log, and keeps it so until `done`,
	 * which gets the bytes and the ms that it took.
	 */
	readonly encode: (
		done: (bytes: Uint8Array, ms: number) => void,
		fail: (error: Error) => void
	) => void;
	/** Where others append to the same log: has everything up to some row in the document, and says so by reached(). */
	readonly catchUp?: () => Promise<void>;
	/** A snapshot was written. */
	readonly compacted: (seq: number, size: number) => void;
}

interface Snapshot {
	readonly bytes: Uint8Array;
	/** What the log held when it was taken. */
	readonly stored: Stored;
	/** ms that encoding it took. */
	readonly ms: number;
}

/**
 * Knows what a room's log holds, and puts a snapshot in the place of its rows so that no cold load
 * replays a long history: in a lull after enough updates, or without one when far too many have
 * gathered.
 */
export class Compaction {
	readonly #options: CompactionOptions;
	#stored: Stored = { seq: 0, snapshot: 0, updates: 0, bytes: 0 };
	#lastWrite = 0;
	/** A failed one isn't tried again before this. */
	#notBefore = -Infinity;
	#cancel: (() => void) | null = null;
	#running: Promise<void> | null = null;
	#stopped = false;

	constructor(options: CompactionOptions) {
		this.#options = options;
	}

	/** The document's size as far as it is known: it only shrinks with the next snapshot. */
	get size(): number {
		return this.#stored.snapshot + this.#stored.bytes;
	}

	/** Takes over what was found in the log. */
	loaded(stored: Stored): void {
		this.#stored = stored;
		this.#consider();
	}

	/** A row of so many bytes is in the log. `seq`: its number, if everything before it is in the document. */
	written(seq: number | null, bytes: number): void {
		const { seq: reached, snapshot, updates, bytes: before } = this.#stored;
		this.#stored = { seq: seq ?? reached, snapshot, updates: updates + 1, bytes: before + bytes };
		this.#consider();
	}

	/** Everything up to row `seq` is in the document. */
	reached(seq: number): void {
		this.#stored = { ...this.#stored, seq };
	}

	/** Another process put a snapshot of so many bytes in the place of the rows. */
	compactedElsewhere(size: number): void {
		this.#stored = { ...this.#stored, snapshot: size, updates: 0, bytes: 0 };
	}

	/** Before unloading, what is a fraction of a full load in a running room is worth it. */
	async beforeUnload(): Promise<void> {
		const { compactOnUnload } = this.#options.parts.limits;
		if (this.#stored.updates >= compactOnUnload || this.#load() >= 1) await this.now();
	}

	/** Writes a snapshot, one at a time; nothing when there is nothing to put into it. */
	now(): Promise<void> {
		if (this.#stopped || this.#stored.updates === 0) return Promise.resolve();
		this.#running ??= this.#run();
		return this.#running;
	}

	stop(): void {
		this.#stopped = true;
		this.#cancel?.();
		this.#cancel = null;
	}

	/** 1 and more: due. */
	#load(): number {
		const { compactUpdates, compactBytes } = this.#options.parts.limits;
		const { updates, bytes, snapshot } = this.#stored;
		return Math.max(updates / compactUpdates, bytes / Math.max(compactBytes, snapshot / 2));
	}

	#consider(): void {
		const { limits, timers } = this.#options.parts;
		this.#lastWrite = timers.now();
		const load = this.#load();
		if (load < 1 || this.#running !== null || this.#lastWrite < this.#notBefore) return;
		if (load >= limits.compactOverdue) this.#arm(0);
		else if (this.#cancel === null) this.#arm(limits.compactLull);
	}

	#arm(ms: number): void {
		const { limits, timers } = this.#options.parts;
		this.#cancel?.();
		this.#cancel = timers.after(ms, () => {
			this.#cancel = null;
			const still = timers.now() - this.#lastWrite;
			const load = this.#load();
			if (load < 1) return;
			if (still < limits.compactLull && load < limits.compactOverdue) {
				this.#arm(limits.compactLull - still);
			} else void this.now();
		});
	}

	async #run(): Promise<void> {
		const { name, parts } = this.#options;
		try {
			await this.#options.catchUp?.();
			const { bytes, stored, ms } = await this.#snapshot();
			const started = performance.now() - ms;
			await parts.log.compact(name, stored.seq, bytes);
			// What came meanwhile is still in the log.
			this.#stored = {
				seq: this.#stored.seq,
				snapshot: bytes.length,
				updates: Math.max(0, this.#stored.updates - stored.updates),
				bytes: Math.max(0, this.#stored.bytes - stored.bytes)
			};
			this.#options.compacted(stored.seq, bytes.length);
			parts.metrics.add('compactions_total');
			parts.metrics.observe('compact_ms', performance.now() - started);
		} catch (error) {
			this.#notBefore = parts.timers.now() + parts.limits.retryMost;
			if (!(error instanceof RoomClosed)) parts.onError(error, { what: 'compact', doc: name });
		} finally {
			this.#running = null;
		}
	}

	/** What the log holds is looked up while the document is clean: a moment later it may not be. */
	#snapshot(): Promise<Snapshot> {
		return new Promise((resolve, reject) => {
			this.#options.encode((bytes, ms) => resolve({ bytes, stored: this.#stored, ms }), reject);
		});
	}
}
