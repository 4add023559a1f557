import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

test('what was sent is written before the sockets are closed with 1012', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server, `/${BOARD}?token=participant&saved=1`);
	const bob = rawClient(server);
	await Promise.all([ann.sync(), bob.sync()]);
	const source = new Y.Doc();
	ann.send(frames.update(updateOf((notes) => notes.set('first', 1), source)));
	await until(() => expect(bob.doc.getMap('notes').size).toBe(1));
	// Not quiet any more: these wait for a tick that never comes.
	ann.send(frames.update(updateOf((notes) => notes.set('second', 2), source)));
	await ann.sync();
	ann.send(frames.update(updateOf((notes) => notes.set('third', 3), source)));
	await new Promise((resolve) => ann.socket.ping(undefined, undefined, resolve));
	await new Promise((resolve) => ann.socket.once('pong', resolve));
	await server.close();
	expect(await ann.closed()).toBe(1012);
	expect(await bob.closed()).toBe(1012);
	expect(bob.doc.getMap('notes').toJSON()).toEqual({ first: 1, second: 2, third: 3 });
	expect(ann.saved().at(-1)).toBe(3);
	expect(clock.pending).toBe(0);
});

test('a closed server takes nobody in and changes nothing', async () => {
	const server = await startSync();
	const doc = parseDocName(BOARD)!;
	await server.rooms.close();
	const late = rawClient(server);
	expect(await late.closed()).toBe(1012);
	await expect(server.rooms.edit(doc, () => undefined)).rejects.toThrow();
	await expect(server.rooms.read(doc)).rejects.toThrow();
});

test('a store that doesn’t work holds up the end only for a while, and is reported', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server);
	await ann.sync();
	log.failures.append = new Error('disk full');
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	await until(() => expect(log.calls.append).toBe(1));
	const before = clock.now();
	await server.close();
	expect(clock.now() - before).toBeLessThan(5_000);
	expect(server.errors.at(-1)?.context).toEqual({ what: 'append', doc: BOARD });
	expect(await ann.closed()).toBe(1012);
});

test('a client that doesn’t answer doesn’t hold up the end', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const ann = rawClient(server);
	await ann.sync();
	ann.socket.pause();
	const before = clock.now();
	await server.close();
	expect(clock.now() - before).toBeLessThan(5_000);
});

test('stock clients come back by themselves to the server’s next life, with what they did meanwhile', async () => {
	const log = memoryLog();
	const first = await startSync({ log });
	const [ann, bob] = [stockClient(first), stockClient(first)];
	await Promise.all([ann.synced(), bob.synced()]);
	ann.write('before', 1);
	await until(() => expect(bob.notes()).toEqual({ before: 1 }));
	await first.close();
	await until(() => expect(ann.closes).toContain(1012));
	ann.write('meanwhile', 2);
	bob.doc.getMap('notes').delete('before');
	await startSync({ log: log.copy(), port: first.port });
	await until(() => expect(ann.notes()).toEqual({ meanwhile: 2 }));
	await until(() => expect(bob.notes()).toEqual({ meanwhile: 2 }));
});

test('with a hundred clients it is over quickly, and all of them come back', async () => {
	const log = memoryLog();
	await log.append([
		{ doc: BOARD, update: updateOf((notes) => notes.set('a', 'x'.repeat(50_000))) }
	]);
	const first = await startSync({ log });
	const clients = Array.from({ length: 100 }, () => stockClient(first));
	await Promise.all(clients.map((client) => client.synced()));
	await first.close();
	const second = await startSync({ log: log.copy(), port: first.port });
	await Promise.all(clients.map((client) => client.synced()));
	expect(second.sockets.length).toBeGreaterThanOrEqual(100);
});
