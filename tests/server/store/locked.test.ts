import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { StoreBusy } from '../../../server/store/busy.ts';
import { patient } from '../../../server/store/sqlite/patient.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/types.ts';

/** An open store, and another program's connection to the same file. */
function openTwice(): { store: Store; other: DatabaseSync } {
	const dataDir = mkdtempSync(path.join(os.tmpdir(), 'loopboard-locked-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	const other = new DatabaseSync(path.join(dataDir, 'loopboard.db'));
	onTestFinished(async () => {
		other.close();
		await opened.ok.close();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return { store: opened.ok, other };
}

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

test('while another program holds the lock, what is written waits, what is read does not, and nothing is lost', async () => {
	const { store, other } = openTwice();
	await store.log.append([{ doc: 'a', update: bytes(1) }]);
	other.exec('BEGIN IMMEDIATE');

	const order: string[] = [];
	const one = store.log.append([{ doc: 'a', update: bytes(2) }]).then(() => order.push('one'));
	const two = store.log
		.append([
			{ doc: 'b', update: bytes(3) },
			{ doc: 'b', update: bytes(4) }
		])
		.then(() => order.push('two'));
	expect((await store.log.load('a')).updates).toEqual([bytes(1)]);
	await expect(store.check()).rejects.toThrow('locked');
	order.push('let go');
	other.exec('ROLLBACK');

	await Promise.all([one, two]);
	expect(order[0]).toBe('let go');
	expect((await store.log.load('a')).updates).toEqual([bytes(1), bytes(2)]);
	expect((await store.log.load('b')).updates).toEqual([bytes(3), bytes(4)]);
	await store.check();
});

test('patience has an end, and other failures have none of it', async () => {
	const { other } = openTwice();
	let calls = 0;
	const store = patient(
		{
			name: 'store',
			write: async (): Promise<void> => {
				calls++;
				const third = new DatabaseSync(other.location() ?? '', { timeout: 0 });
				try {
					third.exec('BEGIN IMMEDIATE');
				} finally {
					third.close();
				}
			},
			fail: async (): Promise<void> => {
				calls++;
				throw new Error('no such table');
			}
		},
		20
	);
	other.exec('BEGIN IMMEDIATE');
	await expect(store.write()).rejects.toThrow(StoreBusy);
	expect(calls).toBeGreaterThan(1);

	calls = 0;
	await expect(store.fail()).rejects.toThrow('no such table');
	expect(calls).toBe(1);
	expect(store.name).toBe('store');
});
