import * as Y from 'yjs';
import type { StateVector } from '../protocol/state-vector.ts';
import type { Steps } from '../protocol/steps.ts';
import { bringsNews, didExactly, isAnEdit } from '../protocol/update-check.ts';
import { TooMuch } from '../protocol/update-costs.ts';
import { cutUpdate } from '../protocol/update-pieces.ts';
import {
	scanOwnUpdate,
	scanOwnUpdateInSteps,
	type ScannedUpdate
} from '../protocol/update-scan.ts';
import type { Remainder } from '../protocol/update-walks.ts';
import type { StoredDocument } from '../store/types.ts';
import { encodeState, isSoonWritten } from './encoded-state.ts';
import { KnownStructs, type Extent } from './known-structs.ts';
import { quietDoc } from './quiet-doc.ts';
import { applySlice } from './slices.ts';
import { applyStored } from './stored-state.ts';

/** What became of an update. */
export interface Applied {
	/** What the document has now that it didn't have before, in order; often one, or none. */
	readonly changes: readonly ScannedUpdate[];
	/** What it couldn't use yet, because it builds on something that hasn't come. */
	readonly waiting: Remainder | null;
}

/** The document can't be trusted any more and must be loaded anew. */
export class BrokenDocument extends Error {}

/**
 * A room's Y.Doc, which tells of each change exactly what it was. It never keeps pending structs:
 * Yjs would merge them again with every later update and put them into each answer and snapshot.
 */
export class RoomDocument {
	readonly #doc = quietDoc();
	readonly #known = new KnownStructs(this.#doc);
	/** What the last transaction did, where it did something. */
	#change: ScannedUpdate | null = null;
	/** What is being applied, until a transaction has done it. */
	#expected: ScannedUpdate | null = null;

	private constructor() {
		this.#doc.on('afterTransaction', dontTidy);
	}

	/** Builds the state from the log; throws where a row can't be applied. */
	static *load(stored: StoredDocument): Steps<RoomDocument> {
		const document = new RoomDocument();
		yield* applyStored(document.#doc, stored);
		document.#dropPending();
		document.#doc.on('afterTransactionCleanup', (transaction) => document.#ended(transaction));
		return document;
	}

	/**
	 * A large one takes several steps; until the last the document has a part of it. `scanned`: the
	 * same update, where it has been walked. Throws TooMuch where it would cost too much, and the
	 * document is as before; BrokenDocument when that, or Yjs' failure, came half-way.
	 */
	apply(update: Uint8Array, scanned: ScannedUpdate | null): Steps<Applied> {
		return this.#apply(update, scanned, false);
	}

	/** Takes what is in the log already. Throws BrokenDocument. */
	applyLogged(update: Uint8Array): Steps<Applied> {
		return this.#apply(update, null, true);
	}

	*#apply(update: Uint8Array, scanned: ScannedUpdate | null, isTrusted: boolean): Steps<Applied> {
		const walked = scanned ?? (yield* scanOwnUpdateInSteps(update));
		const pieces = cutUpdate(walked, this.#known, isTrusted);
		const changes: ScannedUpdate[] = [];
		for (;;) {
			const slice = this.#track(changes, () =>
				applySlice(this.#doc, pieces, 'client', (only) => (this.#expected = only))
			);
			if (slice.isOver) return { changes, waiting: slice.result };
			yield;
		}
	}

	/** Runs `change` in one transaction. Throws BrokenDocument, with its error as the cause, when it throws. */
	edit(change: (doc: Y.Doc) => void): ScannedUpdate | null {
		const changes: ScannedUpdate[] = [];
		this.#track(changes, () => this.#doc.transact(() => change(this.#doc), 'server'));
		return changes[0] ?? null;
	}

	/** How many structs it has, give or take some hundred, and Yjs clients. */
	get extent(): Extent {
		return this.#known.extent;
	}

	/** How many Yjs clients of an update it doesn't know. */
	newClients({ sections }: ScannedUpdate): number {
		const { clients } = this.#doc.store;
		return sections.reduce((sum, { client }) => (clients.has(client) ? sum : sum + 1), 0);
	}

	bringsNews(update: ScannedUpdate): boolean {
		return bringsNews(this.#doc, update);
	}

	isAnEdit(update: ScannedUpdate): boolean {
		return isAnEdit(this.#doc, update);
	}

	/** Whether something that was missing has come, so that what waits for it is worth another try. */
	hasSome(missing: StateVector): boolean {
		for (const [client, clock] of missing) {
			if (clock < Y.getState(this.#doc.store, client)) return true;
		}
		return false;
	}

	get state(): StateVector {
		const { store } = this.#doc;
		const state = new Map<number, number>();
		for (const client of store.clients.keys()) state.set(client, Y.getState(store, client));
		return state;
	}

	/** Everything that a client with `vector` lacks. */
	encode(vector: StateVector): Steps<Uint8Array> {
		return encodeState(this.#doc, vector);
	}

	/** Whether that takes so little that nobody needs to be let in meanwhile. */
	isSoonEncoded(vector: StateVector): boolean {
		return isSoonWritten(this.#doc, vector);
	}

	destroy(): void {
		this.#doc.destroy();
	}

	/** Runs one transaction and adds what it did to `changes`. */
	#track<R>(changes: ScannedUpdate[], run: () => R): R {
		this.#change = null;
		try {
			return run();
		} catch (error) {
			const isUntouched = error instanceof TooMuch && this.#change === null && changes.length === 0;
			if (isUntouched) throw error;
			throw new BrokenDocument('an update broke the document', { cause: error });
		} finally {
			if (this.#change !== null) changes.push(this.#change);
			this.#change = null;
			this.#expected = null;
		}
	}

	/** Notes what a transaction did. Yjs writes that out only for whoever listens when it has ended. */
	#ended(transaction: Y.Transaction): void {
		const expected = this.#expected;
		this.#expected = null;
		if (expected !== null && didExactly(transaction, expected)) {
			this.#doc.off('update', this.#written);
			this.#change = expected;
		} else this.#doc.on('update', this.#written);
	}

	readonly #written = (update: Uint8Array): void => {
		this.#change = scanOwnUpdate(update);
	};

	/** A log that was cut short may lack what a row builds on; the client that has it sends both. */
	#dropPending(): void {
		this.#doc.store.pendingStructs = null;
		this.#doc.store.pendingDs = null;
	}
}

/**
 * Keeps Yjs from deleting formatting marks that seem superfluous: it walks the whole text for it,
 * and a part of what is being applied may be still to come. The clients do it.
 */
function dontTidy(transaction: Y.Transaction): void {
	transaction._needFormattingCleanup = false;
}
