import type { Steps } from '../protocol/steps.ts';
import type { ScannedUpdate } from '../protocol/update-scan.ts';
import type { RoomDocument } from './document.ts';
import { RoomClosed, type RoomParts } from './room-host.ts';

/** Rows that may wait for the document to be clean; beyond it they are read from the log instead. */
const MOST_WAITING = 1_000;

export interface ForeignRowsOptions {
	readonly name: string;
	readonly parts: RoomParts;
	/** Everything up to `seq` is in the document. */
	readonly reached: (seq: number) => void;
	/** settle() has something to do. */
	readonly wake: () => void;
}

/** What was found in the log, until it is in the document. */
interface Found {
	readonly seq: number;
	readonly rows: readonly Uint8Array[];
	readonly taken: () => void;
	readonly failed: (error: unknown) => void;
}

/**
 * What other processes appended to a document's log, on its way into this one's copy: told by them,
 * or read from the log where a word was lost. Applied only while the copy holds nothing that isn't
 * in the log itself, like everything that readers learn from.
 */
export class ForeignRows {
	readonly #options: ForeignRowsOptions;
	#told: Uint8Array[] = [];
	#found: Found | null = null;
	/** Everything up to this row is known to be in the document; later ones may be. */
	#base = 0;
	#isBehind = false;
	#isOver = false;
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

	/** Something waits for settle(). */
	get isWaiting(): boolean {
		return this.#told.length > 0 || this.#found !== null;
	}

	/** Takes what waits into the document, which must be clean, and adds what changed to `changes`. */
	*settle(document: RoomDocument, changes: ScannedUpdate[]): Steps<void> {
		const told = this.#told;
		this.#told = [];
		if (!(yield* applyAll(document, told, changes))) this.behind();
		const found = this.#found;
		if (found === null) return;
		this.#found = null;
		try {
			yield* applyAll(document, found.rows, changes);
		} catch (error) {
			found.failed(error);
			throw error;
		}
		this.#base = Math.max(this.#base, found.seq);
		this.#options.reached(this.#base);
		found.taken();
	}

	/** Has the log read before long. To be followed by look(). */
	behind(): void {
		this.#isBehind = true;
	}

	/** Reads the log if something in it may be missing here. */
	look(): void {
		const { parts, name } = this.#options;
		if (!this.#isBehind || this.#running !== null || parts.timers.now() < this.#notBefore) return;
		this.catchUp().catch((error: unknown) => {
			// Tried again with the next change or the next beat of the pulse.
			this.#isBehind = true;
			this.#notBefore = parts.timers.now() + parts.limits.retryFirst;
			if (!(error instanceof RoomClosed)) parts.onError(error, { what: 'load', doc: name });
		});
	}

	/** Reads what the log has and the document may lack. Resolved when that is in the document. */
	async catchUp(): Promise<void> {
		// One that is under way may have read too early.
		await this.#running?.catch(() => undefined);
		this.#running ??= this.#read().finally(() => (this.#running = null));
		return this.#running;
	}

	stop(): void {
		this.#isOver = true;
		this.#found?.failed(new RoomClosed());
		this.#found = null;
	}

	async #read(): Promise<void> {
		const { name, parts, wake } = this.#options;
		this.#isBehind = false;
		parts.metrics.add('catch_ups_total');
		const { seq, snapshot, updates } = await parts.log.load(name, this.#base);
		if (this.#isOver) throw new RoomClosed();
		const rows = snapshot === null ? updates : [snapshot, ...updates];
		await new Promise<void>((taken, failed) => {
			this.#found = { seq, rows, taken, failed };
			wake();
		});
	}
}

/** False where one builds on something that is missing. */
function* applyAll(
	document: RoomDocument,
	rows: readonly Uint8Array[],
	changes: ScannedUpdate[]
): Steps<boolean> {
	let isComplete = true;
	for (const row of rows) {
		const applied = yield* document.applyLogged(row);
		changes.push(...applied.changes);
		if (applied.waiting !== null) isComplete = false;
	}
	return isComplete;
}
