import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { CreatedWorkshop, NamedLink } from '#lib/protocol/api.ts';
import { tokenOf } from '../../support/api.ts';
import { startServer, type RunningServer } from '../../support/server.ts';
import { until } from '../../support/sync-clients.ts';

let server: RunningServer;
let workshop: CreatedWorkshop;

beforeAll(async () => {
	server = await startServer();
	workshop = (await call('POST', '/api/workshops', { title: 'Doors' })) as CreatedWorkshop;
});
afterAll(() => server.dispose());

const lead = () => ({ authorization: `Bearer ${tokenOf(workshop.links.facilitator)}` });
async function call(method: string, path: string, body?: unknown, headers = {}): Promise<unknown> {
	const response = await fetch(server.url + path, {
		method,
		headers: { 'content-type': 'application/json', ...headers },
		body: body === undefined ? null : JSON.stringify(body)
	});
	return response.json();
}
async function join(link: string, name: string): Promise<{ cookie: string; participant: string }> {
	const response = await fetch(`${server.url}/api/join`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ token: tokenOf(link), name })
	});
	const { me } = (await response.json()) as { me: { participant: string } };
	const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
	return { cookie, participant: me.participant };
}

/** A stock client on a document, with a browser's cookie, and the codes that it was closed with. */
function open(doc: string, cookie: string) {
	const codes: number[] = [];
	const ydoc = new Y.Doc();
	class Socket extends WebSocket {
		constructor(address: string | URL, protocols?: string[]) {
			super(address, protocols, { headers: { cookie, origin: server.url } });
		}
	}
	const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, doc, ydoc, {
		disableBc: true,
		WebSocketPolyfill: Socket as never
	});
	provider.on('connection-close', (event) => codes.push(event?.code ?? 0));
	return { provider, codes };
}

test('the sockets of a link close when its time is over, whoever sits at them', async () => {
	const path = `/api/workshops/${workshop.id}/named-links`;
	const body = { label: 'Short', role: 'participant', expiresAt: Date.now() + 1_000 };
	const { links } = (await call('POST', path, body, lead())) as { links: NamedLink[] };
	const { cookie } = await join(links[0]?.url ?? '', 'Anna');
	const docs = [workshop.boards[0]!.doc, `${workshop.id}/stage`];
	const clients = docs.map((doc) => open(doc, cookie));
	try {
		await until(() => expect(clients.every(({ provider }) => provider.synced)).toBe(true));
		await until(() => expect(clients.map(({ codes }) => codes)).toEqual([[4403], [4403]]));
	} finally {
		for (const { provider } of clients) provider.destroy();
	}
});

test('whoever waits gets no document, and all of them once they are let in', async () => {
	const at = `/api/workshops/${workshop.id}`;
	await call('PATCH', at, { waitingRoom: true }, lead());
	const { cookie, participant } = await join(workshop.links.participant, 'Olga');
	const docs = [workshop.boards[0]!.doc, `${workshop.id}/stage`, `${workshop.id}/plan`];
	const shut = docs.map((doc) => open(doc, cookie));
	await until(() => expect(shut.map(({ codes }) => codes)).toEqual([[4403], [4403], [4403]]));
	expect(shut.some(({ provider }) => provider.synced)).toBe(false);
	for (const { provider } of shut) provider.destroy();
	await call('POST', `${at}/people/${participant}/admit`, undefined, lead());
	const inside = docs.map((doc) => open(doc, cookie));
	await until(() => expect(inside.every(({ provider }) => provider.synced)).toBe(true));
	for (const { provider } of inside) provider.destroy();
});
