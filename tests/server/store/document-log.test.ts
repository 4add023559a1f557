import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { documentLogContract } from './contract.ts';

documentLogContract('in memory', () => memoryLog());

documentLogContract('SQLite', () => {
	const dataDir = mkdtempSync(path.join(os.tmpdir(), 'loopboard-log-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	onTestFinished(async () => {
		await opened.ok.close();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return opened.ok.log;
});
