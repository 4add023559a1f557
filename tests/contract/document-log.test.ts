import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSqliteLog } from '../../server/store/sqlite/document-log.ts';
import { MIGRATIONS } from '../../server/store/sqlite/migrations.ts';
import { memoryLog } from '../support/sync-log.ts';
import { documentLogContract } from './document-log.ts';

function openFile(file: string): DatabaseSync {
	const db = new DatabaseSync(file);
	onTestFinished(() => {
		if (db.isOpen) db.close();
	});
	return db;
}

function newFile(): { file: string; db: DatabaseSync } {
	const dir = mkdtempSync(path.join(tmpdir(), 'loopboard-log-'));
	const file = path.join(dir, 'log.db');
	const db = openFile(file);
	db.exec('PRAGMA journal_mode = WAL');
	for (const step of MIGRATIONS) db.exec(step);
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return { file, db };
}

describe('in memory', () => documentLogContract(async () => memoryLog()));

describe('in SQLite', () => {
	documentLogContract(async () => createSqliteLog(newFile().db));

	test('is there for the next process', async () => {
		const { file, db } = newFile();
		await createSqliteLog(db).append([{ doc: 'a', update: new Uint8Array([1]) }]);
		db.close();
		const again = createSqliteLog(openFile(file));
		expect((await again.load('a')).updates).toEqual([new Uint8Array([1])]);
	});

	test('a write that fails leaves no transaction behind', async () => {
		const { db } = newFile();
		const log = createSqliteLog(db);
		db.exec('PRAGMA query_only = ON');
		const two = [1, 2].map((n) => ({ doc: 'a', update: new Uint8Array([n]) }));
		await expect(log.append(two)).rejects.toThrow();
		await expect(log.compact('a', 1, new Uint8Array([1]))).rejects.toThrow();
		expect(db.isTransaction).toBe(false);
		db.exec('PRAGMA query_only = OFF');
		expect(await log.append(two)).toHaveLength(2);
	});
});
