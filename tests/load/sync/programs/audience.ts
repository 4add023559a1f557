import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import * as encoding from 'lib0/encoding';
import { after } from '../../support/figures.ts';
import type { Place } from '../peers.ts';
import { rawSocket } from '../sockets.ts';
import { presenceOf } from './herd.ts';

/** Times a second: a pointer as Loopboard's pages tell of it, and keys of whoever types. */
const POINTS = 10;
const KEYS = 5;
/** One in so many types, and drops a note as often as this, in ms. */
const TYPIST = 4;
const DROP = 2_000;
/** Sockets that connect at once. */
const BATCH = 50;
const ASK = new Uint8Array([0, 0, 1, 0]);

interface Listener {
	readonly socket: WebSocket;
	readonly doc: Y.Doc;
	readonly id: number;
}

let audience: Listener[] = [];
const timers: NodeJS.Timeout[] = [];
let edits = 0;

/**
 * People who act as Loopboard's pages do and read nothing of what they get: a thousand clients
 * that build documents would need more than the server whose needs are measured.
 */
export const AUDIENCE = {
	async assemble(places: readonly Place[], firstId: number): Promise<void> {
		for (let from = 0; from < places.length; from += BATCH) {
			await Promise.all(
				places.slice(from, from + BATCH).map((place, i) => comeIn(place, firstId + from + i))
			);
		}
	},

	/** Acts for so many seconds; answers how many edits were made. */
	async perform(seconds: number): Promise<number> {
		edits = 0;
		audience.forEach((listener, i) => begin(listener, i));
		await after(seconds * 1000);
		for (const timer of timers.splice(0)) clearInterval(timer);
		return edits;
	},

	goHome(): void {
		for (const { socket } of audience) socket.terminate();
		audience = [];
	}
};

function comeIn(place: Place, id: number): Promise<void> {
	const socket = rawSocket(place);
	const doc = new Y.Doc();
	doc.on('update', (update: Uint8Array) => {
		edits++;
		socket.send(
			encoding.encode((encoder) => {
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarUint(encoder, 2);
				encoding.writeVarUint8Array(encoder, update);
			})
		);
	});
	audience.push({ socket, doc, id });
	return new Promise((resolve, reject) => {
		socket.once('open', () => socket.send(ASK));
		socket.once('message', () => resolve());
		socket.once('close', () => reject(new Error('somebody was thrown out')));
	});
}

function begin({ socket, doc, id }: Listener, index: number): void {
	let step = 0;
	const text = doc.getText(`text-${id}`);
	const every = (ms: number, act: () => void): void => {
		// Not all in the same moment.
		setTimeout(() => timers.push(setInterval(act, ms)), (index * 37) % ms);
	};
	every(1000 / POINTS, () => {
		socket.send(presenceOf(id, { cursor: [++step, step], selection: [] }, step));
	});
	if (index % TYPIST !== 0) return;
	every(1000 / KEYS, () => text.insert(text.length, 'e'));
	every(DROP, () => doc.getMap('places').set(`note-${id}`, [step, step]));
}
