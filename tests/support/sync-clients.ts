import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { turn } from './sync-clock.ts';
import { BOARD, type SyncServer } from './sync-server.ts';

// y-websocket listens for the end of the process once per client.
process.setMaxListeners(0);

/** ms. Only ends what would hang, with the reason, before the test's own limit does without one. */
const GIVE_UP = 30_000;

/** Waits, a turn of the event loop at a time, until `check` is true or stops throwing. */
export async function until(check: () => unknown): Promise<void> {
	const end = performance.now() + GIVE_UP;
	for (;;) {
		let unmet: unknown = new Error('it never became true');
		try {
			if (check() !== false) return;
		} catch (error) {
			unmet = error;
		}
		if (performance.now() > end) throw unmet;
		await turn();
	}
}

/** ws as the browser's WebSocket, which is how y-websocket uses it. */
const Polyfill = WebSocket as unknown as typeof globalThis.WebSocket;

export interface StockClient {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	readonly awareness: Awareness;
	/** Codes with which the server ended its sockets. */
	readonly closes: number[];
	/** Counts of message 100, where it asked for them. */
	readonly saved: number[];
	notes(): Record<string, unknown>;
	write(key: string, value: unknown): void;
	/** Resolves when synced. */
	synced(): Promise<void>;
}

export interface StockOptions {
	readonly token?: string;
	readonly doc?: Y.Doc;
	readonly params?: Record<string, string>;
	readonly connect?: boolean;
}

/** An unmodified y-websocket 3 client. */
export function stockClient(
	server: Pick<SyncServer, 'url'>,
	name = BOARD,
	{ token = 'participant', doc = new Y.Doc(), params = {}, connect = true }: StockOptions = {}
): StockClient {
	const provider = new WebsocketProvider(server.url, name, doc, {
		params: { token, ...params },
		WebSocketPolyfill: Polyfill,
		disableBc: true,
		maxBackoffTime: 50,
		connect: false
	});
	const closes: number[] = [];
	const saved: number[] = [];
	provider.on('connection-close', (event) => {
		if (event !== null) closes.push(event.code);
	});
	provider.on('connection-error', () => undefined);
	provider.messageHandlers[100] = (_: encoding.Encoder, decoder: decoding.Decoder) => {
		saved.push(decoding.readVarUint(decoder));
	};
	if (connect) provider.connect();
	onTestFinished(() => {
		provider.destroy();
		provider.awareness.destroy();
		doc.destroy();
	});
	return {
		doc,
		provider,
		awareness: provider.awareness,
		closes,
		saved,
		notes: () => doc.getMap('notes').toJSON(),
		write: (key, value) => void doc.getMap('notes').set(key, value),
		synced: () => until(() => provider.synced)
	};
}

export interface RawMessage {
	readonly type: number;
	/** Sync sub-type, where it is a sync message. */
	readonly sub: number | null;
	readonly body: Uint8Array;
	readonly frame: Uint8Array;
}

export interface RawClient {
	readonly socket: WebSocket;
	/** Everything received so far, as it came. */
	readonly messages: readonly RawMessage[];
	/** What the updates received so far make. */
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** Counts of message 100 so far. */
	saved(): number[];
	count(type: number, sub?: number): number;
	send(frame: Uint8Array): void;
	opened(): Promise<void>;
	/** The code with which it was closed. */
	closed(): Promise<number>;
	/** HTTP status of a refused upgrade. */
	refused(): Promise<number>;
	/** Asks for what it lacks and waits for the answer. */
	sync(): Promise<void>;
}

/** A bare socket that says only what it is told to, and remembers what it hears. */
export function rawClient(
	server: Pick<SyncServer, 'url'>,
	path = `/${BOARD}?token=participant`,
	headers: Record<string, string> = {}
): RawClient {
	const socket = new WebSocket(server.url + path, { headers, maxPayload: 0 });
	socket.binaryType = 'nodebuffer';
	const messages: RawMessage[] = [];
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	awareness.setLocalState(null);
	let code: number | null = null;
	let status: number | null = null;
	socket.on('error', () => undefined);
	socket.on('close', (value) => (code = value));
	socket.on('unexpected-response', (request, response) => {
		status = response.statusCode ?? 0;
		request.destroy();
	});
	socket.on('message', (data: Buffer) => {
		const message = parse(new Uint8Array(data));
		messages.push(message);
		if (message.type === 0 && message.sub !== 0) Y.applyUpdate(doc, message.body);
		if (message.type === 1) applyAwarenessUpdate(awareness, message.body, 'server');
	});
	onTestFinished(() => {
		socket.terminate();
		awareness.destroy();
		doc.destroy();
	});
	const count = (type: number, sub?: number): number =>
		messages.filter((m) => m.type === type && (sub === undefined || m.sub === sub)).length;
	return {
		socket,
		messages,
		doc,
		awareness,
		count,
		saved: () =>
			messages
				.filter(({ type }) => type === 100)
				.map(({ body }) => decoding.readVarUint(decoding.createDecoder(body))),
		send: (frame) => socket.send(frame),
		opened: () => until(() => socket.readyState === WebSocket.OPEN),
		async closed() {
			await until(() => code !== null);
			return code!;
		},
		async refused() {
			await until(() => status !== null);
			return status!;
		},
		async sync() {
			await until(() => socket.readyState === WebSocket.OPEN);
			const before = count(0, 1);
			socket.send(frames.ask(doc));
			await until(() => count(0, 1) > before);
		}
	};
}

function parse(frame: Uint8Array): RawMessage {
	const decoder = decoding.createDecoder(frame);
	const type = decoding.readVarUint(decoder);
	if (type === 100) return { type, sub: null, body: frame.subarray(decoder.pos), frame };
	const sub = type === 0 ? decoding.readVarUint(decoder) : null;
	const body = decoding.readVarUint8Array(decoder);
	// One protocol message per frame: stock clients read no further.
	if (decoding.hasContent(decoder)) throw new Error('more than one message in a frame');
	return { type, sub, body, frame };
}

const sync = (sub: number, payload: Uint8Array): Uint8Array => {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 0);
	encoding.writeVarUint(encoder, sub);
	encoding.writeVarUint8Array(encoder, payload);
	return encoding.toUint8Array(encoder);
};

/** Frames as clients send them. */
export const frames = {
	ask: (doc: Y.Doc): Uint8Array => sync(0, Y.encodeStateVector(doc)),
	askWith: (vector: Uint8Array): Uint8Array => sync(0, vector),
	answer: (update: Uint8Array): Uint8Array => sync(1, update),
	update: (update: Uint8Array): Uint8Array => sync(2, update),
	presence(awareness: Awareness, clients = [awareness.clientID]): Uint8Array {
		return frames.presenceOf(encodeAwarenessUpdate(awareness, clients));
	},
	presenceOf(update: Uint8Array): Uint8Array {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, update);
		return encoding.toUint8Array(encoder);
	},
	presenceEntry(client: number, clock: number, state: unknown): Uint8Array {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
		return frames.presenceOf(encoding.toUint8Array(encoder));
	},
	askPresence: (): Uint8Array => new Uint8Array([3])
};

/** The update that `change` makes in a document of its own. */
export function updateOf(change: (notes: Y.Map<unknown>, doc: Y.Doc) => void, doc = new Y.Doc()) {
	const updates: Uint8Array[] = [];
	const listen = (update: Uint8Array): number => updates.push(update);
	doc.on('update', listen);
	doc.transact(() => change(doc.getMap('notes'), doc));
	doc.off('update', listen);
	return Y.mergeUpdates(updates);
}
