import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

test('stock clients see each other’s edits, and a newcomer all of them', async () => {
	const server = await startSync();
	const ann = stockClient(server);
	const bob = stockClient(server);
	await Promise.all([ann.synced(), bob.synced()]);
	ann.write('a', 1);
	bob.write('b', 2);
	await until(() => expect(ann.notes()).toEqual({ a: 1, b: 2 }));
	await until(() => expect(bob.notes()).toEqual({ a: 1, b: 2 }));
	const late = stockClient(server);
	await late.synced();
	expect(late.notes()).toEqual({ a: 1, b: 2 });
	expect(server.errors).toEqual([]);
});

test('nothing is answered before the load is done, and then with the content', async () => {
	const log = memoryLog();
	await log.append([{ doc: BOARD, update: updateOf((notes) => notes.set('old', 1)) }]);
	const release = log.hold('load');
	const server = await startSync({ log });
	const ann = stockClient(server);
	ann.write('new', 2);
	const bob = rawClient(server);
	await bob.opened();
	bob.send(frames.ask(bob.doc));
	bob.send(frames.askPresence());
	await until(() => expect(log.calls.load).toBe(1));
	for (let i = 0; i < 50; i++) await turn();
	expect(ann.provider.synced).toBe(false);
	expect(bob.messages).toEqual([]);
	release();
	await ann.synced();
	expect(ann.notes()).toEqual({ old: 1, new: 2 });
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ old: 1, new: 2 }));
	expect(log.calls.load).toBe(1);
});

test('a load that fails is told with a code that clients try again after, and the next works', async () => {
	const log = memoryLog();
	await log.append([{ doc: BOARD, update: updateOf((notes) => notes.set('old', 1)) }]);
	log.failures.load = new Error('disk');
	const server = await startSync({ log });
	const raw = rawClient(server);
	expect(await raw.closed()).toBe(1011);
	expect(raw.messages).toEqual([]);
	const ann = stockClient(server);
	await until(() => expect(ann.closes).toContain(1011));
	expect(ann.provider.synced).toBe(false);
	log.failures.load = null;
	await ann.synced();
	expect(ann.notes()).toEqual({ old: 1 });
	expect(server.errors[0]?.context).toEqual({ what: 'load', doc: BOARD });
});

test('a load that never ends is given up', async () => {
	const log = memoryLog();
	log.hold('load');
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const raw = rawClient(server);
	await raw.opened();
	await until(() => expect(log.calls.load).toBe(1));
	await clock.advance(20_000);
	expect(await raw.closed()).toBe(1011);
});

test('a stored row that can’t be read is an error, never an empty room', async () => {
	const log = memoryLog();
	await log.append([{ doc: BOARD, update: new Uint8Array([1, 2, 3]) }]);
	const server = await startSync({ log });
	const raw = rawClient(server);
	expect(await raw.closed()).toBe(1011);
	expect(raw.messages).toEqual([]);
});

test('offline edits on both sides are exchanged on return', async () => {
	const server = await startSync();
	const ann = stockClient(server);
	const bob = stockClient(server);
	await Promise.all([ann.synced(), bob.synced()]);
	ann.write('before', 1);
	await until(() => expect(bob.notes()).toEqual({ before: 1 }));
	bob.provider.disconnect();
	bob.write('offline', 2);
	ann.write('meanwhile', 3);
	bob.provider.connect();
	const all = { before: 1, offline: 2, meanwhile: 3 };
	await until(() => expect(bob.notes()).toEqual(all));
	await until(() => expect(ann.notes()).toEqual(all));
});

test('an update that builds on what hasn’t come yet waits for it, also from another socket', async () => {
	const server = await startSync();
	const source = new Y.Doc();
	const first = updateOf((notes) => notes.set('a', 1), source);
	const second = updateOf((notes) => notes.set('b', 2), source);
	const third = updateOf((notes) => notes.delete('a'), source);
	const reader = stockClient(server);
	await reader.synced();
	const one = rawClient(server, `/${BOARD}?token=participant&saved=1`);
	const two = rawClient(server);
	await Promise.all([one.opened(), two.opened()]);
	one.send(frames.update(third));
	one.send(frames.update(second));
	await one.sync();
	expect(one.doc.getMap('notes').toJSON()).toEqual({});
	expect(one.doc.store.pendingStructs).toBeNull();
	expect(one.saved()).toEqual([]);
	two.send(frames.update(first));
	await until(() => expect(reader.notes()).toEqual({ b: 2 }));
	await until(() => expect(one.saved().at(-1)).toBe(2));
});

test('what is usable of a change that is full of holes is used at once', async () => {
	const server = await startSync();
	const one = new Y.Doc();
	const other = new Y.Doc();
	const usable = updateOf((notes) => notes.set('fine', 1), one);
	updateOf((notes) => notes.set('lost', 1), other);
	const unusable = updateOf((notes) => notes.set('after', 1), other);
	const client = rawClient(server);
	await client.opened();
	client.send(frames.answer(Y.mergeUpdates([usable, unusable])));
	await until(async () => undefined);
	const reader = stockClient(server);
	await until(() => expect(reader.notes()).toEqual({ fine: 1 }));
});

test('thirty that open a board in the same moment all get it, encoded once', async () => {
	const log = memoryLog();
	const source = new Y.Doc();
	for (let i = 0; i < 200; i++) source.getMap('notes').set(`k${i}`, `note ${i}`);
	await log.append([{ doc: BOARD, update: Y.encodeStateAsUpdate(source) }]);
	const server = await startSync({ log });
	const first = rawClient(server);
	await first.sync();
	const others = Array.from({ length: 30 }, () => rawClient(server));
	await Promise.all(others.map((other) => other.sync()));
	for (const other of others) {
		expect(other.doc.getMap('notes').size).toBe(200);
		const [answer] = other.messages.filter(({ sub }) => sub === 1);
		expect(answer?.frame).toEqual(first.messages.find(({ sub }) => sub === 1)?.frame);
	}
});

test('whoever joins while others write has everything when it is told it is synced', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const writer = rawClient(server);
	const source = new Y.Doc();
	await writer.sync();
	const early = rawClient(server);
	await early.sync();
	for (let i = 0; i < 20; i++) {
		writer.send(frames.update(updateOf((notes) => notes.set(`k${i}`, i), source)));
		const joiner = stockClient(server);
		let seen = -1;
		joiner.provider.once('sync', () => (seen = joiner.doc.getMap('notes').size));
		await until(() => seen >= 0);
		// Everything that another had before the newcomer came.
		expect(seen).toBeGreaterThanOrEqual(early.doc.getMap('notes').size);
		await clock.advance(33);
		await until(() => expect(early.doc.getMap('notes').size).toBe(i + 1));
		await until(() => expect(joiner.doc.getMap('notes').size).toBe(i + 1));
		joiner.provider.destroy();
	}
});

test('one message a frame, in the order that stock clients expect', async () => {
	const server = await startSync();
	const raw = rawClient(server);
	await raw.opened();
	raw.send(frames.ask(raw.doc));
	// rawClient throws on a frame with more than one message.
	await until(() =>
		expect(raw.messages.map(({ type, sub }) => [type, sub])).toEqual([
			[0, 0],
			[0, 1]
		])
	);
});
