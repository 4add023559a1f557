import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { inTransaction, leavingNothing } from './transaction.ts';

/** Bytes written in one go: SQLite takes some five milliseconds for each megabyte. */
const PART = 2 * 1024 * 1024;

export interface StoredSnapshot {
	readonly uptoSeq: number;
	readonly data: Uint8Array;
}

/**
 * The documents' snapshots. A large one is written in parts, with turns of the event loop between
 * them, beside the one that holds, which it then replaces at once: a board near its limit would
 * keep all rooms waiting for a sixth of a second.
 */
export class Snapshots {
	readonly #db: DatabaseSync;
	readonly #sql: ReturnType<typeof prepare>;
	/** The last number that was given to the parts of a snapshot. */
	#last: number;

	constructor(db: DatabaseSync) {
		this.#db = db;
		this.#sql = prepare(db);
		this.#last = Number(this.#sql.last.get()?.['last'] ?? 0);
	}

	/** Null: there is none. Within a transaction, as it may be in several rows. */
	read(doc: string): StoredSnapshot | null {
		const row = this.#sql.read.get(doc);
		if (row === undefined) return null;
		const uptoSeq = Number(row['upto_seq']);
		const first = bytesOf(row['data']);
		if (row['rest'] === null) return { uptoSeq, data: first };
		const rest = this.#sql.readRest.all(Number(row['rest']));
		return { uptoSeq, data: Buffer.concat([first, ...rest.map(({ data }) => bytesOf(data))]) };
	}

	/**
	 * Puts a snapshot in the place of an older one. `also` runs in the same transaction, `done` when
	 * that has ended. False where there is a newer one. The bytes may not change until it is done.
	 */
	async replace(
		doc: string,
		uptoSeq: number,
		data: Uint8Array,
		{ also, done }: { also: () => void; done: () => void }
	): Promise<boolean> {
		const db = this.#db;
		// Of desks alone: overwriting writes twice as much.
		const isPrivate = parseDocName(doc)?.kind === 'desk';
		const run = <T>(work: () => T): T => (isPrivate ? leavingNothing(db, work) : work());
		const rest = data.length > PART ? ++this.#last : null;
		let obsolete = rest;
		try {
			for (let at = PART; at < data.length; at += PART) {
				this.#sql.addRest.run(rest, at, data.subarray(at, at + PART));
				await nextTurn();
				if (!db.isOpen) return false;
			}
			const first = data.subarray(0, PART);
			const isReplaced = run(() =>
				inTransaction(db, () => {
					const before = this.#sql.restOf.get(doc)?.['rest'] ?? null;
					if (this.#sql.replace.run(doc, uptoSeq, first, rest).changes === 0) return false;
					also();
					obsolete = before === null ? null : Number(before);
					return true;
				})
			);
			if (isReplaced) done();
			return isReplaced;
		} finally {
			if (obsolete !== null) await this.#drop(obsolete, run);
		}
	}

	/** A part at a time. What a failure leaves is taken out at the next start. */
	async #drop(rest: number, run: (work: () => void) => void): Promise<void> {
		for (let changes: number | bigint = 1; changes > 0 && this.#db.isOpen;) {
			run(() => ({ changes } = this.#sql.dropRest.run(rest)));
			await nextTurn();
		}
	}
}

/** Takes out parts of what was being written, or let go of, when a server was killed. At the start. */
export function dropLooseParts(db: DatabaseSync): void {
	leavingNothing(db, () =>
		db.exec(`
			DELETE FROM doc_snapshot_rest
			WHERE id NOT IN (SELECT rest FROM doc_snapshot WHERE rest IS NOT NULL)
		`)
	);
}

function prepare(db: DatabaseSync) {
	return {
		read: db.prepare('SELECT upto_seq, data, rest FROM doc_snapshot WHERE doc = ?'),
		restOf: db.prepare('SELECT rest FROM doc_snapshot WHERE doc = ?'),
		readRest: db.prepare('SELECT data FROM doc_snapshot_rest WHERE id = ? ORDER BY at'),
		last: db.prepare('SELECT max(id) AS last FROM doc_snapshot_rest'),
		addRest: db.prepare('INSERT INTO doc_snapshot_rest (id, at, data) VALUES (?, ?, ?)'),
		dropRest: db.prepare(`
			DELETE FROM doc_snapshot_rest
			WHERE id = ?1 AND at = (SELECT max(at) FROM doc_snapshot_rest WHERE id = ?1)
		`),
		replace: db.prepare(`
			INSERT INTO doc_snapshot (doc, upto_seq, data, rest) VALUES (?, ?, ?, ?)
			ON CONFLICT (doc) DO UPDATE
			SET upto_seq = excluded.upto_seq, data = excluded.data, rest = excluded.rest
			WHERE excluded.upto_seq > doc_snapshot.upto_seq
		`)
	};
}

/** node:sqlite hands out a copy of its own for each value. */
export function bytesOf(value: SQLOutputValue | undefined): Uint8Array {
	if (value instanceof Uint8Array) return value;
	throw new Error('a document row without data');
}
