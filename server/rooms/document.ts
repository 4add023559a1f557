import * as Y from 'yjs';
import { bringsNews, didExactly, isAnEdit } from '../protocol/update-check.ts';
import {
	scanOwnUpdate,
	scanOwnUpdateInSteps,
	type ScannedUpdate
} from '../protocol/update-scan.ts';
import { isLarge, sliceUpdate, SMALL_BYTES, type Remainder } from '../protocol/update-slices.ts';
import type { StateVector } from '../protocol/state-vector.ts';
import type { Steps } from '../protocol/steps.ts';
import type { StoredDocument } from '../store/types.ts';
import { GuardedStructs } from './guarded-structs.ts';
import { knownStructs } from './known-structs.ts';
import { applyStored, dontTidy } from './stored-state.ts';

/**
 * Types within each other. With every change Yjs walks from what changed up to the root, and it
 * deletes by recursion: a few thousand levels make one note's move cost seconds.
 */
const MAX_DEPTH = 64;

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
	readonly #doc = new Y.Doc();
	readonly #structs = new GuardedStructs<(Y.Item | Y.GC)[]>();
	#changes: ScannedUpdate[] = [];
	/** What is being applied, until a transaction has done it. */
	#expected: ScannedUpdate | null = null;

	private constructor() {
		this.#doc.store.clients = this.#structs;
	}

	/** Builds the state from the log; throws where a row can't be applied. */
	static *load(stored: StoredDocument): Steps<RoomDocument> {
		const document = new RoomDocument();
		yield* applyStored(document.#doc, stored);
		// A log that was cut short may lack what a row builds on; the client that has it sends both.
		document.#takePending();
		document.#doc.on('afterTransactionCleanup', (transaction) => document.#ended(transaction));
		return document;
	}

	/**
	 * Throws BrokenDocument when Yjs failed half-way. `scanned`: the same update, where it has been
	 * walked. A large one takes several steps; until the last the document has a part of it.
	 */
	*apply(update: Uint8Array, scanned: ScannedUpdate | null): Steps<Applied> {
		const walked =
			scanned ?? (update.length > SMALL_BYTES ? yield* scanOwnUpdateInSteps(update) : null);
		if (walked === null || !isLarge(walked)) return this.#applyAll(update, scanned);
		const changes: ScannedUpdate[] = [];
		const parts: Remainder[] = [];
		const slices = sliceUpdate(walked, knownStructs(this.#doc));
		for (;;) {
			const { done, value } = slices.next();
			if (done) {
				if (value !== null) parts.push(value);
				return { changes, waiting: together(parts) };
			}
			const applied = this.#applySlice(value);
			changes.push(...applied.changes);
			if (applied.waiting !== null) parts.push(applied.waiting);
			yield;
		}
	}

	#applySlice(slice: ScannedUpdate): Applied {
		this.#doc.on('afterTransaction', dontTidy);
		try {
			return this.#applyAll(slice.bytes, slice);
		} finally {
			this.#doc.off('afterTransaction', dontTidy);
		}
	}

	#applyAll(update: Uint8Array, scanned: ScannedUpdate | null): Applied {
		const size = scanned === null ? update.length : sizeOf(scanned);
		const run = (): void => Y.applyUpdate(this.#doc, update, 'client');
		return this.#track(() => this.#structs.guard(size, run), scanned);
	}

	/** Takes what is in the log already. Throws BrokenDocument. */
	applyLogged(update: Uint8Array): Applied {
		return this.#track(() => Y.applyUpdate(this.#doc, update, 'elsewhere'), null);
	}

	/** Runs `change` in one transaction. Throws BrokenDocument, with its error as the cause, when it throws. */
	edit(change: (doc: Y.Doc) => void): ScannedUpdate | null {
		const run = (): void => this.#doc.transact(() => change(this.#doc), 'server');
		return this.#track(run, null).changes[0] ?? null;
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

	/** Everything that a client with `vector` (encoded; none: a new one) lacks. */
	encode(vector?: Uint8Array): Uint8Array {
		return Y.encodeStateAsUpdate(this.#doc, vector);
	}

	destroy(): void {
		this.#doc.destroy();
	}

	#track(run: () => void, expected: ScannedUpdate | null): Applied {
		this.#changes = [];
		this.#expected = expected;
		try {
			run();
			const waiting = this.#takePending();
			const change = merged(this.#changes);
			if (change?.makesTypes) this.#refuseDepth(change);
			return { changes: change === null ? [] : [change], waiting };
		} catch (error) {
			throw new BrokenDocument('an update broke the document', { cause: error });
		} finally {
			this.#changes = [];
			this.#expected = null;
		}
	}

	/** Notes what a transaction did. Yjs writes that out only for whoever listens when it has ended. */
	#ended(transaction: Y.Transaction): void {
		const expected = this.#expected;
		this.#expected = null;
		if (expected !== null && didExactly(transaction, expected)) {
			this.#doc.off('update', this.#written);
			this.#changes.push(expected);
		} else this.#doc.on('update', this.#written);
	}

	readonly #written = (update: Uint8Array): void => {
		this.#changes.push(scanOwnUpdate(update));
	};

	/** Throws when something new lies too deep. */
	#refuseDepth({ sections }: ScannedUpdate): void {
		for (const { client, clock, end } of sections) {
			const structs = this.#doc.store.clients.get(client) ?? [];
			for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
				const struct = structs[i];
				if (struct === undefined || struct.id.clock >= end) break;
				if (depthOf(struct) > MAX_DEPTH) throw new Error('types nested too deeply');
			}
		}
	}

	#takePending(): Remainder | null {
		const { pendingStructs, pendingDs } = this.#doc.store;
		if (pendingStructs === null && pendingDs === null) return null;
		this.#doc.store.pendingStructs = null;
		this.#doc.store.pendingDs = null;
		const missing = new Map<number, number>(pendingStructs?.missing);
		const parts: Uint8Array[] = [];
		if (pendingStructs !== null) parts.push(Y.convertUpdateFormatV2ToV1(pendingStructs.update));
		if (pendingDs !== null) {
			const deletes = Y.convertUpdateFormatV2ToV1(pendingDs);
			parts.push(deletes);
			for (const { client, clock } of scanOwnUpdate(deletes).deletes) {
				missing.set(client, Math.min(clock, missing.get(client) ?? Infinity));
			}
		}
		return { update: Y.mergeUpdates(parts), missing };
	}
}

/** Rich text tidies itself in a transaction of its own after the first. */
function merged(changes: readonly ScannedUpdate[]): ScannedUpdate | null {
	const [first = null] = changes;
	return changes.length <= 1 ? first : scanOwnUpdate(Y.mergeUpdates(changes.map(bytesOf)));
}

function together(parts: readonly Remainder[]): Remainder | null {
	const [first = null] = parts;
	if (parts.length <= 1) return first;
	const missing = new Map(parts.flatMap((part) => [...part.missing]));
	return { update: Y.mergeUpdates(parts.map(({ update }) => update)), missing };
}

/** Structs and deletions. */
function sizeOf({ sections, deletes }: ScannedUpdate): number {
	let size = deletes.length;
	for (const { count } of sections) size += count;
	return size;
}

const bytesOf = ({ bytes }: ScannedUpdate): Uint8Array => bytes;

/** How many types a new type lies in, itself included, counted no further than one past the limit. */
function depthOf(struct: Y.Item | Y.GC): number {
	let depth = 0;
	let item: unknown = struct;
	while (item instanceof Y.Item && depth <= MAX_DEPTH) {
		depth++;
		item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
	}
	return depth;
}
