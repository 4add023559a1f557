import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

const MB = 1024 * 1024;

test('30 MB past a stopped reader cost it a buffer, and it gets everything when it reads again', async () => {
	const server = await startSync();
	const slow = stockClient(server);
	await slow.synced();
	const [writer, reader] = [rawClient(server), stockClient(server)];
	await Promise.all([writer.sync(), reader.synced()]);
	const socket = slow.provider.ws as unknown as { pause(): void; resume(): void };
	socket.pause();
	const source = new Y.Doc();
	let most = 0;
	for (let i = 0; i < 50; i++) {
		const update = updateOf((notes) => notes.set('big', `${i} ${'x'.repeat(600_000)}`), source);
		writer.send(frames.update(update));
		await until(() => expect(String(reader.notes()['big']).slice(0, 4)).toMatch(`${i} `));
		most = Math.max(most, server.sockets[0]!.bufferedAmount);
	}
	expect(most).toBeGreaterThan(ROOM_LIMITS.slowPresence);
	expect(most).toBeLessThan(2 * MB);
	updateOf((notes) => notes.set('last', 1), source);
	writer.send(frames.answer(Y.encodeStateAsUpdate(source)));
	socket.resume();
	await until(() => expect(slow.notes()).toEqual(source.getMap('notes').toJSON()));
	expect(slow.closes).toEqual([]);
	expect(Y.encodeStateVector(slow.doc)).toEqual(Y.encodeStateVector(source));
});

test('one that never drains is closed with 4503, and comes back', async () => {
	const clock = manualClock();
	const server = await startSync({
		timers: clock,
		// More than one update, so that only who really stopped is beyond them.
		limits: { slowUpdates: 300 * 1024, slowPresence: 250 * 1024 }
	});
	const [writer, reader] = [rawClient(server), rawClient(server)];
	const slow = stockClient(server);
	await Promise.all([writer.sync(), reader.sync(), slow.synced()]);
	const socket = slow.provider.ws as unknown as { pause(): void; resume(): void };
	socket.pause();
	const source = new Y.Doc();
	for (let i = 0; i < 60; i++) {
		const update = updateOf((notes) => notes.set('big', `${i} ${'x'.repeat(200_000)}`), source);
		writer.send(frames.update(update));
		await until(() =>
			expect(String(reader.doc.getMap('notes').get('big')).slice(0, 4)).toMatch(`${i} `)
		);
		await clock.advance(ROOM_LIMITS.quiet);
	}
	for (let i = 0; i < 20; i++) await clock.advance(ROOM_LIMITS.slowLimit / 5);
	socket.resume();
	await until(() => expect(slow.closes).toContain(4503));
	await until(() => expect(slow.notes()).toEqual(source.getMap('notes').toJSON()));
});

test('presence goes before updates do, and all of it comes back', async () => {
	const clock = manualClock();
	// So small that a kernel's buffer isn't in the way: everything waits in the process.
	const server = await startSync({ timers: clock, limits: { slowPresence: -1, drained: MB } });
	const [ann, bob] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	ann.send(frames.presenceEntry(7, 1, { x: 1 }));
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 }));
	expect(bob.count(1)).toBe(0);
});

test('a client that asks again and again without reading doesn’t pile up answers', async () => {
	const server = await startSync();
	const source = new Y.Doc();
	for (let i = 0; i < 20; i++) source.getMap('notes').set(`k${i}`, 'x'.repeat(100_000));
	const writer = stockClient(server, BOARD, { doc: source });
	await writer.synced();
	const reader = stockClient(server);
	await until(() => expect(reader.doc.getMap('notes').size).toBe(20));
	const greedy = rawClient(server);
	await greedy.opened();
	greedy.socket.pause();
	let most = 0;
	for (let i = 0; i < 200; i++) {
		greedy.send(frames.askWith(new Uint8Array([0])));
		await turn();
		most = Math.max(most, server.sockets.at(-1)!.bufferedAmount);
	}
	// 200 answers of 2 MB would be 400; one may be on its way.
	expect(most).toBeGreaterThan(0);
	expect(most).toBeLessThan(4 * MB);
	greedy.socket.resume();
	await greedy.sync();
	expect(greedy.doc.getMap('notes').size).toBe(20);
});
