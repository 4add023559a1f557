import { expect, test } from 'vitest';
import { ROOM_LIMITS } from '../../../server/rooms/limits.ts';
import { frames, rawClient, stockClient, until } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { startSync } from '../../support/sync-server.ts';

const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await turn();
};

test('a silent room says something before y-websocket gives it up, and nothing that means anything', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const client = rawClient(server);
	await client.sync();
	const before = client.messages.length;
	let last = clock.now();
	let longest = 0;
	for (let i = 0; i < 60; i++) {
		const heard = client.messages.length;
		await clock.advance(1_000);
		await settle();
		if (client.messages.length > heard) {
			longest = Math.max(longest, clock.now() - last);
			last = clock.now();
		}
	}
	expect(client.messages.length - before).toBeGreaterThanOrEqual(2);
	// y-websocket looks every 3 s and reconnects after 30.
	expect(longest).toBeLessThanOrEqual(27_000);
	for (const { frame } of client.messages.slice(before)) {
		expect(frame).toEqual(new Uint8Array([1, 1, 0]));
	}
});

test('a stock client takes a heartbeat for a message and stays as it is', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const client = stockClient(server);
	await client.synced();
	const states = client.awareness.getStates().size;
	client.provider.wsLastMessageReceived = 0;
	await clock.advance(30_000);
	await until(() => expect(client.provider.wsLastMessageReceived).toBeGreaterThan(0));
	expect(client.awareness.getStates().size).toBe(states);
	expect(client.closes).toEqual([]);
});

test('a room where something is said needs no heartbeat', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const [ann, bob] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	for (let i = 1; i <= 12; i++) {
		ann.send(frames.presenceEntry(7, i, { i }));
		await settle();
		await clock.advance(5_000);
	}
	await settle();
	expect(bob.messages.filter(({ frame }) => frame.length === 3)).toEqual([]);
});

test('a peer that is gone without a word is found out by its silence', async () => {
	const clock = manualClock();
	const server = await startSync({ timers: clock });
	const [ann, bob] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), bob.sync()]);
	ann.send(frames.presenceEntry(7, 1, { here: true }));
	await until(() => expect(bob.awareness.getStates().size).toBe(1));
	// Reads nothing and answers nothing, like a laptop that was closed.
	ann.socket.pause();
	for (let i = 0; i < ROOM_LIMITS.dead + ROOM_LIMITS.ping; i += 1_000) {
		await clock.advance(1_000);
		await settle();
	}
	await until(() => expect(bob.awareness.getStates().size).toBe(0));
	expect(bob.socket.readyState).toBe(bob.socket.OPEN);
});
