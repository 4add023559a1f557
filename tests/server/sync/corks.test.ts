import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Corks } from '../../../server/rooms/corks.ts';
import { frames, rawClient, until, updateOf } from '../../support/sync-clients.ts';
import { manualClock, turn } from '../../support/sync-clock.ts';
import { startSync } from '../../support/sync-server.ts';

function socket() {
	const calls: string[] = [];
	return { calls, cork: () => calls.push('cork'), uncork: () => calls.push('uncork') };
}

test('a socket is held once, whatever is written to it, and let go when the turn ends', async () => {
	const corks = new Corks();
	const [one, two] = [socket(), socket()];
	corks.hold(one);
	corks.hold(one);
	corks.hold(two);
	expect(one.calls).toEqual(['cork']);
	await turn();
	expect(one.calls).toEqual(['cork', 'uncork']);
	expect(two.calls).toEqual(['cork', 'uncork']);
	corks.hold(one);
	await turn();
	expect(one.calls).toEqual(['cork', 'uncork', 'cork', 'uncork']);
});

test('it can be let go before that, and only once', async () => {
	const corks = new Corks();
	const one = socket();
	corks.hold(one);
	corks.release(one);
	corks.release(one);
	await turn();
	expect(one.calls).toEqual(['cork', 'uncork']);
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
