import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Durability } from '../../config.ts';
import { LAST_RESORT_PAGES } from './checkpoints.ts';
import { LogRows } from './log-rows.ts';
import { MIGRATIONS } from './migrations.ts';
import { dropLooseParts } from './snapshots.ts';
import { emptyLog } from './transaction.ts';
import {
	SQLITE_BUSY,
	SQLITE_CANTOPEN,
	SQLITE_CORRUPT,
	SQLITE_FULL,
	SQLITE_IOERR,
	SQLITE_NOTADB,
	SQLITE_READONLY,
	sqliteCode
} from './result-codes.ts';

export const DATABASE_FILE = 'loopboard.db';
export const LOCK_FILE = 'loopboard.lock';

/**
 * ms to wait for others at the start before giving up: for a backup program to end its read, and
 * for a server that was just told to stop to let go of the directory.
 */
const BUSY_TIMEOUT = 3_000;

export interface OpenDatabase {
	readonly db: DatabaseSync;
	readonly rows: LogRows;
	/** The database's own file. */
	readonly file: string;
	/** Closes the database and lets go of the directory. */
	close(): void;
}

export type OpenResult = { readonly ok: OpenDatabase } | { readonly error: string };

/**
 * Opens the data directory for this process alone, made if need be and brought up to date. What a
 * person can mend (a directory, a disk, a second server, a newer file) answers as one line.
 * `timeout`: ms to wait for other programs.
 */
export function openDatabase(
	dataDir: string,
	durability: Durability,
	timeout = BUSY_TIMEOUT
): OpenResult {
	const dir = path.resolve(dataDir);
	const file = path.join(dir, DATABASE_FILE);
	const opened: DatabaseSync[] = [];
	const close = (): void => {
		for (const db of opened.splice(0).reverse()) db.close();
	};
	const open = (name: string, options = {}): DatabaseSync => {
		const db = new DatabaseSync(name, options);
		opened.push(db);
		return db;
	};
	try {
		makeDirectory(dir);
		lock(open(path.join(dir, LOCK_FILE), { timeout }));
		if (existsSync(file)) {
			const refusal = inspect(file, timeout);
			if (refusal !== null) {
				close();
				return { error: refusal };
			}
		}
		const db = open(file, { timeout, enableForeignKeyConstraints: true });
		db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability.toUpperCase()}`);
		migrate(db);
		// From here on the whole server would stand still with it: see patient.ts.
		db.exec('PRAGMA busy_timeout = 0');
		db.exec(`PRAGMA wal_autocheckpoint = ${LAST_RESORT_PAGES}`);
		dropLooseParts(db);
		// A server that was killed may have left there what it had deleted for good.
		emptyLog(db);
		return { ok: { db, rows: LogRows.read(db), file, close } };
	} catch (error) {
		close();
		const reason = explain(error, dir, file);
		if (reason === null) throw error;
		return { error: reason };
	}
}

/** Not mkdir's own `recursive`: that never returns where the system makes no directories (/proc). */
function makeDirectory(dir: string): void {
	if (existsSync(dir)) return;
	makeDirectory(path.dirname(dir));
	mkdirSync(dir);
}

/**
 * Holds the directory with a transaction that is never ended: unlike a file with a process id in
 * it, the lock is gone at the very moment the process is, however it dies.
 */
function lock(db: DatabaseSync): void {
	db.exec('PRAGMA locking_mode = EXCLUSIVE');
	try {
		db.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		if (sqliteCode(error) === SQLITE_BUSY) throw new DirectoryInUse();
		throw error;
	}
}

class DirectoryInUse extends Error {}

/** Looks at an existing file without changing a byte of it. Null: it is ours to open. */
function inspect(file: string, timeout: number): string | null {
	const db = new DatabaseSync(file, { readOnly: true, timeout });
	try {
		const version = versionOf(db);
		if (version > MIGRATIONS.length) {
			return (
				`${file} was written by a newer Loopboard (schema ${version}, this one knows ` +
				`${MIGRATIONS.length}): run that version, or put back a backup made before the upgrade.`
			);
		}
		const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'];
		if (version === 0 && tables !== 0) {
			return `${file} is the database of another program: choose another DATA_DIR.`;
		}
		return null;
	} finally {
		db.close();
	}
}

/** Runs what this file hasn't seen yet, each step whole or not at all. */
function migrate(db: DatabaseSync): void {
	for (const [index, step] of MIGRATIONS.entries()) {
		if (index < versionOf(db)) continue;
		db.exec('BEGIN IMMEDIATE');
		try {
			db.exec(step);
			db.exec(`PRAGMA user_version = ${index + 1}`);
			db.exec('COMMIT');
		} catch (error) {
			// A full disk ends the transaction by itself; a second end would hide the reason.
			if (db.isTransaction) db.exec('ROLLBACK');
			throw error;
		}
	}
}

function versionOf(db: DatabaseSync): number {
	return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Null for what isn't the machine's or the owner's doing, and so is a bug. */
function explain(error: unknown, dir: string, file: string): string | null {
	if (error instanceof DirectoryInUse) {
		return `DATA_DIR ${dir} is in use by another Loopboard: stop that one, or give this one another DATA_DIR.`;
	}
	if (error instanceof Error && 'syscall' in error) {
		return `DATA_DIR ${dir} can’t be created or read (${error.message}): choose a directory that this user may write.`;
	}
	switch (sqliteCode(error)) {
		case SQLITE_BUSY:
			return `${file} is locked by another program: close what has it open, then start again.`;
		case SQLITE_READONLY:
		case SQLITE_CANTOPEN:
			return `DATA_DIR ${dir} can’t be written: choose a directory that this user may write.`;
		case SQLITE_FULL:
			return `DATA_DIR ${dir}: the disk is full; make room, then start again.`;
		case SQLITE_IOERR:
			return `${file} can’t be read or written: check that it is a file and that its disk is sound.`;
		case SQLITE_CORRUPT:
		case SQLITE_NOTADB:
			return `${file} is damaged or not a database: put back a backup, or move it away to start empty.`;
		default:
			return null;
	}
}
