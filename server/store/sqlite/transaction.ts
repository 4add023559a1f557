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

/**
 * Runs `work` while SQLite overwrites what it lets go of: a freed cell or page keeps its bytes
 * otherwise. https://sqlite.org/pragma.html#pragma_secure_delete
 */
export function leavingNothing<T>(db: DatabaseSync, work: () => T): T {
	db.exec('PRAGMA secure_delete = ON');
	try {
		return work();
	} finally {
		db.exec('PRAGMA secure_delete = OFF');
	}
}

/** Empties the write-ahead log, which keeps former pages. False when another program reads. */
export const emptyLog = (db: DatabaseSync): boolean =>
	db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
