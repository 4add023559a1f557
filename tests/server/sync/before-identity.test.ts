import { expect, test } from 'vitest';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';
import { BOARD, identityOf, startSync } from '../../support/sync-server.ts';

const MB = 1024 * 1024;
/** More than the system's own buffers on both sides of a socket hold. */
const SENT = 30;

/** A server that learns who somebody with the token `slow` is only when it is told to. */
async function slowly(answer: 'unauthenticated' | 'participant') {
	let tell = (): void => undefined;
	const told = new Promise<void>((resolve) => (tell = resolve));
	const server = await startSync({
		limits: { byteBurst: 1000 * MB },
		gateway: {
			identify: async (_, token) => {
				if (token === 'slow') await told;
				const identity = identityOf(token === 'slow' ? answer : token);
				return identity === null ? { refused: 'unauthenticated' } : { identity };
			}
		}
	});
	return { server, tell };
}

/** A megabyte, in two values: one alone may not be so large. */
const large = (i: number): Uint8Array =>
	frames.update(
		updateOf((notes) => {
			for (const half of ['a', 'b']) notes.set(`${half}${i}`, 'x'.repeat(MB / 2));
		})
	);

test('nothing is read of whoever isn’t known yet: what they send stays with them', async () => {
	const { server, tell } = await slowly('unauthenticated');
	const mallory = rawClient(server, `/${BOARD}?token=slow`);
	await mallory.opened();
	for (let i = 0; i < SENT; i++) mallory.send(large(i));
	for (let i = 0; i < 300; i++) await turn();
	expect(mallory.socket.bufferedAmount).toBeGreaterThan((SENT / 3) * MB);
	// Others come and go meanwhile.
	const ann = stockClient(server);
	await ann.synced();
	tell();
	expect(await mallory.closed()).toBe(4401);
	const bob = stockClient(server);
	await bob.synced();
	expect(bob.notes()).toEqual({});
	expect(server.errors).toEqual([]);
});

test('what an honest client sent in that time isn’t lost', async () => {
	const { server, tell } = await slowly('participant');
	const ann = rawClient(server, `/${BOARD}?token=slow`);
	await ann.opened();
	for (let i = 0; i < 10; i++) ann.send(large(i));
	tell();
	const bob = stockClient(server);
	await until(() => expect(bob.doc.getMap('notes').size).toBe(20));
});
