import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { CreatedWorkshop, Joined } from '#lib/protocol/api.ts';
import { tokenOf } from './api.ts';
import type { RunningServer } from './server.ts';

/** A workshop made over HTTP, as a program would. */
export async function createWorkshop(
	{ url }: Pick<RunningServer, 'url'>,
	body: object = {}
): Promise<CreatedWorkshop> {
	const response = await post(`${url}/api/workshops`, { title: 'Loop 1', ...body });
	if (response.status !== 201) throw new Error(`not made: ${await response.text()}`);
	return (await response.json()) as CreatedWorkshop;
}

/** Somebody who joined by a link, with the cookie that their browser would keep. */
export interface SessionPerson extends Joined {
	readonly cookie: string;
}

export async function joinBy(
	{ url }: Pick<RunningServer, 'url'>,
	link: string,
	name: string
): Promise<SessionPerson> {
	const response = await post(`${url}/api/join`, { token: tokenOf(link), name });
	if (response.status !== 200) throw new Error(`not joined: ${await response.text()}`);
	const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
	return { ...((await response.json()) as Joined), cookie };
}

export interface OpenDoc {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** Codes with which the server ended its sockets. */
	readonly closes: number[];
	/** Every frame that its sockets have received. */
	readonly frames: readonly Uint8Array[];
	leave(): void;
}

/** Opens a document with a stock client: with a session's cookie, or with a token. Ended with the test. */
export function openDoc(
	{ port }: Pick<RunningServer, 'port'>,
	name: string,
	who: { readonly cookie: string; readonly origin?: string } | { readonly token: string }
): OpenDoc {
	const headers: ClientOptions['headers'] =
		'cookie' in who ? { cookie: who.cookie, origin: who.origin ?? `http://localhost:${port}` } : {};
	const frames: Uint8Array[] = [];
	class Socket extends WebSocket {
		constructor(url: string | URL, protocols?: string[]) {
			super(url, protocols, { headers });
			this.on('message', (data: Buffer) => frames.push(new Uint8Array(data)));
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`ws://localhost:${port}/sync`, name, doc, {
		params: 'token' in who ? { token: who.token } : {},
		WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
		disableBc: true,
		maxBackoffTime: 100
	});
	const closes: number[] = [];
	provider.on('connection-close', (event) => {
		if (event !== null) closes.push(event.code);
	});
	const leave = (): void => provider.destroy();
	onTestFinished(leave);
	return { doc, provider, closes, frames, leave };
}

const post = (url: string, body: object): Promise<Response> =>
	fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
