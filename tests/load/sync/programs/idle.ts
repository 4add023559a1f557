import type { WebSocket } from 'ws';
import type { Place } from '../peers.ts';
import { rawSocket } from '../sockets.ts';
import { presenceOf } from './herd.ts';

/** Sockets that are opened at once; the next when these are in. */
const BATCH = 50;
const ASK = new Uint8Array([0, 0, 1, 0]);

let sockets: WebSocket[] = [];

export const IDLE = {
	/** Opens sockets that ask, say who they are and then only sit there. */
	async sit(places: readonly Place[]): Promise<number> {
		for (let from = 0; from < places.length; from += BATCH) {
			await Promise.all(places.slice(from, from + BATCH).map(sitDown));
		}
		return sockets.filter(({ readyState, OPEN }) => readyState === OPEN).length;
	},

	getUp(): void {
		for (const socket of sockets) socket.terminate();
		sockets = [];
	}
};

function sitDown(place: Place): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket = rawSocket(place);
		const client = sockets.push(socket);
		socket.on('open', () => {
			socket.send(ASK);
			socket.send(presenceOf(client, { cursor: [1, 1] }));
		});
		socket.once('message', () => resolve());
		socket.once('close', () => reject(new Error('an idle connection was closed')));
	});
}
