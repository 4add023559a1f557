import type { DatabaseSync } from 'node:sqlite';
import type { DocumentLog, LogEntry } from '../types.ts';
import { LogRows } from './log-rows.ts';
import { bytesOf, Snapshots } from './snapshots.ts';

/**
 * The documents' log in an open SQLite database (tables: migrations.ts). Calls but compact
 * are synchronous inside, so each is a transaction that nothing of this process can come between. The
 * statements live as long as the log: preparing costs more than most of them take. `rows`: shared with
 * whatever else appends to the log. `committed` is told of the bytes that a transaction put there.
 */
export function createSqliteLog(
	db: DatabaseSync,
	rows = LogRows.read(db),
	committed: (bytes: number) => void = () => undefined
): DocumentLog {
	const snapshots = new Snapshots(db);
	const begin = db.prepare('BEGIN IMMEDIATE');
	const beginRead = db.prepare('BEGIN');
	const commit = db.prepare('COMMIT');
	const rollback = db.prepare('ROLLBACK');
	const insert = db.prepare('INSERT INTO doc_update (doc, data) VALUES (?, ?)');
	const selectUpdate = db.prepare('SELECT data FROM doc_update WHERE seq = ?');
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
			committed(entries.reduce((sum, { update }) => sum + update.length, 0));
			return seqs;
		},

		async load(doc, after = 0) {
			return within(beginRead, () => {
				const stored = snapshots.read(doc);
				const uptoSeq = stored?.uptoSeq ?? 0;
				const from = Math.max(after, uptoSeq);
				const seqs = rows.after(doc, from);
				return {
					snapshot: stored !== null && uptoSeq > after ? stored.data : null,
					updates: seqs.map((seq) => bytesOf(selectUpdate.get(seq)?.['data'])),
					seq: seqs.at(-1) ?? from
				};
			});
		},

		async compact(doc, uptoSeq, snapshot) {
			return snapshots.replace(doc, uptoSeq, snapshot, {
				also: () => {
					for (const seq of rows.upTo(doc, uptoSeq)) deleteUpdate.run(seq);
				},
				done: () => {
					rows.drop(doc, uptoSeq);
					committed(snapshot.length);
				}
			});
		}
	};
}
