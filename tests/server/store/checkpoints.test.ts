import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { Checkpoints } from '../../../server/store/sqlite/checkpoints.ts';
import { openDatabase } from '../../../server/store/sqlite/open.ts';
import { until } from '../../support/sync-clients.ts';

const MB = 1024 * 1024;

function open(dir = mkdtempSync(path.join(os.tmpdir(), 'loopboard-checkpoints-'))): {
	db: DatabaseSync;
	file: string;
	write: (bytes: number) => void;
} {
	const opened = openDatabase(dir, 'normal');
	if ('error' in opened) throw new Error(opened.error);
	const { db, file, close } = opened.ok;
	onTestFinished(() => {
		close();
		rmSync(dir, { recursive: true, force: true });
	});
	const insert = db.prepare("INSERT INTO doc_update (doc, data) VALUES ('a', ?)");
	return { db, file, write: (bytes) => void insert.run(new Uint8Array(bytes)) };
}

test('the log is copied into the database by another thread, again and again', async () => {
	const { db, file, write } = open();
	const checkpoints = new Checkpoints(file, MB);
	for (let round = 1; round <= 3; round++) {
		for (let i = 0; i < 3; i++) {
			write(MB);
			checkpoints.committed(MB);
		}
		await until(() => expect(statSync(file).size).toBeGreaterThan(round * 2 * MB));
	}
	await checkpoints.close();
	// All of it was taken over by then: there is nothing left to copy.
	const { log, checkpointed } = db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get() ?? {};
	expect(log).toBe(checkpointed);
	expect(db.prepare('SELECT count(*) AS rows FROM doc_update').get()).toEqual({ rows: 9 });
});

test('little that was written waits in the log, and nobody is needed to close', async () => {
	const { file, write } = open();
	const before = statSync(file).size;
	const checkpoints = new Checkpoints(file, MB);
	write(100_000);
	checkpoints.committed(100_000);
	await checkpoints.close();
	await checkpoints.close();
	checkpoints.committed(5 * MB);
	expect(statSync(file).size).toBe(before);
});

test('a thread that failed is replaced at the next need', async () => {
	const parent = mkdtempSync(path.join(os.tmpdir(), 'loopboard-checkpoints-'));
	const dir = path.join(parent, 'later');
	const checkpoints = new Checkpoints(path.join(dir, 'loopboard.db'), MB);
	checkpoints.committed(MB);
	const { file, write } = open(dir);
	write(2 * MB);
	// Whether the first came before the file was there or not.
	await until(() => {
		checkpoints.committed(MB);
		expect(statSync(file).size).toBeGreaterThan(MB);
	});
	await checkpoints.close();
});

test('the log is emptied by that thread as well, and not while somebody reads', async () => {
	const { db, file, write } = open();
	const log = `${file}-wal`;
	const checkpoints = new Checkpoints(file);
	write(MB);
	expect(statSync(log).size).toBeGreaterThan(MB);
	const reader = new DatabaseSync(file);
	reader.exec('BEGIN');
	reader.prepare('SELECT count(*) FROM doc_update').get();
	expect(await checkpoints.empty()).toBe(false);
	reader.close();
	expect(await checkpoints.empty()).toBe(true);
	expect(statSync(log).size).toBe(0);
	await checkpoints.close();
	write(1);
	expect(await checkpoints.empty()).toBe(false);
	expect(db.prepare('SELECT count(*) AS rows FROM doc_update').get()).toEqual({ rows: 2 });
});

test('closing waits for a thread that fails, too', async () => {
	const checkpoints = new Checkpoints(path.join(os.tmpdir(), 'loopboard-missing', 'x.db'), MB);
	checkpoints.committed(MB);
	const emptied = checkpoints.empty();
	await checkpoints.close();
	await checkpoints.close();
	expect(await emptied).toBe(false);
});
