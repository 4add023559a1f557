import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { rawClient, stockClient, until } from '../../support/sync-clients.ts';
import { BOARD, PLAN, STAGE, startSync, WORKSHOP } from '../../support/sync-server.ts';

test.each([
	['without a token', `/${BOARD}`, 4401],
	['with a token that is none', `/${BOARD}?token=nonsense`, 4401],
	['with an empty token', `/${BOARD}?token=`, 4401],
	['with the token of another workshop', `/${BOARD}?token=other`, 4403],
	['to a board that isn’t there', `/${WORKSHOP}/board/b9?token=participant`, 4404],
	['to a workshop that isn’t there', `/w2/board/b1?token=participant`, 4404],
	['to what is no document', `/${WORKSHOP}/nonsense?token=participant`, 4404],
	['to nothing', `/?token=participant`, 4404],
	['to a name with too much', `/${BOARD}/more?token=participant`, 4404],
	['to a name out of dots', `/..%2f..%2fetc%2fpasswd?token=participant`, 4404],
	['to a malformed address', `/${WORKSHOP}/board/%E0%A4%A?token=participant`, 4400],
	['to an endless address', `/${'x'.repeat(3000)}?token=participant`, 4400],
	['to another’s desk', `/${WORKSHOP}/desk/bob?token=participant:ann`, 4403],
	['to a desk, as a facilitator', `/${WORKSHOP}/desk/ann?token=facilitator:fay`, 4403],
	['to a desk, as a program', `/${WORKSHOP}/desk/ann?token=participant`, 4403]
])('%s', async (_, path, code) => {
	const server = await startSync();
	const client = rawClient(server, path);
	expect(await client.closed()).toBe(code);
	expect(client.messages).toEqual([]);
});

test('a stock client that is refused for good doesn’t try again', async () => {
	const server = await startSync();
	const client = stockClient(server, BOARD, { token: 'nonsense' });
	await until(() => expect(client.closes).toEqual([4401]));
	expect(client.provider.shouldConnect).toBe(false);
});

test.each([STAGE, PLAN, BOARD])('everybody in the workshop reads %s', async (doc) => {
	const server = await startSync();
	for (const token of ['facilitator', 'participant', 'viewer']) {
		await stockClient(server, doc, { token }).synced();
	}
});

test('a name may come percent-encoded', async () => {
	const server = await startSync();
	const client = rawClient(server, `/${encodeURIComponent(BOARD)}?token=participant`);
	await client.sync();
});

test('one’s own desk is one’s own', async () => {
	const server = await startSync();
	const client = stockClient(server, `${WORKSHOP}/desk/ann`, { token: 'participant:ann' });
	const reader = stockClient(server, `${WORKSHOP}/desk/ann`, { token: 'participant:ann' });
	await Promise.all([client.synced(), reader.synced()]);
	client.write('mine', 1);
	await until(() => expect(reader.notes()).toEqual({ mine: 1 }));
});

test('another site’s page can’t use the browser’s cookie, but a program’s token needs no site', async () => {
	const server = await startSync({
		gateway: {
			identify: async () => ({
				identity: { workshop: WORKSHOP, participant: 'ann', role: 'participant', link: 'l' }
			}),
			allowedOrigins: ({ headers }) => headers.origin === 'https://here.example'
		}
	});
	const from = (origin: string, query = '') => rawClient(server, `/${BOARD}${query}`, { origin });
	expect(await from('https://elsewhere.example').closed()).toBe(4403);
	await from('https://here.example').sync();
	await from('https://elsewhere.example', '?token=x').sync();
});

test('whoever can’t be identified in time, or at all, may try again', async () => {
	const slow = await startSync({
		gateway: { identifyTimeout: 20, identify: () => new Promise(() => undefined) }
	});
	expect(await rawClient(slow).closed()).toBe(1011);
	const broken = await startSync({
		gateway: { identify: () => Promise.reject(new Error('database')) }
	});
	expect(await rawClient(broken).closed()).toBe(1011);
	expect(broken.errors).toHaveLength(1);
});

test('an address that comes too often is told so in HTTP, which passes; a switch lifts it', async () => {
	const addressLimits = { upgradeBurst: 3, upgradeRate: 0.001 };
	const server = await startSync({ gateway: { addressLimits } });
	for (let i = 0; i < 3; i++) await rawClient(server).sync();
	expect(await rawClient(server).refused()).toBe(429);
	const lifted = await startSync({ gateway: { addressLimits, rateLimits: false } });
	for (let i = 0; i < 10; i++) await rawClient(lifted).sync();
});

test('sockets that nobody is known behind are counted, and counted out again', async () => {
	let let_in: (() => void) | null = null;
	const identified = new Promise<void>((resolve) => (let_in = resolve));
	const server = await startSync({
		gateway: {
			addressLimits: { pending: 2 },
			identify: async () => {
				await identified;
				return { refused: 'unauthenticated' };
			}
		}
	});
	const waiting = [rawClient(server), rawClient(server)];
	await Promise.all(waiting.map((client) => client.opened()));
	expect(await rawClient(server).refused()).toBe(429);
	let_in!();
	for (const client of waiting) expect(await client.closed()).toBe(4401);
	expect(await rawClient(server).closed()).toBe(4401);
});

test('one address may only hold so many sockets', async () => {
	const server = await startSync({ gateway: { addressLimits: { open: 2 } } });
	const [first, second] = [rawClient(server), rawClient(server)];
	await Promise.all([first.sync(), second.sync()]);
	expect(await rawClient(server).refused()).toBe(429);
	first.socket.close();
	await first.closed();
	await until(async () => undefined);
	await rawClient(server).opened();
});

test('half-open and broken handshakes harm nobody', async () => {
	const server = await startSync();
	const request = (text: string): net.Socket => {
		const socket = net.connect(server.port, '127.0.0.1');
		socket.on('error', () => undefined);
		socket.write(text);
		return socket;
	};
	const upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\n';
	const broken = [
		request(`GET /sync/${BOARD} HTTP/1.1\r\nHost: x\r\n${upgrade}`),
		request(`GET /sync/${BOARD} HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`),
		request(`GET /sync/${BOARD} HTTP/1.1\r\nHost: x\r\n${upgrade}Sec-WebSocket-Key: no\r\n\r\n`),
		request(`POST /sync/${BOARD} HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`),
		request(`GET /sync/%%% HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`)
	];
	const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
	const gone = request(
		`GET /sync/${BOARD}?token=participant HTTP/1.1\r\nHost: x\r\n${upgrade}${key}\r\n`
	);
	await once(gone, 'data');
	gone.resetAndDestroy();
	for (const socket of broken) socket.destroy();
	const client = stockClient(server);
	await client.synced();
	expect(server.errors).toEqual([]);
});

test('what isn’t under /sync/ is left to others', async () => {
	const server = await startSync();
	const socket = net.connect(server.port, '127.0.0.1');
	socket.on('error', () => undefined);
	socket.write('GET /hmr HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
	// The test's server destroys what the gateway didn't take.
	await once(socket, 'close');
});
