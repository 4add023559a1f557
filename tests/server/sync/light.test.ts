import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { frames, rawClient, until } from '../../support/sync-clients.ts';
import { BOARD, identityOf, startSync } from '../../support/sync-server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('who is in a room costs no more what only was needed to let them in', async () => {
	const requests: WeakRef<object>[] = [];
	const server = await startSync({
		gateway: {
			identify: async (request, token) => {
				requests.push(new WeakRef(request));
				const identity = identityOf(token);
				return identity === null ? { refused: 'unauthenticated' } : { identity };
			}
		}
	});
	const client = rawClient(server, `/${BOARD}?token=participant`);
	await client.sync();
	expect(requests).toHaveLength(1);
	await until(() => {
		collectGarbage();
		return requests.every((request) => request.deref() === undefined);
	});
	expect(client.socket.readyState).toBe(client.socket.OPEN);
	client.send(frames.presenceEntry(7, 1, { cursor: [1, 1] }));
	await client.sync();
});
