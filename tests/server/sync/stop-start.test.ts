import { expect, onTestFinished, test } from 'vitest';
import { tokenOf } from '../../support/api.ts';
import { createWorkshop } from '../../support/people.ts';
import { startServer, type RunningServer } from '../../support/server.ts';
import { frames, rawClient, stockClient, until, updateOf } from '../../support/sync-clients.ts';

/** Enough that closing them one after the other would show; the bench has a thousand. */
const CONNECTIONS = 200;

interface Board {
	readonly sync: { readonly url: string };
	readonly doc: string;
	readonly token: string;
}

async function start(): Promise<{ server: RunningServer; board: Board }> {
	const server = await startServer();
	onTestFinished(() => server.dispose());
	const made = await createWorkshop(server);
	const sync = { url: `ws://127.0.0.1:${server.port}/sync` };
	return {
		server,
		board: { sync, doc: made.boards[0]!.doc, token: tokenOf(made.links.participant) }
	};
}

/** How an attempt to come in ends: with a close code, or with what went wrong before. */
function knock({ sync, doc, token }: Board): Promise<number | string> {
	const { socket } = rawClient(sync, `/${doc}?token=${token}`);
	return new Promise((resolve) => {
		socket.once('close', resolve);
		socket.once('unexpected-response', (_, { statusCode }) => resolve(`HTTP ${statusCode}`));
		socket.once('error', ({ code = 'failed' }: NodeJS.ErrnoException) => resolve(code));
	});
}

test('told to stop, it takes nobody in, writes everything, closes all with 1012 and ends', async () => {
	const { server, board } = await start();
	const { sync, doc, token } = board;
	const people = Array.from({ length: CONNECTIONS }, () =>
		rawClient(sync, `/${doc}?token=${token}&saved=1`)
	);
	await Promise.all(people.map((person) => person.sync()));
	people.forEach(({ send }, i) => send(frames.update(updateOf((notes) => notes.set(`k${i}`, i)))));
	// An answer to a question comes after everything that was sent before it.
	await Promise.all(people.map((person) => person.sync()));

	const code = server.stop();
	await until(() => server.log().includes('server.stopping'));
	const late = knock(board);
	expect(await code, server.log()).toBe(0);
	expect([1012, 'HTTP 503', 'ECONNREFUSED', 'ECONNRESET']).toContain(await late);
	for (const person of people) expect(await person.closed()).toBe(1012);
	expect(server.log()).toContain('server.stopped');

	// Nobody is left who could bring anything back.
	const again = await server.restart();
	onTestFinished(() => again.dispose());
	const reader = rawClient(sync, `/${doc}?token=${token}`);
	await reader.sync();
	expect(reader.doc.getMap('notes').size).toBe(CONNECTIONS);
});

test('two hundred stock clients that wait for it come back by themselves, with what they did', async () => {
	const { server, board } = await start();
	const clients = Array.from({ length: CONNECTIONS }, () =>
		stockClient(board.sync, board.doc, { token: board.token })
	);
	await Promise.all(clients.map((client) => client.synced()));
	expect(await server.stop()).toBe(0);
	await until(() => clients.every(({ provider }) => !provider.wsconnected));
	clients.forEach((client, i) => client.write(`k${i}`, i));
	const again = await server.restart();
	onTestFinished(() => again.dispose());
	await until(() => {
		for (const { doc } of clients) expect(doc.getMap('notes').size).toBe(CONNECTIONS);
	});
	for (const { closes } of clients) expect(closes.filter((code) => code >= 4000)).toEqual([]);
	expect(again.log()).not.toContain('"level":"error"');
});
