import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { votesContract, type VotesUnderTest } from './votes.contract.ts';

async function start(): Promise<VotesUnderTest & { dataDir: string }> {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-contract-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	return {
		dataDir,
		store: opened.ok,
		bytes: async () => {
			const names = (await readdir(dataDir)).filter((name) => name.startsWith('loopboard.db'));
			return Buffer.concat(
				await Promise.all(names.map((name) => readFile(path.join(dataDir, name))))
			);
		},
		dispose: async () => {
			await opened.ok.close();
			await rm(dataDir, { recursive: true });
		}
	};
}

describe('votes in SQLite', () => {
	votesContract(start);

	it('says so when a program that reads keeps it from overwriting what was erased', async () => {
		const under = await start();
		const { store } = under;
		try {
			await store.workshops.create(
				{ id: 'w1', title: 'w1', locale: 'en', createdAt: 1 },
				[],
				[],
				[]
			);
			const backup = new DatabaseSync(path.join(under.dataDir, 'loopboard.db'), { readOnly: true });
			backup.exec('BEGIN; SELECT * FROM workshop');
			await store.workshops.rename('w1', 'another');
			expect(await store.votes.scrub()).toBe(false);
			backup.close();
			expect(await store.votes.scrub()).toBe(true);
		} finally {
			await under.dispose();
		}
	});
});
