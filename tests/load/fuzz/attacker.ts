import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Place } from '../sync/peers.ts';
import { rawSocket } from '../sync/sockets.ts';
import type { Attack } from './attacks.ts';

/** ms. A server that neither answers nor closes by then hangs. */
const VERDICT_LIMIT = 30_000;

export interface Verdict {
	/** The code with which the connection was ended; null while it is still open. */
	readonly code: number | null;
	/** ms from the sending to the answer of a ping sent after it, or to the end. */
	readonly took: number;
}

/** Somebody who may write to a board and means no good, on one socket after the other. */
export class Attacker {
	readonly #place: Place;
	#socket: WebSocket | null = null;

	constructor(place: Place) {
		this.#place = place;
	}

	/** Does it, and waits until the server is through with it. Rejects when it never is. */
	async attack(attack: Attack): Promise<Verdict> {
		const socket = await this.#open();
		const started = performance.now();
		const verdict = decided(socket);
		send(socket, attack);
		const reset = attack.kind === 'wire' && attack.reset;
		if (!reset && socket.readyState === socket.OPEN) socket.ping();
		const code = await verdict;
		if (code !== null) this.#socket = null;
		return { code, took: performance.now() - started };
	}

	leave(): void {
		this.#socket?.terminate();
		this.#socket = null;
	}

	async #open(): Promise<WebSocket> {
		if (this.#socket?.readyState === this.#socket?.OPEN && this.#socket) return this.#socket;
		const socket = rawSocket(this.#place);
		this.#socket = socket;
		await new Promise<void>((resolve, reject) => {
			socket.once('open', () => resolve());
			socket.once('error', reject);
		});
		return socket;
	}
}

function decided(socket: WebSocket): Promise<number | null> {
	return new Promise((resolve, reject) => {
		const end = (): void => {
			clearTimeout(limit);
			socket.off('pong', onpong);
			socket.off('close', onclose);
		};
		const limit = setTimeout(() => {
			end();
			reject(new Error('the server neither answered nor closed'));
		}, VERDICT_LIMIT);
		const onpong = (): void => {
			end();
			resolve(null);
		};
		const onclose = (code: number): void => {
			end();
			resolve(code);
		};
		socket.on('pong', onpong);
		socket.on('close', onclose);
	});
}

function send(socket: WebSocket, attack: Attack): void {
	switch (attack.kind) {
		case 'frames':
			for (const frame of attack.frames) socket.send(frame);
			return;
		case 'text':
			socket.send(attack.data, { binary: false });
			return;
		case 'fragments':
			attack.parts.forEach((part, i) =>
				socket.send(part, { binary: true, fin: i === attack.parts.length - 1 })
			);
			return;
		case 'ping':
			socket.ping(attack.data);
			return;
		case 'wire': {
			const { _socket: raw } = socket as unknown as { _socket: Socket };
			raw.write(attack.bytes);
			if (attack.reset) raw.resetAndDestroy();
			// Otherwise the server may wait for the rest of a frame that never comes.
			else setTimeout(() => socket.terminate(), 50);
			return;
		}
	}
}
