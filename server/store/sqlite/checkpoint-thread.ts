/** What checkpoints.ts has done elsewhere. `workerData`: the database's file. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const db = new DatabaseSync(String(workerData));
// As far as it can be copied without waiting for anybody or keeping anybody waiting.
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (message: unknown) => {
	if (message === 'checkpoint') {
		checkpoint.get();
		parentPort?.postMessage('done');
	} else {
		db.close();
		parentPort?.close();
	}
});
