import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one transaction; whatever it throws takes everything back. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
	db.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		db.exec('COMMIT');
		return result;
	} catch (error) {
		// A full disk ends the transaction by itself; a second end would hide the reason.
		if (db.isTransaction) db.exec('ROLLBACK');
		throw error;
	}
}
