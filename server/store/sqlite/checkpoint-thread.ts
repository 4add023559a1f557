/** What checkpoints.ts has done elsewhere. `workerData`: the database's file. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Wish } from './checkpoints.ts';
import { emptyLog } from './transaction.ts';

const db = new DatabaseSync(String(workerData));
const copy = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (wish: Wish | 'end') => {
	if (wish === 'end') {
		db.close();
		parentPort?.close();
		return;
	}
	// Whoever writes meanwhile is turned away for a moment, and comes again: patient.ts.
	const done = wish === 'empty' ? emptyLog(db) : copy.get()?.['busy'] === 0;
	parentPort?.postMessage(done);
});
