import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Outbox, Outboxes } from '../../../server/rooms/outbox.ts';
import { frames, rawClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { startSync } from '../../support/sync-server.ts';

function socket() {
	const written: string[] = [];
	return {
		written,
		readyState: 1,
		OPEN: 1,
		writableLength: 0,
		write: (bytes: Uint8Array) => written.push(Buffer.from(bytes).toString())
	};
}
const bytes = (text: string): Uint8Array => Buffer.from(text);

test('what a turn says to a socket is written once, when the turn ends', async () => {
	const all = new Outboxes();
	const [one, two] = [socket(), socket()];
	const [first, second] = [new Outbox(one, one, all), new Outbox(two, two, all)];
	const [a, b] = [bytes('a'), bytes('b')];
	for (const outbox of [first, second]) for (const frame of [a, b]) outbox.send(frame);
	first.send(bytes('c'));
	expect(one.written).toEqual([]);
	expect(first.unsent).toBe(3);
	await turn();
	expect(one.written).toEqual(['abc']);
	expect(two.written).toEqual(['ab']);
	expect(first.unsent).toBe(0);
});

test('a large frame goes by itself, after what came before it', async () => {
	const all = new Outboxes();
	const one = socket();
	const outbox = new Outbox(one, one, all);
	const large = 'x'.repeat(20_000);
	for (const text of ['a', large, 'b']) outbox.send(bytes(text));
	expect(one.written).toEqual(['a', large]);
	await turn();
	expect(one.written).toEqual(['a', large, 'b']);
});

test('nothing is written to a socket that is closing', async () => {
	const all = new Outboxes();
	const one = socket();
	const outbox = new Outbox(one, one, all);
	outbox.send(bytes('a'));
	one.readyState = 2;
	outbox.send(bytes('b'));
	await turn();
	expect(one.written).toEqual([]);
	expect(outbox.unsent).toBe(0);
});

test('what is sent to a client in one moment arrives together and whole', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const [ann, bob] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	const source = new Y.Doc();
	for (let i = 1; i <= 20; i++) {
		ann.send(frames.update(updateOf((notes) => notes.set(`k${i}`, i), source)));
		ann.send(frames.presenceEntry(7, i, { i }));
		await turn();
		await clock.advance(100);
	}
	await until(() => expect(bob.doc.getMap('notes').size).toBe(20));
	await until(() => expect(bob.awareness.getStates().get(7)).toEqual({ i: 20 }));
});
