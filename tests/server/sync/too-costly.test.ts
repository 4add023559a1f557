import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { frames, rawClient, updateOf } from '../../support/sync-clients.ts';
import { startSync } from '../../support/sync-server.ts';

/** One client's letters in another's text, from its end to its beginning, each before nothing. */
function crowd(origin: number, count: number): Uint8Array {
	return encoding.encode((encoder) => {
		for (const value of [1, count, 2, 0]) encoding.writeVarUint(encoder, value);
		for (let i = 0; i < count; i++) {
			encoding.writeUint8(encoder, 0x84);
			encoding.writeVarUint(encoder, origin);
			encoding.writeVarUint(encoder, 50_000 - i * 7);
			encoding.writeVarString(encoder, 'a');
		}
		encoding.writeVarUint(encoder, 0);
	});
}

test('an update that would keep Yjs busy for long is given up, and only its sender goes', async () => {
	const server = await startSync();
	const [ann, mallory] = [rawClient(server), rawClient(server)];
	await Promise.all([ann.sync(), mallory.sync()]);
	const doc = new Y.Doc();
	doc.clientID = 1;
	doc.getText('text').insert(0, 'x'.repeat(60_000));
	ann.send(frames.update(Y.encodeStateAsUpdate(doc)));
	await ann.sync();
	mallory.send(frames.update(crowd(1, 5_000)));
	expect(await mallory.closed()).toBe(4400);
	const reader = rawClient(server);
	await reader.sync();
	expect(reader.doc.getText('text').length).toBe(60_000);
	ann.send(frames.update(updateOf((notes) => notes.set('after', 1), doc)));
	await ann.sync();
	expect(ann.socket.readyState).toBe(ann.socket.OPEN);
});
