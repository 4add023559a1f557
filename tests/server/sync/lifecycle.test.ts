import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { frames, rawClient, until, updateOf, type RawClient } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { below, pick, seeded } from '../../support/sync-random.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

const BOARD_DOC = parseDocName(BOARD)!;
const GRACE = 30_000;
const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await turn();
};

test('a room stays for a while after the last one left, then is loaded anew', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const visit = async (): Promise<RawClient> => {
		const client = rawClient(server);
		await client.sync();
		return client;
	};
	const leave = async (client: RawClient): Promise<void> => {
		client.socket.close();
		await client.closed();
		await settle();
	};
	await leave(await visit());
	await clock.advance(GRACE - 1);
	await leave(await visit());
	expect(log.calls.load).toBe(1);
	await clock.advance(GRACE - 1);
	await leave(await visit());
	expect(log.calls.load).toBe(1);
	await clock.advance(GRACE + 1);
	await leave(await visit());
	expect(log.calls.load).toBe(2);
});

test('somebody who comes while the last snapshot is written keeps the room', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock, limits: { compactOnUnload: 1 } });
	const ann = rawClient(server);
	await ann.sync();
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	await until(() => expect(log.rows(BOARD)).toBe(1));
	ann.socket.close();
	await ann.closed();
	await settle();
	const release = log.hold('compact');
	await clock.advance(GRACE);
	expect(log.calls.compact).toBe(1);
	const bob = rawClient(server);
	await bob.sync();
	bob.send(frames.update(updateOf((notes) => notes.set('b', 2))));
	await until(() => expect(log.rows(BOARD)).toBe(2));
	release();
	await settle();
	await clock.advance(GRACE * 2);
	expect(log.calls.load).toBe(1);
	const cid = rawClient(server);
	await cid.sync();
	expect(cid.doc.getMap('notes').toJSON()).toEqual({ a: 1, b: 2 });
	expect(log.rows(BOARD)).toBe(1);
});

test('a room with unwritten changes is never let go', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	const ann = rawClient(server);
	await ann.sync();
	log.failures.append = new Error('disk full');
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	await until(() => expect(log.calls.append).toBe(1));
	ann.socket.close();
	await ann.closed();
	await clock.advance(GRACE * 10);
	expect(log.calls.load).toBe(1);
	log.failures.append = null;
	await clock.advance(10_000);
	expect(log.rows(BOARD)).toBe(1);
	await clock.advance(GRACE);
	const bob = rawClient(server);
	await bob.sync();
	expect(log.calls.load).toBe(2);
	expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 });
});

test('a room opened by the server itself is let go as well', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	await server.rooms.edit(BOARD_DOC, (doc) => doc.getMap('notes').set('a', 1));
	await clock.advance(GRACE);
	await server.rooms.read(BOARD_DOC);
	expect(log.calls.load).toBe(2);
	await clock.advance(GRACE);
	await server.rooms.read(BOARD_DOC);
	expect(log.calls.load).toBe(3);
});

test('seeded: under any order of comings, goings, writes, failures and time, one instance and no loss', async () => {
	for (let seed = 1; seed <= 12; seed++) {
		const random = seeded(seed);
		const log = memoryLog();
		const clock = manualClock();
		let loading = 0;
		const load = log.load.bind(log);
		log.load = async (doc) => {
			expect(++loading, 'two loads at a time').toBe(1);
			try {
				return await load(doc);
			} finally {
				loading--;
			}
		};
		const limits = { compactOnUnload: 2, compactUpdates: 4, compactLull: 50 };
		const server = await startSync({ log, timers: clock, limits });
		const source = new Y.Doc();
		/** Everything that anybody ever sent, in order: the source's own content. */
		const sent: Uint8Array[] = [];
		const clients: RawClient[] = [];
		const releases: (() => void)[] = [];
		for (let step = 0; step < 60; step++) {
			switch (below(random, 9)) {
				case 0:
				case 1:
					clients.push(rawClient(server));
					break;
				case 2: {
					const [gone] = clients.splice(below(random, clients.length), 1);
					if (random() < 0.5) gone?.socket.close();
					else gone?.socket.terminate();
					break;
				}
				case 3:
				case 4: {
					const update = updateOf((notes) => notes.set(`k${step}`, seed), source);
					sent.push(update);
					const open = clients.filter(({ socket }) => socket.readyState === socket.OPEN);
					// Whoever writes brings along what it has, as a stock client does.
					if (open.length > 0) pick(random, open).send(frames.answer(Y.mergeUpdates(sent)));
					break;
				}
				case 5:
					if (random() < 0.5) releases.push(log.hold(pick(random, ['append', 'load', 'compact'])));
					break;
				case 6:
					for (const release of releases.splice(0)) release();
					break;
				case 7: {
					const what = pick(random, ['append', 'load', 'compact'] as const);
					log.failures[what] = log.failures[what] === null ? new Error('now and then') : null;
					break;
				}
				default:
					await clock.advance(pick(random, [10, 40, 200, GRACE]));
			}
			for (let i = below(random, 4); i > 0; i--) await turn();
		}
		for (const release of releases) release();
		log.failures.append = log.failures.load = log.failures.compact = null;
		await settle();
		await clock.advance(10_000);
		const last = rawClient(server);
		await last.sync();
		last.send(frames.answer(Y.mergeUpdates(sent)));
		const everything = source.getMap('notes').toJSON();
		const stored = async (): Promise<unknown> => {
			const { snapshot, updates } = await load(BOARD);
			const doc = new Y.Doc();
			for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
				Y.applyUpdate(doc, update);
			}
			return doc.getMap('notes').toJSON();
		};
		for (let i = 0; i < 20; i++) await clock.advance(500);
		expect(await stored(), `seed ${seed}`).toEqual(everything);
		const reader = rawClient(server);
		await reader.sync();
		expect(reader.doc.getMap('notes').toJSON(), `seed ${seed}`).toEqual(everything);
		await server.close();
	}
});
