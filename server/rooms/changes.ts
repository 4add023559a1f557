import type * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Steps } from '../protocol/steps.ts';
import { mergeScanned } from '../protocol/update-merge.ts';
import type { ScannedUpdate } from '../protocol/update-scan.ts';
import type { Answers } from './answers.ts';
import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import { BrokenDocument, type RoomDocument } from './document.ts';
import { Intake, type Taken } from './intake.ts';
import type { Keeper, Task } from './keeper.ts';
import { NotWritten, type RoomParts } from './room-host.ts';
import type { Together } from './together.ts';

export interface ChangesOptions {
	readonly parts: RoomParts;
	readonly keeper: Keeper;
	readonly answers: Answers;
	readonly delivery: Delivery;
	/** The document's, in bytes, as far as it is known. */
	readonly size: () => number;
	/** The document was too large for somebody: its true size ought to be known. */
	readonly full: () => void;
	/** There is something to write, or somebody waits to hear that there isn't. */
	readonly write: () => void;
	readonly whenClean: (task: Task) => void;
}

/**
 * Everything that changes a room's document: what its connections send, what the server itself
 * does, and what other processes appended. Each only while the document may be changed.
 */
export class Changes {
	readonly #options: ChangesOptions;
	readonly #intake: Intake;

	constructor(options: ChangesOptions) {
		this.#options = options;
		this.#intake = new Intake(options.parts.limits);
	}

	/** Takes one change of a connection, or refuses it. The document must be free. */
	take(document: RoomDocument, connection: Connection, update: Uint8Array): void {
		const { keeper, size } = this.#options;
		keeper.work(this.#intake.take(document, connection, update, size()), (taken, ms) => {
			this.#keep(taken);
			connection.worked(ms);
			if (taken.changes.length === 0 && connection.wantsSaved) this.#options.write();
		});
	}

	/** Runs `change` when the document is free; see Room.edit. */
	async edit(change: (doc: Y.Doc) => void): Promise<void> {
		const { keeper, parts } = this.#options;
		let cancel = (): void => undefined;
		try {
			await new Promise<void>((resolve, reject) => {
				cancel = parts.timers.after(parts.limits.editLimit, () => reject(new NotWritten()));
				keeper.whenFree({
					run: (document) => this.#edit(document, change, { resolve, reject }),
					fail: reject
				});
			});
		} finally {
			cancel();
		}
	}

	/** Takes what other processes appended, and what waited for it here. The document must be clean. */
	takeForeign(together: Together, document: RoomDocument): void {
		this.#options.keeper.work(this.#foreign(together, document), (result) => {
			if (result instanceof BrokenDocument) this.#rebuild(result);
			else this.#keep(result);
		});
	}

	/** How many of the connection's changes, from the first on, are in the document in full. */
	settled(connection: Connection): number {
		return this.#intake.settled(connection);
	}

	forget(connection: Connection): void {
		this.#intake.forget(connection);
	}

	#edit(
		document: RoomDocument,
		change: (doc: Y.Doc) => void,
		done: { resolve: () => void; reject: (error: unknown) => void }
	): void {
		const { keeper, whenClean } = this.#options;
		try {
			const update = document.edit(change);
			if (update !== null) keeper.push([{ update, from: null }]);
			whenClean({ run: done.resolve, fail: done.reject });
		} catch (error) {
			if (!(error instanceof BrokenDocument)) throw error;
			// A part of the change may be in the document, and can't be taken out of it.
			done.reject(error.cause);
			this.#rebuild(error);
		}
	}

	*#foreign(together: Together, document: RoomDocument): Steps<Taken | BrokenDocument> {
		const changes: ScannedUpdate[] = [];
		try {
			yield* together.settle(document, changes);
		} catch (error) {
			if (error instanceof BrokenDocument) return error;
			throw error;
		} finally {
			this.#tell(changes, document);
		}
		return yield* this.#intake.retry(document);
	}

	/** Tells the readers of what is in the log already, before anything else changes. */
	#tell(updates: readonly ScannedUpdate[], document: RoomDocument): void {
		if (updates.length === 0) return;
		const { answers, delivery } = this.#options;
		for (const update of updates) answers.changed(update);
		const changes = updates.map((update) => ({ update, from: null }));
		delivery.broadcast({ changes, update: mergeScanned(updates) }, document);
	}

	#keep({ changes, refusals, broken }: Taken): void {
		const { parts, keeper, write, full } = this.#options;
		parts.metrics.add('updates_total', changes.length);
		keeper.push(changes);
		if (changes.length > 0) write();
		for (const { of, code, reason } of refusals) {
			of.close(code, reason);
			// The estimate only grows between snapshots.
			if (code === CLOSE.tooLarge) full();
		}
		if (broken === undefined) return;
		broken.by.close(CLOSE.badRequest, 'an update that can’t be applied');
		this.#rebuild(broken.error);
	}

	#rebuild(error: BrokenDocument): void {
		this.#options.answers.clear();
		this.#options.keeper.rebuild(error);
	}
}
