import { expect, test } from 'vitest';
import { MAX_PRESENCE_BYTES } from '#lib/protocol/limits.ts';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import {
	frames,
	rawClient,
	stockClient,
	until,
	type RawClient
} from '../../support/sync-clients.ts';
import { manualClock, turn, type ManualClock } from '../../support/sync-clock.ts';
import { BOARD, startSync, type SyncServer } from '../../support/sync-server.ts';

/** ms after which presence that was gathered has surely gone: the gap, up to the next beat. */
const PRESENCE_BEAT = ROOM_LIMITS.presenceTick + ROOM_LIMITS.tick;

const ANN = `/${BOARD}?token=participant:ann`;
const BOB = `/${BOARD}?token=participant:bob`;

const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await turn();
};
const states = (client: RawClient): Record<string, unknown> =>
	Object.fromEntries(client.awareness.getStates());

async function room(): Promise<{
	server: SyncServer;
	clock: ManualClock;
	ann: RawClient;
	bob: RawClient;
}> {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const [ann, bob] = [rawClient(server, ANN), rawClient(server, BOB)];
	await Promise.all([ann.sync(), bob.sync()]);
	return { server, clock, ann, bob };
}

test('stock clients see each other come, move and go', async () => {
	const server = await startSync();
	const ann = stockClient(server);
	const bob = stockClient(server);
	await Promise.all([ann.synced(), bob.synced()]);
	ann.awareness.setLocalState({ cursor: [1, 1] });
	bob.awareness.setLocalState({ cursor: [2, 2] });
	const bobOf = (client: typeof ann): unknown => client.awareness.getStates().get(bob.doc.clientID);
	await until(() => expect(bobOf(ann)).toEqual({ cursor: [2, 2] }));
	bob.awareness.setLocalStateField('cursor', [3, 3]);
	await until(() => expect(bobOf(ann)).toEqual({ cursor: [3, 3] }));
	const late = stockClient(server);
	await until(() => expect(late.awareness.getStates().size).toBe(3));
	bob.provider.disconnect();
	await until(() => expect(bobOf(ann)).toBeUndefined());
	// The client's clock hasn't moved since; it must be seen again all the same.
	bob.provider.connect();
	await until(() => expect(bobOf(ann)).toEqual({ cursor: [3, 3] }));
	bob.awareness.setLocalState(null);
	await until(() => expect(bobOf(ann)).toBeUndefined());
	expect(bob.closes).toEqual([]);
});

test('a socket that breaks takes its presence with it, at once', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 1, { p: 'ann' }));
	await until(() => expect(states(bob)).toEqual({ 7: { p: 'ann' } }));
	await clock.advance(1);
	ann.socket.terminate();
	await until(() => expect(states(bob)).toEqual({}));
});

test('the newest of each client, with every second beat at most, not back to its sender', async () => {
	const { clock, ann, bob } = await room();
	await clock.advance(1_000);
	ann.send(frames.presenceEntry(7, 1, { x: 1 }));
	await until(() => expect(bob.count(1)).toBe(1));
	for (let i = 2; i < 40; i++) ann.send(frames.presenceEntry(7, i, { x: i }));
	bob.send(frames.presenceEntry(8, 1, { y: 1 }));
	await settle();
	expect(bob.count(1)).toBe(1);
	await clock.advance(PRESENCE_BEAT);
	await until(() => expect(states(bob)).toEqual({ 7: { x: 39 } }));
	expect(bob.count(1)).toBe(2);
	await until(() => expect(states(ann)).toEqual({ 8: { y: 1 } }));
});

test('leaving doesn’t wait for the beat', async () => {
	const { clock, ann, bob } = await room();
	await clock.advance(1_000);
	ann.send(frames.presenceEntry(7, 1, { x: 1 }));
	await until(() => expect(bob.count(1)).toBe(1));
	ann.send(frames.presenceEntry(7, 2, null));
	await until(() => expect(states(bob)).toEqual({}));
});

test('a connection speaks for its own client alone: echoes of others are dropped, not punished', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 5, { p: 'ann' }));
	await until(() => expect(states(bob)).toEqual({ 7: { p: 'ann' } }));
	bob.send(frames.presenceEntry(7, 5, { p: 'ann' }));
	bob.send(frames.presenceEntry(7, 9, { p: 'ann', forged: true }));
	bob.send(frames.presenceEntry(7, 10, { forged: true }));
	bob.send(frames.presenceEntry(7, 11, null));
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	const late = rawClient({ url: bob.socket.url.replace(/\/sync.*/, '/sync') });
	await late.sync();
	await until(() => expect(states(late)).toEqual({ 7: { p: 'ann' } }));
	expect(states(bob)).toEqual({ 7: { p: 'ann' } });
	expect(bob.socket.readyState).toBe(bob.socket.OPEN);
});

test('a state that says it is somebody else isn’t told', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 1, { p: 'bob' }));
	ann.send(frames.presenceEntry(7, 2, { p: 'ann', ok: true }));
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	await until(() => expect(states(bob)).toEqual({ 7: { p: 'ann', ok: true } }));
	ann.send(frames.presenceEntry(7, 3, { p: 'bob' }));
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	expect(states(bob)).toEqual({ 7: { p: 'ann', ok: true } });
});

test('what is no object, too large or not JSON isn’t told, and its sender stays', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 1, 'text'));
	ann.send(frames.presenceEntry(7, 2, [1]));
	ann.send(frames.presenceEntry(7, 3, { x: 'x'.repeat(MAX_PRESENCE_BYTES) }));
	ann.send(frames.presenceOf(new Uint8Array([1, 7, 4, 2, 0x7b, 0x7b])));
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	expect(bob.count(1)).toBe(0);
	ann.send(frames.presenceEntry(7, 5, { fine: true }));
	await until(() => expect(states(bob)).toEqual({ 7: { fine: true } }));
});

test('one connection can’t fill a room with clients', async () => {
	const { clock, ann, bob } = await room();
	for (let i = 0; i < 50; i++) ann.send(frames.presenceEntry(100 + i, 1, { i }));
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	await until(() => expect(Object.keys(states(bob))).toEqual(['100', '101']));
});

test('presence that isn’t even that is a bad request', async () => {
	const { ann, bob } = await room();
	ann.send(frames.presenceOf(new Uint8Array([5, 1])));
	expect(await ann.closed()).toBe(4400);
	bob.send(frames.presenceOf(new Uint8Array([0, 9])));
	expect(await bob.closed()).toBe(4400);
});

test('a person’s new connection takes over from the old one that hasn’t noticed yet', async () => {
	const { server, clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 1, { at: 'old' }));
	await until(() => expect(states(bob)).toEqual({ 7: { at: 'old' } }));
	await clock.advance(ROOM_LIMITS.quiet);
	const again = rawClient(server, ANN);
	await again.sync();
	again.send(frames.presenceEntry(7, 2, { at: 'new' }));
	await until(() => expect(states(bob)).toEqual({ 7: { at: 'new' } }));
	await clock.advance(ROOM_LIMITS.quiet);
	// The old socket's late close is not the new one's.
	ann.socket.terminate();
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	expect(states(bob)).toEqual({ 7: { at: 'new' } });
});

test('a late echo of somebody who left brings nobody back', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 3, { p: 'ann' }));
	await until(() => expect(states(bob)).toEqual({ 7: { p: 'ann' } }));
	ann.socket.terminate();
	await until(() => expect(states(bob)).toEqual({}));
	bob.send(frames.presenceEntry(7, 3, {}));
	await settle();
	await clock.advance(ROOM_LIMITS.quiet);
	const late = rawClient({ url: bob.socket.url.replace(/\/sync.*/, '/sync') });
	await late.sync();
	late.send(frames.askPresence());
	await settle();
	expect(states(late)).toEqual({});
});

test('a query is answered with everybody else', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 1, { a: 1 }));
	bob.send(frames.presenceEntry(8, 1, { b: 1 }));
	await settle();
	await clock.advance(PRESENCE_BEAT);
	await until(() => expect(states(ann)).toEqual({ 8: { b: 1 } }));
	await until(() => expect(states(bob)).toEqual({ 7: { a: 1 } }));
	const before = bob.count(1);
	bob.send(frames.askPresence());
	await until(() => expect(bob.count(1)).toBe(before + 1));
	expect(bob.messages.at(-1)!.body[0]).toBe(1);
});

test('a clock that readers could not decode when it leaves shows nobody, and costs no one else', async () => {
	const { clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, Number.MAX_SAFE_INTEGER, { p: 'ann' }));
	ann.send(frames.presenceEntry(8, 1, { p: 'ann' }));
	await settle();
	await clock.advance(PRESENCE_BEAT);
	await until(() => expect(states(bob)).toEqual({ 8: { p: 'ann' } }));
	ann.socket.terminate();
	await until(() => expect(states(bob)).toEqual({}));
});

test('a viewer may point and select, but not be seen to move or write anything', async () => {
	const { server, clock, ann } = await room();
	const eve = rawClient(server, `/${BOARD}?token=viewer:eve`);
	await eve.sync();
	const pointing = { p: 'eve', cursor: [1, 1], selection: ['a'] };
	eve.send(frames.presenceEntry(9, 1, pointing));
	await settle();
	await clock.advance(PRESENCE_BEAT);
	await until(() => expect(states(ann)).toEqual({ 9: pointing }));
	const acts = [
		{ drag: { ids: ['a'], by: [9, 9] } },
		{ resize: { a: [0, 0, 9, 9] } },
		{ editing: { id: 'a' } }
	];
	for (const [i, act] of acts.entries()) {
		eve.send(frames.presenceEntry(9, 2 + i, { ...pointing, ...act }));
	}
	eve.send(frames.presenceEntry(9, 9, { p: 'eve' }));
	await settle();
	await clock.advance(PRESENCE_BEAT);
	await until(() => expect(states(ann)).toEqual({ 9: { p: 'eve' } }));
	eve.send(frames.presenceEntry(9, 10, { p: 'eve', drag: { ids: ['a'], by: [9, 9] } }));
	await settle();
	await clock.advance(PRESENCE_BEAT);
	expect(states(ann)).toEqual({ 9: { p: 'eve' } });
	expect(eve.socket.readyState).toBe(eve.socket.OPEN);
});

test('presence is never stored', async () => {
	const { server, clock, ann, bob } = await room();
	ann.send(frames.presenceEntry(7, 1, { p: 'ann' }));
	await until(() => expect(states(bob)).not.toEqual({}));
	await clock.advance(60_000);
	expect(await server.log.load(BOARD)).toEqual({ snapshot: null, updates: [], seq: 0 });
});
