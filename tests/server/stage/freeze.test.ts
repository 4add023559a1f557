import { expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { tokenOf } from '../../support/api.ts';
import { startServer } from '../../support/server.ts';
import { until } from '../../support/sync-clients.ts';

/** A stock client on a board, and the codes that its sockets were closed with. */
function client(url: string, doc: string, link: string) {
	const ydoc = new Y.Doc();
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, doc, ydoc, {
		params: { token: tokenOf(link) },
		disableBc: true,
		WebSocketPolyfill: WebSocket as never
	});
	const codes: number[] = [];
	provider.on('connection-close', (event) => codes.push(event?.code ?? 0));
	return { ydoc, notes: ydoc.getMap('notes'), provider, codes };
}

test('freezing stops participants at once and facilitators never; opening lets them write again', async () => {
	const server = await startServer();
	const call = async (path: string, body: unknown, token?: string) => {
		const response = await fetch(server.url + path, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(token && { authorization: `Bearer ${token}` })
			},
			body: JSON.stringify(body)
		});
		return response.json();
	};
	const workshop = (await call('/api/workshops', { title: 'Freeze' })) as CreatedWorkshop;
	const board = workshop.boards[0]!.doc;
	const freeze = (on: boolean, key: string) =>
		call(
			`/api/workshops/${workshop.id}/commands`,
			{ key, command: { kind: 'freeze', on } },
			tokenOf(workshop.links.facilitator)
		);
	const anna = client(server.url, board, workshop.links.participant);
	const lead = client(server.url, board, workshop.links.facilitator);
	try {
		await until(() => expect([anna, lead].every(({ provider }) => provider.synced)).toBe(true));
		expect(await freeze(true, 'a')).toEqual({ kind: 'done', step: 1 });
		await until(() => expect(anna.codes).toEqual([1012]));
		expect(lead.codes).toEqual([]);
		await until(() => expect(anna.provider.synced).toBe(true));
		lead.notes.set('lead', 1);
		await until(() => expect(anna.notes.toJSON()).toEqual({ lead: 1 }));
		anna.notes.set('anna', 1);
		await until(() => expect(anna.codes).toEqual([1012, 4409]));
		expect(lead.notes.toJSON()).toEqual({ lead: 1 });

		await freeze(false, 'b');
		const again = client(server.url, board, workshop.links.participant);
		await until(() => expect(again.provider.synced).toBe(true));
		again.notes.set('again', 1);
		await until(() => expect(lead.notes.toJSON()).toEqual({ lead: 1, again: 1 }));
		again.provider.destroy();
	} finally {
		anna.provider.destroy();
		lead.provider.destroy();
		await server.dispose();
	}
});
