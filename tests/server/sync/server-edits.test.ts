import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, STAGE, startSync, WORKSHOP } from '../../support/sync-server.ts';

const STAGE_DOC = parseDocName(STAGE)!;
const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await turn();
};
const set =
	(key: string, value: unknown) =>
	(doc: Y.Doc): void =>
		void doc.getMap('notes').set(key, value);

test('an edit is in the log when it resolves, and on its way to the readers', async () => {
	const log = memoryLog();
	const server = await startSync({ log });
	const reader = stockClient(server, STAGE, { token: 'viewer' });
	await reader.synced();
	await server.rooms.edit(STAGE_DOC, set('phase', 'open'));
	expect(log.rows(STAGE)).toBe(1);
	await until(() => expect(reader.notes()).toEqual({ phase: 'open' }));
});

test('an edit loads the document if need be, and is one update whatever it does', async () => {
	const log = memoryLog();
	await log.append([{ doc: STAGE, update: updateOf((notes) => notes.set('old', 1)) }]);
	const server = await startSync({ log });
	let seen: unknown;
	await server.rooms.edit(STAGE_DOC, (doc) => {
		seen = doc.getMap('notes').toJSON();
		for (let i = 0; i < 5; i++) doc.getMap('notes').set(`k${i}`, i);
	});
	expect(seen).toEqual({ old: 1 });
	expect(log.rows(STAGE)).toBe(2);
});

test('an edit that changes nothing resolves and writes nothing', async () => {
	const log = memoryLog();
	const server = await startSync({ log });
	await server.rooms.edit(STAGE_DOC, () => undefined);
	expect(log.rows(STAGE)).toBe(0);
});

test('an edit that throws half-way rejects with its error and leaves nothing of itself', async () => {
	const log = memoryLog();
	const server = await startSync({ log });
	const reader = stockClient(server, STAGE, { token: 'viewer' });
	await reader.synced();
	await server.rooms.edit(STAGE_DOC, set('fine', 1));
	const broken = server.rooms.edit(STAGE_DOC, (doc) => {
		doc.getMap('notes').set('half', 1);
		throw new Error('a bug');
	});
	await expect(broken).rejects.toThrow('a bug');
	await server.rooms.edit(STAGE_DOC, set('after', 2));
	await until(() => expect(reader.notes()).toEqual({ fine: 1, after: 2 }));
	const late = stockClient(server, STAGE, { token: 'viewer' });
	await late.synced();
	expect(late.notes()).toEqual({ fine: 1, after: 2 });
	expect(reader.closes).toEqual([]);
});

test('edits while the store fails wait, in order, and are there when it works again', async () => {
	const log = memoryLog();
	const clock = manualClock();
	const server = await startSync({ log, timers: clock });
	log.failures.append = new Error('disk full');
	const edits = [1, 2, 3].map((n) => server.rooms.edit(STAGE_DOC, set('n', n)));
	let done = 0;
	for (const edit of edits) void edit.then(() => done++);
	await clock.advance(2_000);
	expect(done).toBe(0);
	log.failures.append = null;
	await clock.advance(10_000);
	await Promise.all(edits);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, await server.rooms.read(STAGE_DOC));
	expect(doc.getMap('notes').get('n')).toBe(3);
});

test('what is read is the caller’s own copy', async () => {
	const server = await startSync();
	await server.rooms.edit(STAGE_DOC, set('a', 1));
	(await server.rooms.read(STAGE_DOC)).fill(0);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, await server.rooms.read(STAGE_DOC));
	expect(doc.getMap('notes').toJSON()).toEqual({ a: 1 });
});

test('an edit of a document that can’t be loaded is rejected', async () => {
	const log = memoryLog();
	log.failures.load = new Error('disk');
	const server = await startSync({ log });
	await expect(server.rooms.edit(STAGE_DOC, set('a', 1))).rejects.toThrow();
	await expect(server.rooms.read(STAGE_DOC)).rejects.toThrow();
	log.failures.load = null;
	await server.rooms.edit(STAGE_DOC, set('a', 1));
});

test('a participant is here from their first socket to their last, over all documents', async () => {
	const server = await startSync();
	const heard: [string, string, boolean][] = [];
	server.rooms.onPresence(() => {
		throw new Error('a bug in a listener');
	});
	server.rooms.onPresence((...call) => heard.push(call));
	const board = rawClient(server, `/${BOARD}?token=participant:ann`);
	await board.sync();
	expect(heard).toEqual([[WORKSHOP, 'ann', true]]);
	const stage = rawClient(server, `/${STAGE}?token=participant:ann`);
	const program = rawClient(server, `/${BOARD}?token=facilitator`);
	await Promise.all([stage.sync(), program.sync()]);
	board.socket.close();
	await board.closed();
	await settle();
	expect(heard).toHaveLength(1);
	stage.socket.terminate();
	await until(() => expect(heard).toHaveLength(2));
	expect(heard[1]).toEqual([WORKSHOP, 'ann', false]);
	expect(server.errors.map(({ context }) => context.what)).toEqual(['listener', 'listener']);
});

test('sockets can be closed by who is behind them and where they are', async () => {
	const server = await startSync();
	const [ann, bob, stage] = [
		rawClient(server, `/${BOARD}?token=participant:ann`),
		rawClient(server, `/${BOARD}?token=participant:bob`),
		rawClient(server, `/${STAGE}?token=participant:ann`)
	];
	await Promise.all([ann.sync(), bob.sync(), stage.sync()]);
	server.rooms.disconnect({ participant: 'ann', doc: 'board' }, 4403, 'the link was taken back');
	expect(await ann.closed()).toBe(4403);
	// What it still had under way isn't taken any more.
	expect(bob.socket.readyState).toBe(bob.socket.OPEN);
	expect(stage.socket.readyState).toBe(stage.socket.OPEN);
});

test('what a connection sent before it was thrown out, and that still waits, isn’t taken', async () => {
	const log = memoryLog();
	const release = log.hold('load');
	const server = await startSync({ log });
	const ann = rawClient(server, `/${BOARD}?token=participant:ann`);
	await ann.opened();
	ann.send(frames.update(updateOf((notes) => notes.set('late', 1))));
	await until(() => expect(log.calls.load).toBe(1));
	await settle();
	server.rooms.disconnect({}, 4403, 'the link was taken back');
	await ann.closed();
	release();
	await settle();
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getMap('notes').toJSON()).toEqual({});
});
