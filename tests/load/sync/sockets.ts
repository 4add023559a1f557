import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import type { Place, Wire } from './peers.ts';

/** Hocuspocus' own message types and the version that its own client would name. */
const AUTH = 2;
const AUTH_TOKEN = 0;
const PING = 9;
const PONG = 10;
const VERSION = '4.7.0';
/** The types that it shares with y-websocket: sync, awareness, query awareness. */
const SHARED = [0, 1, 3];

/**
 * Lets a stock y-websocket client talk to Hocuspocus: the document's name goes in front of each
 * message, a token is the first of them, and what y-websocket doesn't know is left out.
 */
class HocuspocusSocket extends WebSocket {
	readonly #prefix: Uint8Array;

	constructor(address: string | URL, protocols?: string[]) {
		super(address, protocols);
		const name = new URL(address).pathname.slice(1);
		this.#prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, name));
		this.on('open', () => this.send(AUTH_MESSAGE));
	}

	override send(data: unknown): void {
		super.send(Buffer.concat([this.#prefix, data as Uint8Array]));
	}

	override emit(event: string | symbol, ...args: unknown[]): boolean {
		if (event !== 'message') return super.emit(event, ...args);
		const frame = new Uint8Array(args[0] as ArrayBuffer);
		if (frame.length === 1 && frame[0] === PING) {
			super.send(new Uint8Array([PONG]));
			return true;
		}
		const message = frame.slice(this.#prefix.length);
		if (!SHARED.includes(message[0] ?? -1)) return true;
		return super.emit('message', message.buffer, true);
	}
}

const AUTH_MESSAGE = encoding.encode((encoder) => {
	encoding.writeVarUint(encoder, AUTH);
	encoding.writeVarUint(encoder, AUTH_TOKEN);
	encoding.writeVarString(encoder, '');
	encoding.writeVarString(encoder, VERSION);
});

type SocketClass = new (address: string, protocols?: string[]) => WebSocket;

export const socketFor = (wire: Wire): SocketClass =>
	wire === 'hocuspocus' ? HocuspocusSocket : WebSocket;

/** A bare socket to a place, for those who only listen. */
export function rawSocket({ wire, url, room, params }: Place): WebSocket {
	const query = new URLSearchParams(params).toString();
	const socket = new (socketFor(wire))(`${url}/${room}${query && `?${query}`}`);
	socket.binaryType = 'arraybuffer';
	socket.on('error', () => undefined);
	return socket;
}
