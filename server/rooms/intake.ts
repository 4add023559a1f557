import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { Malformed } from '../protocol/bytes.ts';
import type { Steps } from '../protocol/steps.ts';
import { scanUpdateInSteps, type ScannedUpdate } from '../protocol/update-scan.ts';
import type { Connection } from './connection.ts';
import { BrokenDocument, type RoomDocument } from './document.ts';
import type { RoomLimits } from './limits.ts';
import type { Change } from './unwritten.ts';
import { WaitingUpdates } from './waiting-updates.ts';

export interface Taken {
	/** What is in the document now and must be written, whatever else happened. */
	readonly changes: readonly Change[];
	/** Why the sender must go. */
	readonly refusal?: { readonly code: CloseCode; readonly reason: string };
	/** The document was broken, and by whom. */
	readonly broken?: { readonly by: Connection; readonly error: BrokenDocument };
}

const refused = (code: CloseCode, reason: string, changes: readonly Change[] = []): Taken => ({
	changes,
	refusal: { code, reason }
});
const NOTHING: Taken = { changes: [] };

interface Attempt {
	readonly update: Uint8Array;
	readonly scanned: ScannedUpdate | null;
	readonly sender: Connection;
	/** Which of the sender's changes it came with, counted from 1. */
	readonly index: number;
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
			if (error instanceof Malformed) return refused(CLOSE.badRequest, error.message);
			throw error;
		}
		if (!from.write && document.isAnEdit(update)) {
			return refused(CLOSE.readOnly, 'this role only reads');
		}
		from.changes++;
		if (!from.write || !document.bringsNews(update)) return NOTHING;
		if (!this.#fits(update, size)) return refused(CLOSE.tooLarge, 'this document is full');
		const { bytes: own } = update;
		return yield* this.#run(document, [
			{ update: own, scanned: update, sender: from, index: from.changes }
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

	#fits(update: ScannedUpdate, size: number): boolean {
		const { documentFull, documentMost, smallUpdate } = this.#limits;
		if (size > documentMost) return update.sections.length === 0;
		return size <= documentFull || update.bytes.length <= smallUpdate;
	}

	/** Applies the first, then whatever waited and has now a chance, as long as something changes. */
	*#run(document: RoomDocument, first: readonly Attempt[]): Steps<Taken> {
		const changes: Change[] = [];
		let attempts = first;
		while (attempts.length > 0) {
			const before = changes.length;
			for (const { update, scanned, sender, index } of attempts) {
				try {
					const applied = yield* document.apply(update, scanned);
					for (const change of applied.changes) changes.push({ update: change, from: sender });
					const { waiting } = applied;
					// Who has left meanwhile can't be asked for what is missing.
					if (waiting === null || !sender.isOpen) continue;
					if (!this.#waiting.add({ ...waiting, sender, index })) {
						const reason = 'too many changes without what they build on';
						return refused(CLOSE.badRequest, reason, changes);
					}
				} catch (error) {
					if (!(error instanceof BrokenDocument)) throw error;
					return { changes, broken: { by: sender, error } };
				}
			}
			if (changes.length === before) break;
			attempts = this.#ready(document);
		}
		return { changes };
	}

	#ready(document: RoomDocument): Attempt[] {
		return this.#waiting
			.take(({ missing }) => document.hasSome(missing))
			.map((item) => ({ ...item, scanned: null }));
	}
}
