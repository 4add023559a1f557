import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD, PLAN, STAGE, startSync } from '../../support/sync-server.ts';

async function boardWith(content: Record<string, unknown>) {
	const log = memoryLog();
	const server = await startSync({ log });
	const writer = stockClient(server);
	await writer.synced();
	for (const [key, value] of Object.entries(content)) writer.write(key, value);
	const reader = stockClient(server);
	await until(() => expect(reader.notes()).toEqual(content));
	reader.provider.destroy();
	return { server, log, writer };
}

test('a viewer reads, follows and points, and its answer to the server’s question is no write', async () => {
	const { server, writer } = await boardWith({ a: 1 });
	const viewer = stockClient(server, BOARD, { token: 'viewer' });
	await viewer.synced();
	writer.write('b', 2);
	await until(() => expect(viewer.notes()).toEqual({ a: 1, b: 2 }));
	viewer.awareness.setLocalStateField('cursor', [1, 2]);
	await until(() =>
		expect(writer.awareness.getStates().get(viewer.doc.clientID)).toEqual({ cursor: [1, 2] })
	);
	writer.doc.getMap('notes').delete('a');
	await until(() => expect(viewer.notes()).toEqual({ b: 2 }));
	viewer.provider.disconnect();
	viewer.provider.connect();
	await viewer.synced();
	expect(viewer.closes).toEqual([]);
});

test('a viewer that writes is closed with 4409; nothing is applied, stored or told', async () => {
	const { server, log, writer } = await boardWith({ a: 1 });
	const viewer = stockClient(server, BOARD, { token: 'viewer' });
	await viewer.synced();
	const rows = log.rows(BOARD);
	viewer.write('b', 2);
	await until(() => expect(viewer.closes).toEqual([4409]));
	expect(viewer.provider.shouldConnect).toBe(false);
	for (let i = 0; i < 50; i++) await turn();
	expect(writer.notes()).toEqual({ a: 1 });
	expect(log.rows(BOARD)).toBe(rows);
	const fresh = stockClient(server, BOARD, { token: 'viewer' });
	await fresh.synced();
	expect(fresh.notes()).toEqual({ a: 1 });
});

test('a viewer that deletes is closed too', async () => {
	const { server, writer } = await boardWith({ a: 1 });
	const viewer = stockClient(server, BOARD, { token: 'viewer' });
	await viewer.synced();
	viewer.doc.getMap('notes').delete('a');
	await until(() => expect(viewer.closes).toEqual([4409]));
	expect(writer.notes()).toEqual({ a: 1 });
});

test('offline edits of someone who may not write any more are found out at the exchange', async () => {
	const { server, writer } = await boardWith({ a: 1 });
	const demoted = stockClient(server, BOARD, { token: 'viewer', connect: false });
	demoted.write('offline', 1);
	demoted.provider.connect();
	await until(() => expect(demoted.closes).toEqual([4409]));
	expect(writer.notes()).toEqual({ a: 1 });
});

test('a step 2 that brings something new is a write, one that doesn’t is none', async () => {
	const { server } = await boardWith({ a: 1 });
	const viewer = rawClient(server, `/${BOARD}?token=viewer&saved=1`);
	await viewer.sync();
	viewer.send(frames.answer(Y.encodeStateAsUpdate(viewer.doc)));
	viewer.send(frames.update(Y.encodeStateAsUpdate(viewer.doc)));
	await until(() => expect(viewer.saved().at(-1)).toBe(2));
	viewer.send(frames.answer(updateOf((notes) => notes.set('b', 1))));
	expect(await viewer.closed()).toBe(4409);
});

test('a change that builds on what nobody has is a write as well', async () => {
	const { server } = await boardWith({ a: 1 });
	const source = new Y.Doc();
	updateOf((notes) => notes.set('x', 1), source);
	const viewer = rawClient(server, `/${BOARD}?token=viewer`);
	await viewer.sync();
	viewer.send(frames.update(updateOf((notes) => notes.delete('x'), source)));
	expect(await viewer.closed()).toBe(4409);
});

test('a viewer’s client that tidies formatting marks by itself isn’t taken for a writer', async () => {
	const server = await startSync();
	const ann = stockClient(server);
	const bob = stockClient(server);
	await Promise.all([ann.synced(), bob.synced()]);
	const note = new Y.Text('hello world');
	ann.doc.getMap<Y.Text>('notes').set('note', note);
	note.format(0, 5, { bold: true });
	await until(() => expect(bob.doc.getMap<Y.Text>('notes').get('note')?.length).toBe(11));
	const viewer = stockClient(server, BOARD, { token: 'viewer' });
	await viewer.synced();
	const bobs = bob.doc.getMap<Y.Text>('notes').get('note')!;
	// Two at the same time, which leaves superfluous marks for every reader to tidy.
	ann.provider.disconnect();
	note.format(0, 5, { bold: null });
	bobs.format(0, 11, { bold: null });
	ann.provider.connect();
	await ann.synced();
	bobs.insert(0, 'x');
	const viewers = viewer.doc.getMap<Y.Text>('notes').get('note')!;
	await until(() => expect(viewers.toString()).toBe('xhello world'));
	for (let i = 0; i < 50; i++) await turn();
	expect(viewer.closes).toEqual([]);
});

test.each([
	['facilitator', STAGE],
	['participant', STAGE],
	['viewer', STAGE],
	['participant', PLAN],
	['viewer', PLAN],
	['viewer', BOARD]
])('%s doesn’t write to %s', async (token, doc) => {
	const server = await startSync();
	const client = stockClient(server, doc, { token });
	await client.synced();
	client.write('x', 1);
	await until(() => expect(client.closes).toEqual([4409]));
});

test.each([
	['facilitator', PLAN],
	['facilitator', BOARD],
	['participant', BOARD]
])('%s writes to %s', async (token, doc) => {
	const server = await startSync();
	const client = stockClient(server, doc, { token });
	const reader = stockClient(server, doc, { token: 'viewer' });
	await Promise.all([client.synced(), reader.synced()]);
	client.write('x', 1);
	await until(() => expect(reader.notes()).toEqual({ x: 1 }));
});

test('a frozen board is read-only for participants, not for facilitators', async () => {
	const server = await startSync({ gateway: { frozen: (doc) => doc.kind === 'board' } });
	const facilitator = stockClient(server, BOARD, { token: 'facilitator' });
	const participant = stockClient(server);
	await Promise.all([facilitator.synced(), participant.synced()]);
	facilitator.write('x', 1);
	await until(() => expect(participant.notes()).toEqual({ x: 1 }));
	participant.write('y', 1);
	await until(() => expect(participant.closes).toEqual([4409]));
});
