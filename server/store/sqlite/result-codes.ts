/** https://sqlite.org/rescode.html */
export const SQLITE_BUSY = 5;
export const SQLITE_READONLY = 8;
export const SQLITE_IOERR = 10;
export const SQLITE_CORRUPT = 11;
export const SQLITE_FULL = 13;
export const SQLITE_CANTOPEN = 14;
export const SQLITE_NOTADB = 26;

/** SQLite's primary result code, or null where something else failed. */
export function sqliteCode(error: unknown): number | null {
	if (!(error instanceof Error) || !('errcode' in error)) return null;
	return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
