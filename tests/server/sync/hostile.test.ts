import * as encoding from 'lib0/encoding';
import type net from 'node:net';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MAX_FRAME_BYTES } from '#lib/protocol/limits.ts';
import {
	frames,
	rawClient,
	stockClient,
	until,
	updateOf,
	type RawClient,
	type StockClient
} from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';
import { BOARD, startSync, type SyncServer } from '../../support/sync-server.ts';

interface Scene {
	readonly server: SyncServer;
	readonly ann: StockClient;
	readonly bob: StockClient;
	readonly mallory: RawClient;
}

/** Two people at work, and somebody who may write to the same board. */
async function scene(): Promise<Scene> {
	const server = await startSync();
	const [ann, bob] = [stockClient(server), stockClient(server)];
	const mallory = rawClient(server);
	await Promise.all([ann.synced(), bob.synced(), mallory.sync()]);
	return { server, ann, bob, mallory };
}

/** Whatever happened to the one, the others work on. */
async function othersWorkOn({ server, ann, bob }: Scene): Promise<void> {
	ann.write('after', 1);
	await until(() => expect(bob.notes()['after']).toBe(1));
	bob.write('and', 2);
	await until(() => expect(ann.notes()['and']).toBe(2));
	expect([...ann.closes, ...bob.closes]).toEqual([]);
	const late = stockClient(server);
	await late.synced();
	expect(late.notes()).toEqual(ann.notes());
}

const numbers = (...values: number[]): Uint8Array => {
	const encoder = encoding.createEncoder();
	for (const value of values) encoding.writeVarUint(encoder, value);
	return encoding.toUint8Array(encoder);
};
const ones = (length: number): Uint8Array => new Uint8Array(length).fill(0xff);

test.each<[string, Uint8Array, number]>([
	['an empty frame', new Uint8Array(), 4400],
	['an unknown message', numbers(9, 0), 4400],
	['the product’s own message', numbers(100, 1), 4400],
	['an auth message', numbers(2, 0), 4400],
	['an unknown sync message', numbers(0, 7, 0), 4400],
	['a sync message without a body', numbers(0, 2), 4400],
	['a body longer than the frame', numbers(0, 2, 1_000_000), 4400],
	['a body longer than memory', new Uint8Array([0, 2, ...ones(7), 0x0f]), 4400],
	['two messages in a frame', new Uint8Array([...frames.askPresence(), 3]), 4400],
	['a number that never ends', ones(60), 4400],
	['a state vector that claims more than it has', frames.askWith(numbers(30_000_000, 1, 1)), 4400],
	['a state vector with something after it', frames.askWith(numbers(0, 1)), 4400],
	['an update of garbage', frames.update(ones(50)), 4400],
	['an empty update message', frames.update(new Uint8Array()), 4400],
	['an update that claims 30 million structs', frames.update(numbers(1, 30_000_000, 1, 0)), 4400],
	['an update that claims 30 million clients', frames.update(numbers(30_000_000)), 4400],
	['an update that claims 30 million deletions', frames.update(numbers(0, 1, 1, 30_000_000)), 4400],
	['an update in the second encoding', frames.update(secondEncoding()), 4400],
	['presence that claims 30 million entries', frames.presenceOf(numbers(30_000_000)), 4400],
	['presence with a state longer than the frame', frames.presenceOf(numbers(1, 1, 1, 99)), 4400],
	['a frame beyond the limit', new Uint8Array(MAX_FRAME_BYTES + 1), 4413],
	['a frame far beyond the limit', new Uint8Array(MAX_FRAME_BYTES * 8), 4413]
])('%s ends its own connection and nothing else', async (_, frame, code) => {
	const all = await scene();
	all.mallory.send(frame);
	expect(await all.mallory.closed()).toBe(code);
	await othersWorkOn(all);
	expect(all.server.errors).toEqual([]);
});

function secondEncoding(): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('notes').set('a', 'text');
	return Y.encodeStateAsUpdateV2(doc);
}

test('text frames are refused', async () => {
	const all = await scene();
	all.mallory.socket.send('{"hello":1}');
	expect(await all.mallory.closed()).toBe(4400);
	await othersWorkOn(all);
});

test.each<[string, number[]]>([
	['a reserved bit', [0xf2, 0x80, 0, 0, 0, 0]],
	['an unmasked frame', [0x82, 0x01, 0x00]],
	['a reserved opcode', [0x83, 0x80, 0, 0, 0, 0]],
	['a fragmented ping', [0x09, 0x80, 0, 0, 0, 0]],
	['a close code that is none', [0x88, 0x82, 0, 0, 0, 0, 0x00, 0x01]],
	['a length that is none', [0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
	['a continuation of nothing', [0x80, 0x80, 0, 0, 0, 0]]
])('%s on the wire ends its own connection and nothing else', async (_, bytes) => {
	const all = await scene();
	const raw = (all.mallory.socket as unknown as { _socket: net.Socket })._socket;
	raw.write(Buffer.from(bytes));
	await all.mallory.closed();
	await othersWorkOn(all);
});

test('a connection cut in the middle of a frame harms nobody', async () => {
	const all = await scene();
	const raw = (all.mallory.socket as unknown as { _socket: net.Socket })._socket;
	raw.write(Buffer.from([0x82, 0xfe, 0x10, 0x00, 1, 2, 3, 4, 5]));
	raw.resetAndDestroy();
	await othersWorkOn(all);
});

test('updates that wait for what never comes are bounded, stay out of the document and the log', async () => {
	const all = await scene();
	const source = new Y.Doc();
	updateOf((notes) => notes.set('never sent', 1), source);
	for (let i = 0; i < 400; i++) {
		all.mallory.send(frames.update(updateOf((notes) => notes.set('x', i), source)));
	}
	expect(await all.mallory.closed()).toBe(4400);
	await othersWorkOn(all);
	const { updates } = await all.server.log.load(BOARD);
	expect(Buffer.concat([...updates]).length).toBeLessThan(2_000);
});

test('two structs that wait for each other wait for ever, alone', async () => {
	const all = await scene();
	// Client 1 builds on client 2 and the other way round.
	const circle = new Uint8Array([2, 1, 2, 0, 0x84, 1, 0, 1, 0x78, 1, 1, 0, 0x84, 2, 0, 1, 0x79, 0]);
	all.mallory.send(frames.update(circle));
	await all.mallory.sync();
	await othersWorkOn(all);
	expect(all.mallory.socket.readyState).toBe(all.mallory.socket.OPEN);
});

/** Maps within each other, made in one transaction. */
function nested(depth: number, source = new Y.Doc()): Uint8Array {
	return updateOf((notes) => {
		let inner = notes;
		for (let i = 0; i < depth; i++) {
			const next = new Y.Map<unknown>();
			inner.set('d', next);
			inner = next;
		}
	}, source);
}

test('an update of types nested too deeply costs its sender the connection and nobody a word', async () => {
	const all = await scene();
	all.ann.write('before', 1);
	all.mallory.send(frames.update(nested(50)));
	await until(() => expect(all.bob.doc.getMap('notes').size).toBe(2));
	const hostile = nested(30_000);
	all.mallory.send(frames.update(hostile));
	all.ann.write('meanwhile', 2);
	expect(await all.mallory.closed()).toBe(4400);
	await until(() => expect(all.bob.notes()['meanwhile']).toBe(2));
	// Found out before anything of it was in the document.
	expect(all.server.errors).toEqual([]);
	await othersWorkOn(all);
	expect(all.bob.notes()['before']).toBe(1);
	expect(JSON.stringify(all.bob.notes()).length).toBeLessThan(1_000);
});

test('a flood is slowed down and then ended; the others go on meanwhile', async () => {
	const clock = manualClock();
	const server = await startSync({
		timers: clock,
		limits: { frameBurst: 100, frameRate: 100, patienceBurst: 5_000 }
	});
	const mallory = rawClient(server);
	await mallory.sync();
	for (let i = 0; i < 20_000; i++) mallory.send(frames.presenceEntry(1, i, { i }));
	const ann = rawClient(server);
	await ann.sync();
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	const bob = rawClient(server);
	await until(() => expect(bob.socket.readyState).toBe(bob.socket.OPEN));
	await bob.sync();
	expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 });
	let code: number | null = null;
	void mallory.closed().then((value) => (code = value));
	while (code === null) await clock.advance(500);
	expect(code).toBe(4429);
});

test('a burst such as an import of thousands of notes, one by one, is taken whole', async () => {
	const server = await startSync();
	const ann = stockClient(server);
	await ann.synced();
	for (let i = 0; i < 6_000; i++) ann.write(`k${i}`, i);
	const bob = stockClient(server);
	await until(() => expect(bob.doc.getMap('notes').size).toBe(6_000));
	expect(ann.closes).toEqual([]);
});

test('a full document says so to who makes it larger, and stays usable', async () => {
	const log = memoryLog();
	const limits = { documentFull: 50_000, documentMost: 80_000, smallUpdate: 1_024 };
	const server = await startSync({ log, limits });
	const ann = stockClient(server);
	await ann.synced();
	const bob = stockClient(server);
	ann.write('large', 'x'.repeat(60_000));
	await until(() => expect(bob.doc.getMap('notes').size).toBe(1));
	const eve = stockClient(server);
	await eve.synced();
	eve.write('more', 'x'.repeat(2_000));
	await until(() => expect(eve.closes).toEqual([4413]));
	bob.write('small', 1);
	await until(() => expect(ann.notes()['small']).toBe(1));
	bob.doc.getMap('notes').delete('large');
	await until(() => expect(ann.doc.getMap('notes').size).toBe(1));
	// Room again, once the refusal has had the true size looked up.
	const again = stockClient(server);
	await again.synced();
	again.write('more', 'x'.repeat(2_000));
	await until(() =>
		expect(again.closes.length > 0 || ann.notes()['more'] !== undefined).toBe(true)
	);
	const last = stockClient(server);
	await last.synced();
	last.write('most', 'x'.repeat(2_000));
	await until(() => expect(ann.notes()['most']).toBeDefined());
});

test('seeded: mutated traffic never ends the process, nor anybody else’s connection', async () => {
	const all = await scene();
	const random = seeded(2026);
	const source = new Y.Doc();
	const real: Uint8Array[] = [frames.ask(source), frames.presenceEntry(5, 1, { p: 1 })];
	source.on('update', (update: Uint8Array) => real.push(frames.update(update)));
	for (let i = 0; i < 60; i++) changeSomething(source, random);
	let mallory = all.mallory;
	let ended = 0;
	for (let i = 0; i < 1_500; i++) {
		if (mallory.socket.readyState !== mallory.socket.OPEN) {
			ended++;
			mallory = rawClient(all.server);
			await mallory.opened();
		}
		const frame = real[below(random, real.length)]!.slice();
		for (let j = below(random, 4); j >= 0; j--) {
			frame[below(random, frame.length)] = below(random, 256);
		}
		mallory.send(random() < 0.2 ? frame.subarray(0, below(random, frame.length)) : frame);
		if (i % 5 === 0) await turn();
	}
	expect(ended).toBeGreaterThan(50);
	await othersWorkOn(all);
});
