import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RevealRow, RevealStore } from '../types.ts';
import { emptyLog, leavingNothing } from './transaction.ts';

/** Reveals that aren't done yet, in SQLite. `empty`: empties the write-ahead log. */
export function createSqliteReveals(
	db: DatabaseSync,
	empty = async (): Promise<boolean> => emptyLog(db)
): RevealStore {
	const sql = {
		pending: db.prepare('SELECT * FROM reveal WHERE workshop = ? ORDER BY rowid'),
		pendingIn: db.prepare('SELECT DISTINCT workshop FROM reveal ORDER BY workshop'),
		placed: db.prepare('UPDATE reveal SET placed = 1 WHERE id = ?'),
		done: db.prepare('DELETE FROM reveal WHERE id = ?')
	};
	return {
		async pending(workshop) {
			return sql.pending.all(workshop).map(revealOf);
		},
		async pendingIn() {
			return sql.pendingIn.all().map((row) => String(row['workshop']));
		},
		async placed(id) {
			sql.placed.run(id);
		},
		async done(id) {
			leavingNothing(db, () => void sql.done.run(id));
		},
		scrub: empty
	};
}

const revealOf = (row: Record<string, SQLOutputValue>): RevealRow => ({
	id: String(row['id']),
	workshop: String(row['workshop']),
	who: row['who'] === null ? null : String(row['who']),
	named: row['named'] === 1,
	seed: String(row['seed']),
	at: Number(row['at']),
	placed: row['placed'] === 1
});
