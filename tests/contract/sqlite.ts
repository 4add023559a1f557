import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/types.ts';

/** A new SQLite store in a directory of its own, for a contract's suite. */
export async function newSqliteStore(): Promise<{ store: Store; dispose: () => Promise<void> }> {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-contract-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	return {
		store: opened.ok,
		dispose: async () => {
			await opened.ok.close();
			await rm(dataDir, { recursive: true });
		}
	};
}
