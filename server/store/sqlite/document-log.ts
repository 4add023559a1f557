import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import type { DocumentLog, LogEntry } from '../types.ts';
import { LogRows } from './log-rows.ts';
import { leavingNothing } from './transaction.ts';

/**
 * The documents' log in an open SQLite database (tables: migrations.ts). Calls are synchronous
 * inside, so each is a transaction that nothing of this process can come between. The statements
 * live as long as the log: preparing costs more than most of them take. `rows`: shared with
 * whatever else appends to the log.
 */
export function createSqliteLog(db: DatabaseSync, rows = LogRows.read(db)): DocumentLog {
	const begin = db.prepare('BEGIN IMMEDIATE');
	const beginRead = db.prepare('BEGIN');
	const commit = db.prepare('COMMIT');
	const rollback = db.prepare('ROLLBACK');
	const insert = db.prepare('INSERT INTO doc_update (doc, data) VALUES (?, ?)');
	const selectSnapshot = db.prepare('SELECT upto_seq, data FROM doc_snapshot WHERE doc = ?');
	const selectUpdate = db.prepare('SELECT data FROM doc_update WHERE seq = ?');
	const replaceSnapshot = db.prepare(`
		INSERT INTO doc_snapshot (doc, upto_seq, data) VALUES (?, ?, ?)
		ON CONFLICT (doc) DO UPDATE SET upto_seq = excluded.upto_seq, data = excluded.data
		WHERE excluded.upto_seq > doc_snapshot.upto_seq
	`);
	const deleteUpdate = db.prepare('DELETE FROM doc_update WHERE seq = ?');

	const within = <T>(start: typeof begin, run: () => T): T => {
		start.run();
		try {
			const result = run();
			commit.run();
			return result;
		} catch (error) {
			// A full disk ends the transaction by itself; a second end would hide the reason.
			if (db.isTransaction) rollback.run();
			throw error;
		}
	};

	const append = ({ doc, update }: LogEntry): number =>
		Number(insert.run(doc, update).lastInsertRowid);

	return {
		async append(entries) {
			const [only] = entries;
			if (only === undefined) return [];
			// One statement is a transaction by itself.
			const seqs = entries.length === 1 ? [append(only)] : within(begin, () => entries.map(append));
			rows.add(entries, seqs);
			return seqs;
		},

		async load(doc, after = 0) {
			return within(beginRead, () => {
				const stored = selectSnapshot.get(doc);
				const uptoSeq = stored === undefined ? 0 : Number(stored['upto_seq']);
				const from = Math.max(after, uptoSeq);
				const seqs = rows.after(doc, from);
				const isNews = stored !== undefined && uptoSeq > after;
				return {
					snapshot: isNews ? bytesOf(stored['data']) : null,
					updates: seqs.map((seq) => bytesOf(selectUpdate.get(seq)?.['data'])),
					seq: seqs.at(-1) ?? from
				};
			});
		},

		async compact(doc, uptoSeq, snapshot) {
			const replace = (): boolean => {
				if (replaceSnapshot.run(doc, uptoSeq, snapshot).changes === 0) return false;
				for (const seq of rows.upTo(doc, uptoSeq)) deleteUpdate.run(seq);
				return true;
			};
			// Of desks alone: overwriting makes a compaction write twice as much.
			const isReplaced =
				parseDocName(doc)?.kind === 'desk'
					? leavingNothing(db, () => within(begin, replace))
					: within(begin, replace);
			if (isReplaced) rows.drop(doc, uptoSeq);
			return isReplaced;
		}
	};
}

/** node:sqlite hands out a copy of its own for each value. */
function bytesOf(value: SQLOutputValue | undefined): Uint8Array {
	if (value instanceof Uint8Array) return value;
	throw new Error('a document row without data');
}
