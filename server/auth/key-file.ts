import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

export const KEY_FILE = 'key';
/** Bytes: as many as the tokens made with it have. */
const KEY_BYTES = 32;

export type KeyResult = { readonly ok: Uint8Array } | { readonly error: string };

/**
 * The server's own key, made on the first start and readable by its user alone. The caller holds
 * the data directory, so nobody else is writing it.
 */
export function openKeyFile(dataDir: string, random: (bytes: number) => Uint8Array): KeyResult {
	const file = path.resolve(dataDir, KEY_FILE);
	try {
		const found = read(file);
		if (found === null) return { ok: create(file, random(KEY_BYTES)) };
		if (found.length === KEY_BYTES) return { ok: found };
		return {
			error: `${file} is damaged: put it back from a backup, or delete it (links keep working, but can’t be shown again).`
		};
	} catch (error) {
		if (!(error instanceof Error && 'syscall' in error)) throw error;
		return { error: `${file} can’t be read or written (${error.message}).` };
	}
}

function read(file: string): Buffer | null {
	try {
		return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	}
}

/** Complete or not there at all, whenever the machine stops. */
function create(file: string, key: Uint8Array): Uint8Array {
	const half = `${file}.new`;
	const fd = openSync(half, 'w', 0o600);
	try {
		writeSync(fd, Buffer.from(key).toString('base64url') + '\n');
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
	renameSync(half, file);
	return key;
}
