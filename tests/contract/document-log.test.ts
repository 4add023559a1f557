import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSqliteLog } from '../../server/store/sqlite/document-log.ts';
import { LogRows } from '../../server/store/sqlite/log-rows.ts';
import { MIGRATIONS } from '../../server/store/sqlite/migrations.ts';
import { dropLooseParts } from '../../server/store/sqlite/snapshots.ts';
import { createSqliteWorkshops } from '../../server/store/sqlite/workshops.ts';
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

	test('finds each document’s rows after a restart, whatever lies between them', async () => {
		const { file, db } = newFile();
		const log = createSqliteLog(db);
		const bytes = (n: number): Uint8Array => new Uint8Array([n]);
		for (const n of [1, 2, 3]) {
			await log.append([
				{ doc: 'a', update: bytes(n) },
				{ doc: 'b', update: bytes(n + 10) }
			]);
		}
		const { seq } = await log.load('a');
		await log.append([{ doc: 'a', update: bytes(4) }]);
		await log.compact('a', seq, bytes(100));
		db.close();
		const again = createSqliteLog(openFile(file));
		expect(await again.load('a')).toMatchObject({ snapshot: bytes(100), updates: [bytes(4)] });
		expect((await again.load('b')).updates).toEqual([11, 12, 13].map(bytes));
	});

	test('what was appended beside the log is in it', async () => {
		const { db } = newFile();
		const rows = LogRows.read(db);
		const log = createSqliteLog(db, rows);
		await createSqliteWorkshops(db, rows).create(
			{ id: 'w', title: 'W', locale: 'en', createdAt: 0 },
			[],
			[],
			[{ doc: 'plan', update: new Uint8Array([7]) }]
		);
		expect((await log.load('plan')).updates).toEqual([new Uint8Array([7])]);
	});

	test('a large snapshot is written with turns for others between its parts', async () => {
		const { db } = newFile();
		const log = createSqliteLog(db);
		const [seq = 0] = await log.append([{ doc: 'a', update: new Uint8Array([1]) }]);
		let turns = 0;
		let isOver = false;
		const others = (): void => {
			turns++;
			if (!isOver) setImmediate(others);
		};
		setImmediate(others);
		await log.compact('a', seq, new Uint8Array(20 * 1024 * 1024));
		isOver = true;
		expect(turns).toBeGreaterThan(8);
	});

	test('parts of a snapshot that a killed server was writing, or letting go of, are gone', async () => {
		const { file, db } = newFile();
		const log = createSqliteLog(db);
		const [seq = 0, last = 0] = await log.append(
			[1, 2].map((n) => ({ doc: 'a', update: new Uint8Array([n]) }))
		);
		const large = new Uint8Array(9 * 1024 * 1024).fill(1);
		await log.compact('a', seq, large);
		const parts = (): unknown =>
			db.prepare('SELECT count(*) AS parts FROM doc_snapshot_rest').get()?.['parts'];
		const [whole] = [parts()];
		const unfinished = log.compact('a', last, new Uint8Array(9 * 1024 * 1024).fill(2));
		expect(Number(parts())).toBeGreaterThan(Number(whole));
		db.close();
		expect(await unfinished).toBe(false);
		const left = openFile(file);
		dropLooseParts(left);
		const again = createSqliteLog(left);
		const { snapshot, updates } = await again.load('a');
		expect(Buffer.compare(snapshot ?? new Uint8Array(), large)).toBe(0);
		expect(updates).toEqual([new Uint8Array([2])]);
		expect(left.prepare('SELECT count(*) AS parts FROM doc_snapshot_rest').get()?.['parts']).toBe(
			whole
		);
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
		expect((await log.load('a')).updates).toHaveLength(2);
	});
});
