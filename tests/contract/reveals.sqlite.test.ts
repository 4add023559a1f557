import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { revealsContract } from './reveals.contract.ts';

describe('reveals in SQLite', () => {
	revealsContract(async () => {
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
	});
});
