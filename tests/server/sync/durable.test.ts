import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { formatDocName, parseDocName } from '#lib/protocol/doc-names.ts';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, startSync, WORKSHOP } from '../../support/sync-server.ts';

const BOARD_DOC = parseDocName(BOARD)!;
const settle = async (): Promise<void> => {
	for (let i = 0; i < 30; i++) await turn();
};

test('no other client, no newcomer, no reader and no acknowledgement sees what isn’t in the log', async () => {
	const log = memoryLog();
	const server = await startSync({ log });
	const ann = stockClient(server, BOARD, { params: { saved: '1' } });
	const bob = stockClient(server);
	await Promise.all([ann.synced(), bob.synced()]);
	const release = log.hold('append');
	const acknowledged = [...ann.saved];
	ann.write('secret', 1);
	await until(() => expect(log.calls.append).toBe(1));

	const newcomer = stockClient(server);
	const asker = rawClient(server);
	await asker.opened();
	asker.send(frames.ask(asker.doc));
	let read: Uint8Array | null = null;
	void server.rooms.read(BOARD_DOC).then((state) => (read = state));
	await settle();
	expect(bob.notes()).toEqual({});
	expect(newcomer.notes()).toEqual({});
	expect(asker.doc.getMap('notes').toJSON()).toEqual({});
	expect(read).toBeNull();
	expect(ann.saved).toEqual(acknowledged);

	release();
	for (const client of [bob, newcomer]) {
		await until(() => expect(client.notes()).toEqual({ secret: 1 }));
	}
	await until(() => expect(asker.doc.getMap('notes').toJSON()).toEqual({ secret: 1 }));
	await until(() => expect(read).not.toBeNull());
	await until(() => expect(ann.saved.length).toBeGreaterThan(acknowledged.length));
});

test('what comes while a write is under way isn’t told with it', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const [ann, bob] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	const source = new Y.Doc();
	const writeFirst = log.hold('append');
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1), source)));
	await until(() => expect(log.calls.append).toBe(1));
	ann.send(frames.update(updateOf((notes) => notes.set('b', 2), source)));
	const joiner = rawClient(server);
	await joiner.opened();
	joiner.send(frames.ask(joiner.doc));
	await settle();
	const writeSecond = log.hold('append');
	writeFirst();
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 }));
	// The newcomer's question makes the second write urgent.
	await until(() => expect(log.calls.append).toBe(2));
	await settle();
	expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 });
	expect(joiner.doc.getMap('notes').get('b')).toBeUndefined();
	writeSecond();
	for (const { doc } of [bob, joiner]) {
		await until(() => expect(doc.getMap('notes').toJSON()).toEqual({ a: 1, b: 2 }));
	}
});

test('a write that fails tells nobody, keeps the change and is tried again', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server, `/${BOARD}?token=participant&saved=1`);
	const bob = rawClient(server);
	await Promise.all([ann.sync(), bob.sync()]);
	const source = new Y.Doc();
	log.failures.append = new Error('disk full');
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1), source)));
	await until(() => expect(log.calls.append).toBe(1));
	ann.send(frames.update(updateOf((notes) => notes.set('b', 2), source)));
	await clock.advance(249);
	expect(log.calls.append).toBe(1);
	await clock.advance(1);
	expect(log.calls.append).toBe(2);
	await clock.advance(499);
	expect(log.calls.append).toBe(2);
	await clock.advance(1);
	expect(log.calls.append).toBe(3);
	await settle();
	expect(bob.count(0, 2)).toBe(0);
	expect(ann.saved()).toEqual([]);
	expect(server.errors.every(({ context }) => context.what === 'append')).toBe(true);

	log.failures.append = null;
	await clock.advance(5_000);
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1, b: 2 }));
	await until(() => expect(ann.saved().at(-1)).toBe(2));
	expect(log.rows(BOARD)).toBeGreaterThan(0);
});

test('a room whose writes are refused holds up no other room', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const append = log.append.bind(log);
	log.append = async (entries) => {
		if (entries.some(({ doc }) => doc === BOARD)) throw new Error('no');
		return append(entries);
	};
	const server = await startSync({ log, timers: clock });
	const other = `${WORKSHOP}/board/b2`;
	const bad = rawClient(server);
	const good = rawClient(server, `/${other}?token=participant`);
	const reader = rawClient(server, `/${other}?token=participant`);
	await Promise.all([bad.sync(), good.sync(), reader.sync()]);
	const source = new Y.Doc();
	for (let i = 0; i < 5; i++) {
		bad.send(frames.update(updateOf((notes) => notes.set('bad', i))));
		good.send(frames.update(updateOf((notes) => notes.set(`k${i}`, i), source)));
		await settle();
		await clock.advance(5_000);
		await until(() => expect(reader.doc.getMap('notes').size).toBe(i + 1));
	}
});

test('the first edit of a quiet room goes at once, the next ones together with the tick', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const [ann, bob] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	await clock.advance(1_000);
	const source = new Y.Doc();
	const write = (key: string): void =>
		ann.send(frames.update(updateOf((notes) => notes.set(key, 1), source)));
	write('first');
	await until(() => expect(bob.count(0, 2)).toBe(1));
	for (const key of ['a', 'b', 'c', 'd']) {
		write(key);
		await settle();
	}
	expect(bob.count(0, 2)).toBe(1);
	expect(log.batches).toHaveLength(1);
	await clock.advance(33);
	await until(() => expect(bob.doc.getMap('notes').size).toBe(5));
	expect(bob.count(0, 2)).toBe(2);
	expect(log.batches).toHaveLength(2);
});

test('one transaction for all rooms of a tick', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const names = ['b1', 'b2', 'b3'].map((id) => `${WORKSHOP}/board/${id}`);
	const clients = names.map((name) => rawClient(server, `/${name}?token=participant`));
	await Promise.all(clients.map((client) => client.sync()));
	const sources = names.map(() => new Y.Doc());
	const writeAll = async (key: string): Promise<void> => {
		clients.forEach((client, i) =>
			client.send(frames.update(updateOf((notes) => notes.set(key, 1), sources[i])))
		);
		await settle();
	};
	await writeAll('first');
	await until(() => expect(log.batches.flat()).toHaveLength(3));
	const before = log.batches.length;
	await writeAll('second');
	await clock.advance(33);
	expect(log.batches.slice(before).map((batch) => batch.map(({ doc }) => doc).sort())).toEqual([
		names
	]);
});

test('nobody gets back what it sent itself, and everybody else gets the same bytes', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const clients = Array.from({ length: 4 }, () => rawClient(server));
	await Promise.all(clients.map((client) => client.sync()));
	const [ann, bob, cid, dan] = clients;
	const sources = [new Y.Doc(), new Y.Doc()];
	ann!.send(frames.update(updateOf((notes) => notes.set('a0', 1), sources[0])));
	await until(() => expect(cid!.doc.getMap('notes').size).toBe(1));
	ann!.send(frames.update(updateOf((notes) => notes.set('a', 1), sources[0])));
	bob!.send(frames.update(updateOf((notes) => notes.set('b', 1), sources[1])));
	await settle();
	await clock.advance(33);
	await until(() => expect(cid!.doc.getMap('notes').toJSON()).toEqual({ a0: 1, a: 1, b: 1 }));
	await until(() => expect(ann!.doc.getMap('notes').toJSON()).toEqual({ b: 1 }));
	await until(() => expect(bob!.doc.getMap('notes').toJSON()).toEqual({ a0: 1, a: 1 }));
	await until(() => expect(dan!.count(0, 2)).toBe(2));
	expect(dan!.messages.at(-1)!.frame).toEqual(cid!.messages.at(-1)!.frame);
	expect(formatDocName(BOARD_DOC)).toBe(BOARD);
});

test('acknowledgements count the messages that can carry changes, and only for who asked', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const ann = rawClient(server, `/${BOARD}?token=participant&saved=1`);
	const bob = rawClient(server);
	await Promise.all([ann.sync(), bob.sync()]);
	const source = new Y.Doc();
	ann.send(frames.answer(Y.encodeStateAsUpdate(source)));
	await until(() => expect(ann.saved()).toEqual([1]));
	await clock.advance(1_000);
	for (let i = 0; i < 4; i++) {
		ann.send(frames.update(updateOf((notes) => notes.set(`k${i}`, i), source)));
	}
	ann.send(frames.ask(ann.doc));
	ann.send(frames.askPresence());
	await settle();
	await clock.advance(33);
	await until(() => expect(ann.saved().at(-1)).toBe(5));
	expect(ann.saved()).toEqual([...ann.saved()].sort((a, b) => a - b));
	expect(bob.count(100)).toBe(0);
	// A change that brings nothing new is in the log already.
	await clock.advance(1_000);
	ann.send(frames.answer(Y.encodeStateAsUpdate(source)));
	await until(() => expect(ann.saved().at(-1)).toBe(6));
});

test('what came before its sender left is written', async () => {
	const log = memoryLog();
	const release = log.hold('load');
	const server = await startSync({ log });
	const ann = rawClient(server);
	await ann.opened();
	ann.send(frames.update(updateOf((notes) => notes.set('last', 'words'))));
	ann.socket.close();
	await ann.closed();
	await settle();
	release();
	await until(() => expect(log.rows(BOARD)).toBe(1));
});

test('reconnecting with nothing new writes nothing', async () => {
	const log = memoryLog();
	const server = await startSync({ log });
	const ann = stockClient(server);
	await ann.synced();
	for (let i = 0; i < 5; i++) ann.write('k', i);
	await until(() => expect(log.rows(BOARD)).toBeGreaterThan(0));
	const reader = stockClient(server);
	await until(() => expect(reader.notes()).toEqual({ k: 4 }));
	const rows = log.rows(BOARD);
	for (let i = 0; i < 3; i++) {
		ann.provider.disconnect();
		ann.provider.connect();
		await ann.synced();
	}
	await settle();
	expect(log.rows(BOARD)).toBe(rows);
});
