import type { Steps } from '../protocol/steps.ts';
import type { DocumentLog, StoredDocument } from '../store/types.ts';
import { RoomDocument, type BrokenDocument } from './document.ts';
import { RoomClosed, type RoomParts } from './room-host.ts';
import { Unwritten, type Batch, type Change } from './unwritten.ts';

/** Something that waits for its moment, and is told when the room closes instead. */
export interface Task {
	run(document: RoomDocument): void;
	fail(error: Error): void;
}

/** How much of a document the log holds, in bytes and updates after the snapshot. */
export interface Stored {
	readonly seq: number;
	readonly snapshot: number;
	readonly updates: number;
	readonly bytes: number;
}

export interface KeeperEvents {
	/** It is loaded, for the first time or anew. */
	loaded(stored: Stored): void;
	/** It can't be loaded. */
	failed(error: unknown): void;
	/** Something waits for what is pending to be written. */
	mustWrite(): void;
	/** Runs what goes on in a turn of its own; whatever it throws ends the room. */
	guard(run: () => void): void;
	/** Work of more than one step is over, with nothing to write. */
	worked(): void;
}

type Phase =
	/** `waits`: the load begins when what is left of a broken document is written. */
	| { readonly kind: 'loading'; readonly waits: boolean }
	| { readonly kind: 'ready'; readonly document: RoomDocument }
	| { readonly kind: 'closed' };

/**
 * Keeps a room's document and its two moments. It is free when it is loaded, nothing is being
 * written, and no work on it is under way: only then is it changed, in the order in which changes
 * came. It is clean when it has nothing that isn't in the log: only then does anybody learn what is
 * in it.
 */
export class Keeper {
	readonly #name: string;
	readonly #parts: RoomParts;
	readonly #events: KeeperEvents;
	/** Resolved when what others append from now on is heard of. */
	readonly #ready: Promise<void> | null;
	readonly #unwritten = new Unwritten();
	#phase: Phase = { kind: 'loading', waits: false };
	/** Work that takes several turns is under way: the document may have half of a change. */
	#working: { readonly fail: (error: Error) => void } | null = null;
	/** What such work brought is written before anything else changes: others might never end. */
	#owesWrite = false;
	#held: Task[] = [];
	/** runHeld() is at work, or waits for its turn. */
	#isRunning = false;
	#isResting = false;
	#waiting: Task[] = [];

	constructor(
		name: string,
		parts: RoomParts,
		events: KeeperEvents,
		ready: Promise<void> | null = null
	) {
		this.#ready = ready;
		this.#name = name;
		this.#parts = parts;
		this.#events = events;
	}

	get document(): RoomDocument | null {
		return this.#phase.kind === 'ready' ? this.#phase.document : null;
	}

	/** The document while it is clean. */
	get clean(): RoomDocument | null {
		return this.#unwritten.isEmpty && this.#working === null ? this.document : null;
	}

	/** Clean, and nothing waits for it. */
	get isIdle(): boolean {
		return this.clean !== null && this.#held.length === 0 && this.#waiting.length === 0;
	}

	/** Everything that came is in the log. */
	get isSaved(): boolean {
		return this.#unwritten.isEmpty && this.#working === null && this.#held.length === 0;
	}

	whenFree(task: Task): void {
		if (this.#phase.kind === 'closed') {
			task.fail(new RoomClosed());
			return;
		}
		this.#held.push(task);
		if (!this.#isResting) this.runHeld();
	}

	/** Never runs the task before it returns; runClean() does. */
	whenClean(task: Task): void {
		if (this.#phase.kind === 'closed') task.fail(new RoomClosed());
		else this.#waiting.push(task);
	}

	/**
	 * Works on the document, which must be free. What takes more than one step goes on in later turns;
	 * until it is over the document is neither free nor clean. `done` gets the result and the ms that
	 * it took; `fail` is told when the room closes meanwhile.
	 */
	work<R>(
		steps: Steps<R>,
		done: (result: R, ms: number) => void,
		fail: (error: Error) => void = () => undefined
	): void {
		let ms = 0;
		const step = (): boolean => {
			const started = performance.now();
			const next = steps.next();
			const took = performance.now() - started;
			ms += took;
			this.#parts.turns.worked(took);
			this.#working = next.done ? null : { fail };
			if (next.done) done(next.value, ms);
			return next.done === true;
		};
		const goOn = (): void => {
			if (this.isClosed) return;
			this.#events.guard(() => {
				if (!step()) this.#parts.turns.next(goOn);
				else this.#worked();
			});
		};
		if (!step()) this.#parts.turns.next(goOn);
	}

	push(changes: readonly Change[]): void {
		this.#unwritten.push(changes);
	}

	/** Begins to write; done() must follow. Null: there is nothing. */
	take(): Batch | null {
		// A reader must not be told that it has what is only half there.
		if (this.#working !== null) return null;
		this.#owesWrite = false;
		return this.#unwritten.take();
	}

	done(): Batch | null {
		return this.#unwritten.done();
	}

	/** Runs what waits for a clean document, or has it made clean. */
	runClean(): void {
		// A task may take several turns; what comes while they run waits for the next time.
		let left = this.#waiting.length;
		for (let { clean } = this; clean !== null && left > 0; { clean } = this) {
			this.#waiting.shift()?.run(clean);
			left--;
		}
		if (this.clean === null && this.#waiting.length > 0) this.urge();
	}

	/** Has what is pending written soon, unless that is under way. */
	urge(): void {
		if (this.#phase.kind !== 'ready' || this.#working !== null || this.#unwritten.isWriting) return;
		this.#events.mustWrite();
	}

	/**
	 * Runs what waits for a free document, as long as it stays free and others needn't be let in, but
	 * `atLeast` so many: others may keep the process busy for long.
	 */
	runHeld(atLeast = 0): void {
		if (this.#isRunning) return;
		this.#isRunning = true;
		try {
			let left = atLeast;
			for (let free = this.#free; free !== null && this.#held.length > 0; free = this.#free) {
				if (left-- <= 0 && this.#parts.turns.isOver) {
					this.#rest();
					break;
				}
				this.#held.shift()?.run(free);
			}
		} finally {
			this.#isRunning = false;
		}
	}

	/** Goes on with what waits in a later turn. */
	#rest(): void {
		if (this.#isResting) return;
		this.#isResting = true;
		this.#parts.turns.rest(() => {
			this.#isResting = false;
			if (!this.isClosed) this.#events.guard(() => this.runHeld(1));
		});
	}

	/** Loads it from the log. */
	async load(): Promise<void> {
		const { log, limits, timers, metrics } = this.#parts;
		const started = performance.now();
		let cancel = (): void => undefined;
		const tooLong = new Promise<never>((_, reject) => {
			cancel = timers.after(limits.loadTimeout, () => reject(new Error('loading took too long')));
		});
		try {
			const stored = await Promise.race([this.#read(log), tooLong]);
			const document = await this.#build(stored);
			if (document === null) return;
			this.#phase = { kind: 'ready', document };
			metrics.observe('load_ms', performance.now() - started);
			this.#events.loaded({
				seq: stored.seq,
				snapshot: stored.snapshot?.length ?? 0,
				updates: stored.updates.length,
				bytes: stored.updates.reduce((sum, update) => sum + update.length, 0)
			});
		} catch (error) {
			metrics.add('load_failures_total');
			this.#events.failed(error);
		} finally {
			cancel();
		}
	}

	/** Null when the room was closed meanwhile. */
	async #build(stored: StoredDocument): Promise<RoomDocument | null> {
		const steps = RoomDocument.load(stored);
		while (this.#phase.kind === 'loading') {
			const { done, value } = steps.next();
			if (done) return value;
			await this.#parts.turns.wait();
		}
		return null;
	}

	/** Lets others in who waited, after a write where there is something to write. */
	#worked(): void {
		this.#owesWrite = !this.#unwritten.isEmpty;
		if (this.#owesWrite) this.#events.mustWrite();
		else this.#events.worked();
	}

	async #read(log: DocumentLog): Promise<StoredDocument> {
		if (this.#ready !== null) await this.#ready;
		return log.load(this.#name);
	}

	/** Builds the document anew from the log, after what is true of the old one is written. */
	rebuild(error: BrokenDocument): void {
		this.#parts.metrics.add('rebuilds_total');
		this.#parts.onError(error.cause, { what: 'apply', doc: this.#name });
		this.document?.destroy();
		this.#phase = { kind: 'loading', waits: true };
		this.loadIfWritten();
	}

	/** Goes on with a rebuild, when there is one. */
	loadIfWritten(): void {
		if (this.#phase.kind !== 'loading' || !this.#phase.waits) return;
		if (this.#unwritten.isEmpty) {
			this.#phase = { kind: 'loading', waits: false };
			void this.load();
		} else if (!this.#unwritten.isWriting) this.#events.mustWrite();
	}

	dispose(): void {
		const { document } = this;
		this.#phase = { kind: 'closed' };
		this.#working?.fail(new RoomClosed());
		this.#working = null;
		const tasks = [...this.#held, ...this.#waiting];
		this.#held = [];
		this.#waiting = [];
		for (const task of tasks) task.fail(new RoomClosed());
		document?.destroy();
	}

	get isClosed(): boolean {
		return this.#phase.kind === 'closed';
	}

	get #free(): RoomDocument | null {
		const busy = this.#unwritten.isWriting || this.#working !== null || this.#owesWrite;
		return busy ? null : this.document;
	}
}
