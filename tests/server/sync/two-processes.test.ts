import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { createMemoryBroker } from '../../../server/fanout/broker.ts';
import { decodeRoomMessage } from '../../../server/rooms/neighbour-messages.ts';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { below, changeSomething, pick, seeded } from '../../support/sync-random.ts';
import { BOARD, WORKSHOP, startSync, type SyncServerOptions } from '../../support/sync-server.ts';

const BOARD_DOC = parseDocName(BOARD)!;
const kindOf = (message: Uint8Array): string => decodeRoomMessage(message).kind;

async function processes(options: SyncServerOptions = {}) {
	const broker = createMemoryBroker();
	const log = memoryLog();
	const [oneLine, twoLine] = [broker.connect(), broker.connect()];
	const one = await startSync({ log, fanOut: oneLine, ...options });
	const two = await startSync({ log, fanOut: twoLine, ...options });
	return { broker, log, oneLine, twoLine, one, two };
}

test('stock clients of two processes see each other’s edits, each logged once', async () => {
	const { log, one, two } = await processes();
	const [ann, bob] = [stockClient(one), stockClient(two)];
	await Promise.all([ann.synced(), bob.synced()]);
	ann.write('a', 1);
	await until(() => expect(bob.notes()).toEqual({ a: 1 }));
	bob.write('b', 2);
	await until(() => expect(ann.notes()).toEqual({ a: 1, b: 2 }));
	expect(log.batches.flat()).toHaveLength(2);
	expect([...one.errors, ...two.errors]).toEqual([]);
});

test('nobody in another process sees what isn’t in the log', async () => {
	const { log, one, two } = await processes();
	const [ann, bob] = [stockClient(one), stockClient(two)];
	await Promise.all([ann.synced(), bob.synced()]);
	const release = log.hold('append');
	ann.write('a', 1);
	await until(() => expect(log.calls.append).toBe(1));
	await until(() => expect(bob.provider.synced).toBe(true));
	expect(bob.notes()).toEqual({});
	release();
	await until(() => expect(bob.notes()).toEqual({ a: 1 }));
});

test('they converge whatever is lost on the way between them', async () => {
	const random = seeded(11);
	const limits = {
		tick: 3,
		quiet: 3,
		pulse: 40,
		compactUpdates: 15,
		compactLull: 3,
		retryFirst: 5
	};
	const { oneLine, twoLine, one, two, log } = await processes({ limits });
	for (const line of [oneLine, twoLine]) line.loses = () => random() < 0.3;
	const clients = [one, two, one, two].map((server) => stockClient(server));
	await Promise.all(clients.map((client) => client.synced()));
	for (let i = 0; i < 150; i++) {
		changeSomething(pick(random, clients).doc, random);
		if (random() < 0.05) pick(random, [oneLine, twoLine]).disconnect();
		if (random() < 0.2) for (const line of [oneLine, twoLine]) line.reconnect();
		if (random() < 0.05) {
			const { provider } = pick(random, clients);
			provider.disconnect();
			provider.connect();
		}
		for (let j = below(random, 6); j > 0; j--) await new Promise((r) => setImmediate(r));
	}
	for (const line of [oneLine, twoLine]) {
		line.loses = () => false;
		line.reconnect();
	}
	const stateOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex');
	await until(() => {
		for (const { doc } of clients) expect(stateOf(doc)).toBe(stateOf(clients[0]!.doc));
		expect(clients.every(({ provider }) => provider.synced)).toBe(true);
	});
	// Neither process's snapshots left out what the other had appended.
	const fresh = await startSync({ log: log.copy() });
	const reader = stockClient(fresh);
	await reader.synced();
	expect(stateOf(reader.doc)).toBe(stateOf(clients[0]!.doc));
	expect([...one.errors, ...two.errors]).toEqual([]);
});

test('a lost word is noticed with the next beat of the pulse, and the log is read', async () => {
	const clock = manualClock();
	const { oneLine, log, one, two } = await processes({ timers: clock });
	const [ann, bob] = [rawClient(one), rawClient(two)];
	await Promise.all([ann.sync(), bob.sync()]);
	oneLine.loses = (topic, message) => topic.startsWith('doc/') && kindOf(message) === 'row';
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	await until(() => expect(log.rows(BOARD)).toBe(1));
	await clock.advance(100);
	expect(bob.doc.getMap('notes').toJSON()).toEqual({});
	await clock.advance(ROOM_LIMITS.pulse);
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 }));
});

test('presence crosses, and goes when its process says so or dies', async () => {
	const clock = manualClock();
	const { broker, twoLine, one, two, log } = await processes({ timers: clock });
	const ann = rawClient(one, `/${BOARD}?token=participant:ann`);
	await ann.sync();
	const bob = rawClient(two, `/${BOARD}?token=participant:bob`);
	await bob.sync();
	const seen = (): unknown => Object.fromEntries(ann.awareness.getStates());
	const move = async (at: number): Promise<void> => {
		bob.send(frames.presenceEntry(7, at, { at }));
		await clock.advance(ROOM_LIMITS.quiet);
		await until(() => expect(seen()).toEqual({ 7: { at } }));
	};
	await move(1);
	await move(2);
	// Someone who comes to the other process later sees them at once.
	const carol = rawClient(one, `/${BOARD}?token=participant:carol`);
	await carol.sync();
	await until(() => expect(carol.awareness.getStates().get(7)).toEqual({ at: 2 }));
	// The same person, with the same client, now here: the late end of the old socket changes nothing.
	const again = rawClient(one, `/${BOARD}?token=participant:bob`);
	await again.sync();
	again.send(frames.presenceEntry(7, 9, { at: 9 }));
	await clock.advance(ROOM_LIMITS.quiet);
	await until(() => expect(seen()).toEqual({ 7: { at: 9 } }));
	bob.socket.terminate();
	await clock.advance(ROOM_LIMITS.quiet);
	expect(seen()).toEqual({ 7: { at: 9 } });
	again.socket.terminate();
	await until(() => expect(seen()).toEqual({}));
	// A process that falls silent takes its people with it.
	const dan = rawClient(two, `/${BOARD}?token=participant:dan`);
	await dan.sync();
	dan.send(frames.presenceEntry(8, 1, { d: 1 }));
	await clock.advance(ROOM_LIMITS.quiet);
	await until(() => expect(seen()).toEqual({ 8: { d: 1 } }));
	twoLine.disconnect();
	await clock.advance(ROOM_LIMITS.neighbourGone + ROOM_LIMITS.pulse);
	await until(() => expect(seen()).toEqual({}));
	twoLine.reconnect();
	const third = await startSync({ log, timers: clock, fanOut: broker.connect() });
	const eve = rawClient(third);
	await eve.sync();
});

test('who is there is known in both, whatever process their sockets are in', async () => {
	const { one, two } = await processes();
	const heard: [string, boolean][] = [];
	one.rooms.onPresence((_, participant, here) => heard.push([participant, here]));
	const bob = rawClient(two, `/${BOARD}?token=participant:bob`);
	await bob.sync();
	await until(() => expect(heard).toEqual([['bob', true]]));
	const here = rawClient(one, `/${BOARD}?token=participant:bob`);
	await here.sync();
	bob.socket.terminate();
	await here.sync();
	expect(heard).toEqual([['bob', true]]);
	here.socket.terminate();
	await until(() =>
		expect(heard).toEqual([
			['bob', true],
			['bob', false]
		])
	);
});

test('what is taken back is taken back in every process', async () => {
	const { one, two } = await processes();
	const ann = rawClient(two, `/${BOARD}?token=participant:ann`);
	const bob = rawClient(two, `/${BOARD}?token=participant:bob`);
	await Promise.all([ann.sync(), bob.sync()]);
	one.rooms.disconnect({ link: 'link-participant', notParticipant: 'bob' }, 4403, 'taken back');
	expect(await ann.closed()).toBe(4403);
	expect(bob.socket.readyState).toBe(bob.socket.OPEN);
});

test('after an interruption everybody has to come again, as a call to close may be lost', async () => {
	const { twoLine, two } = await processes();
	const ann = rawClient(two, `/${BOARD}?token=participant:ann`);
	await ann.sync();
	twoLine.disconnect();
	twoLine.reconnect();
	expect(await ann.closed()).toBe(1012);
});

test('the server’s own edits in one reach readers in the other', async () => {
	const { one, two } = await processes();
	const reader = rawClient(two);
	await reader.sync();
	await one.rooms.edit(BOARD_DOC, (doc) => void doc.getMap('notes').set('s', 1));
	await until(() => expect(reader.doc.getMap('notes').toJSON()).toEqual({ s: 1 }));
	const read = new Y.Doc();
	Y.applyUpdate(read, await two.rooms.read(BOARD_DOC));
	onTestFinished(() => read.destroy());
	expect(read.getMap('notes').toJSON()).toEqual({ s: 1 });
	expect(WORKSHOP).toBe(BOARD_DOC.workshop);
});
