import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { Malformed } from '../protocol/bytes.ts';
import type { Steps } from '../protocol/steps.ts';
import { TooMuch } from '../protocol/update-costs.ts';
import type { Remainder } from '../protocol/update-walks.ts';
import { scanUpdateInSteps, type ScannedUpdate } from '../protocol/update-scan.ts';
import type { Connection } from './connection.ts';
import { BrokenDocument, type RoomDocument } from './document.ts';
import type { RoomLimits } from './limits.ts';
import type { Change } from './unwritten.ts';
import { WaitingUpdates, type WaitingUpdate } from './waiting-updates.ts';

const TOO_MANY_WAITING = 'too many changes without what they build on';

export interface Taken {
	/** What is in the document now and must be written, whatever else happened. */
	readonly changes: readonly Change[];
	/** Who must go, and why. */
	readonly refusals: readonly Refusal[];
	/** The document was broken, and by whom. */
	readonly broken?: { readonly by: Connection; readonly error: BrokenDocument };
}

export interface Refusal {
	readonly of: Connection;
	readonly code: CloseCode;
	readonly reason: string;
}

const NOTHING: Taken = { changes: [], refusals: [] };
const refused = (of: Connection, code: CloseCode, reason: string): Taken => ({
	changes: [],
	refusals: [{ of, code, reason }]
});

interface Attempt extends WaitingUpdate<Connection> {
	readonly scanned: ScannedUpdate | null;
}

/** Decides on each change that a client sends, and applies it. */
export class Intake {
	readonly #limits: RoomLimits;
	readonly #waiting: WaitingUpdates<Connection>;

	constructor(limits: RoomLimits) {
		this.#limits = limits;
		this.#waiting = new WaitingUpdates({
			count: limits.waitingUpdates,
			bytes: limits.waitingBytes
		});
	}

	/**
	 * Takes one change into the document, and others that waited for it. `size` is the document's
	 * in bytes.
	 */
	*take(document: RoomDocument, from: Connection, bytes: Uint8Array, size: number): Steps<Taken> {
		let update: ScannedUpdate;
		try {
			// A copy: the frame's memory is a part of a larger one that values in it would keep alive.
			update = yield* scanUpdateInSteps(new Uint8Array(bytes));
		} catch (error) {
			if (error instanceof Malformed) return refused(from, CLOSE.badRequest, error.message);
			throw error;
		}
		if (!from.write && document.isAnEdit(update)) {
			return refused(from, CLOSE.readOnly, 'this role only reads');
		}
		from.changes++;
		if (!from.write || !document.bringsNews(update)) return NOTHING;
		if (!this.#fits(document, update, size)) {
			return refused(from, CLOSE.tooLarge, 'this document is full');
		}
		const { bytes: own } = update;
		return yield* this.#run(document, [
			{ update: own, missing: new Map(), scanned: update, sender: from, index: from.changes }
		]);
	}

	/** The document has got something from elsewhere that others may have waited for. */
	retry(document: RoomDocument): Steps<Taken> {
		return this.#run(document, this.#ready(document));
	}

	/** How many of the connection's changes, from the first on, are in the document in full. */
	settled(connection: Connection): number {
		return this.#waiting.settled(connection, connection.changes);
	}

	forget(connection: Connection): void {
		this.#waiting.forget(connection);
	}

	#fits(document: RoomDocument, update: ScannedUpdate, size: number): boolean {
		if (update.sections.length === 0) return true;
		const { documentFull, documentStructs, documentClients, documentMost, smallUpdate } =
			this.#limits;
		const { structs, clients } = document.extent;
		if (size > documentMost || clients + document.newClients(update) > documentClients)
			return false;
		const isFull = size > documentFull || structs > documentStructs;
		return !isFull || update.bytes.length <= smallUpdate;
	}

	/** Applies the first, then whatever waited and has now a chance, as long as something changes. */
	*#run(document: RoomDocument, first: readonly Attempt[]): Steps<Taken> {
		const changes: Change[] = [];
		const refusals: Refusal[] = [];
		for (let attempts = [...first]; attempts.length > 0;) {
			const before = changes.length;
			for (let next = attempts.shift(); next !== undefined; next = attempts.shift()) {
				const { sender } = next;
				if (refusals.some(({ of }) => of === sender)) continue;
				// Two hundred may have waited for one another, and others in other rooms do for them.
				if (next !== first[0]) yield;
				try {
					const applied = yield* document.apply(next.update, next.scanned);
					for (const update of applied.changes) changes.push({ update, from: sender });
					if (this.#canWait(next, applied.waiting)) continue;
					refusals.push({ of: sender, code: CLOSE.badRequest, reason: TOO_MANY_WAITING });
				} catch (error) {
					if (error instanceof TooMuch) {
						refusals.push({ of: sender, code: CLOSE.badRequest, reason: error.message });
						continue;
					}
					if (!(error instanceof BrokenDocument)) throw error;
					// What the others had waiting waits on for the document that is built anew.
					for (const other of attempts) this.#waiting.add(other);
					return { changes, refusals, broken: { by: sender, error } };
				}
			}
			if (changes.length > before) attempts = this.#ready(document);
		}
		return { changes, refusals };
	}

	/** False when the sender has too much waiting. */
	#canWait({ sender, index }: Attempt, waiting: Remainder | null): boolean {
		// Who has left meanwhile can't be asked for what is missing.
		if (waiting === null || !sender.isOpen) return true;
		return this.#waiting.add({ ...waiting, sender, index });
	}

	#ready(document: RoomDocument): Attempt[] {
		return this.#waiting
			.take(({ missing }) => document.hasSome(missing))
			.map((item) => ({ ...item, scanned: null }));
	}
}
