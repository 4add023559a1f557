import type { RoomDocument } from './document.ts';
import { RoomClosed, type RoomParts } from './room-host.ts';

/** Rows that may wait for the document to be clean; beyond it they are read from the log instead. */
const MOST_WAITING = 1_000;

export interface ForeignRowsOptions {
	readonly name: string;
	readonly parts: RoomParts;
	/** Runs `run` when the document has nothing that isn't in the log. */
	readonly whenClean: (run: (document: RoomDocument) => void, fail: (error: Error) => void) => void;
	/** Takes what another process appended into the document; false where it builds on something missing. */
	readonly apply: (document: RoomDocument, update: Uint8Array) => boolean;
	/** Everything up to `seq` is in the document. */
	readonly reached: (seq: number) => void;
}

/**
 * What other processes appended to a document's log, on its way into this one's copy: told by them,
 * or read from the log where a word was lost. Applied only while the copy holds nothing that isn't
 * in the log itself, like everything that readers learn from.
 */
export class ForeignRows {
	readonly #options: ForeignRowsOptions;
	#told: Uint8Array[] = [];
	/** Everything up to this row is known to be in the document; later ones may be. */
	#base = 0;
	#isBehind = false;
	/** A failed reading isn't tried again before this. */
	#notBefore = -Infinity;
	#running: Promise<void> | null = null;

	constructor(options: ForeignRowsOptions) {
		this.#options = options;
	}

	/** The document was loaded up to `seq`. */
	loaded(seq: number): void {
		this.#base = seq;
	}

	/** Somebody told of a row. To be followed by settle() when the document is clean. */
	told(update: Uint8Array): void {
		this.#told.push(update);
		if (this.#told.length <= MOST_WAITING) return;
		this.#told = [];
		this.behind();
	}

	settle(document: RoomDocument): void {
		if (this.#told.length > 0) {
			const told = this.#told;
			this.#told = [];
			let complete = true;
			for (const update of told) complete = this.#options.apply(document, update) && complete;
			if (!complete) this.behind();
		}
		const { parts, name } = this.#options;
		if (!this.#isBehind || this.#running !== null || parts.timers.now() < this.#notBefore) return;
		this.catchUp().catch((error: unknown) => {
			// Tried again with the next change or the next beat of the pulse.
			this.#isBehind = true;
			this.#notBefore = parts.timers.now() + parts.limits.retryFirst;
			if (!(error instanceof RoomClosed)) parts.onError(error, { what: 'load', doc: name });
		});
	}

	/** Has the log read before long. To be followed by settle(). */
	behind(): void {
		this.#isBehind = true;
	}

	/** Reads what the log has and the document may lack. Resolved when that is in the document. */
	async catchUp(): Promise<void> {
		// One that is under way may have read too early.
		await this.#running?.catch(() => undefined);
		this.#running ??= this.#read().finally(() => (this.#running = null));
		return this.#running;
	}

	async #read(): Promise<void> {
		const { name, parts, whenClean, apply, reached } = this.#options;
		this.#isBehind = false;
		parts.metrics.add('catch_ups_total');
		const { seq, snapshot, updates } = await parts.log.load(name, this.#base);
		await new Promise<void>((resolve, reject) => {
			whenClean((document) => {
				if (snapshot !== null) apply(document, snapshot);
				for (const update of updates) apply(document, update);
				this.#base = Math.max(this.#base, seq);
				reached(this.#base);
				resolve();
			}, reject);
		});
	}
}
