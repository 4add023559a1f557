import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

const MB = 1024 * 1024;
/** More than the system's own buffers on both sides of a socket hold. */
const SENT = { frames: 150, bytes: 200_000 };
/** The limits of pace would hold it back as well, and are not what is looked at here. */
const limits = { byteBurst: 1000 * MB, frameBurst: 100_000, workBurst: 60_000 };

const settle = async (): Promise<void> => {
	for (let i = 0; i < 200; i++) await turn();
};

test('what comes before the load is done waits at its sender, not in memory, and none is lost', async () => {
	const log = memoryLog();
	const release = log.hold('load');
	const server = await startSync({ log, limits });
	const ann = rawClient(server);
	await ann.opened();
	const source = new Y.Doc();
	for (let i = 0; i < SENT.frames; i++) {
		ann.send(
			frames.update(updateOf((notes) => notes.set('k', `${i} ${'x'.repeat(SENT.bytes)}`), source))
		);
	}
	await until(() => server.sockets[0]?.isPaused);
	await settle();
	expect(server.sockets[0]!.isPaused).toBe(true);
	expect(ann.socket.bufferedAmount).toBeGreaterThan(10 * MB);
	release();
	const bob = stockClient(server);
	await until(() => expect(String(bob.notes()['k'])).toMatch(`${SENT.frames - 1} `));
	expect(Y.encodeStateVector(bob.doc)).toEqual(Y.encodeStateVector(source));
	expect(server.sockets[0]!.isPaused).toBe(false);
});

test('thousands of small messages wait there as well', async () => {
	const log = memoryLog();
	const release = log.hold('load');
	const server = await startSync({ log, limits });
	const ann = rawClient(server);
	await ann.opened();
	const source = new Y.Doc();
	for (let i = 0; i < 3_000; i++) {
		ann.send(frames.update(updateOf((notes) => notes.set(`k${i}`, i), source)));
	}
	await until(() => server.sockets[0]?.isPaused);
	release();
	const bob = stockClient(server);
	await until(() => expect(bob.doc.getMap('notes').size).toBe(3_000));
	expect(server.errors).toEqual([]);
});

test('what comes while a write hangs waits there as well', async () => {
	const log = memoryLog();
	const server = await startSync({ log, limits });
	const ann = rawClient(server);
	await ann.sync();
	const source = new Y.Doc();
	const release = log.hold('append');
	ann.send(frames.update(updateOf((notes) => notes.set('first', 1), source)));
	await until(() => expect(log.calls.append).toBe(1));
	for (let i = 0; i < SENT.frames; i++) {
		ann.send(
			frames.update(updateOf((notes) => notes.set('k', `${i} ${'x'.repeat(SENT.bytes)}`), source))
		);
	}
	await until(() => server.sockets[0]!.isPaused);
	await settle();
	expect(ann.socket.bufferedAmount).toBeGreaterThan(10 * MB);
	release();
	await until(() => expect(log.rows(BOARD)).toBeGreaterThan(1));
	const bob = stockClient(server);
	await until(() => expect(String(bob.notes()['k'])).toMatch(`${SENT.frames - 1} `));
});
