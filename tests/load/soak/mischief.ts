import { once } from 'node:events';
import net from 'node:net';
import type { WebSocket } from 'ws';
import { Attacker } from '../fuzz/attacker.ts';
import { Attacks } from '../fuzz/attacks.ts';
import { below, pick } from '../fuzz/random.ts';
import { after } from '../support/figures.ts';
import { Client } from '../sync/client.ts';
import type { Place } from '../sync/peers.ts';
import { presenceOf } from '../sync/programs/herd.ts';
import { rawSocket } from '../sync/sockets.ts';

const KB = 1024;
const MB = 1024 * KB;
/** Mutated inputs of one hostile connection. */
const INPUTS = 20;
/** Presence frames of one flood. */
const FLOOD = 3_000;
/** ms for which somebody stops reading, values written past them meanwhile, and their bytes. */
const STOPPED = 8_000;
const PAST = 200;
const VALUE = 32 * KB;
/** ms for which a half-open handshake is held. */
const HALF_OPEN = 30_000;
const ASK = new Uint8Array([0, 0, 1, 0]);

/** One hostile thing that is done to a room; rejects only for what a restart explains. */
export type Mischief = (place: Place, random: () => number) => Promise<void>;

export function mischiefs(recorded: readonly Uint8Array[]): readonly Mischief[] {
	const fuzz: Mischief = async (place, random) => {
		const attacks = new Attacks(recorded, random);
		const attacker = new Attacker(place);
		try {
			for (let i = 0; i < INPUTS; i++) await attacker.attack(attacks.next());
		} finally {
			attacker.leave();
		}
	};
	// Fuzzing is most of it.
	return [fuzz, fuzz, fuzz, fuzz, flood, stopsReading, halfOpen, wrongDoors, tooLarge, resets];
}

async function opened(place: Place): Promise<WebSocket> {
	const socket = rawSocket(place);
	await once(socket, 'open');
	return socket;
}

/** Presence as fast as it goes. */
async function flood(place: Place): Promise<void> {
	const socket = await opened(place);
	for (let i = 0; i < FLOOD; i++) socket.send(presenceOf(1 + (i % 5), { cursor: [i, i] }));
	await after(500);
	socket.terminate();
}

/** Somebody stops reading while much is written, and then reads on or is gone. */
async function stopsReading(place: Place, random: () => number): Promise<void> {
	const writer = new Client(place);
	const socket = await opened(place);
	try {
		await writer.synced();
		socket.send(ASK);
		socket.pause();
		for (let i = 0; i < PAST; i++) {
			writer.doc.getMap('bulk').set('value', `${i} ${'x'.repeat(VALUE)}`);
			await after(STOPPED / PAST);
		}
		writer.doc.getMap('bulk').delete('value');
		if (random() < 0.5) {
			socket.resume();
			await after(1_000);
		}
		await after(200);
	} finally {
		socket.terminate();
		writer.leave();
	}
}

/** A handshake that never ends, and one that is cut off. */
async function halfOpen({ url, room }: Place): Promise<void> {
	const { hostname, port } = new URL(url);
	for (const cut of [false, true]) {
		const socket = net.connect(Number(port), hostname);
		socket.on('error', () => undefined);
		socket.write(`GET /sync/${room} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`);
		setTimeout(() => socket.destroy(), cut ? 100 : HALF_OPEN);
	}
}

/** No token, a wrong one, no document, a malformed address. */
async function wrongDoors(place: Place): Promise<void> {
	const doors: readonly Place[] = [
		{ ...place, params: {} },
		{ ...place, params: { token: 'x'.repeat(43) } },
		{ ...place, room: `${place.room}x` },
		{ ...place, room: '%E0%A4%A' },
		{ ...place, room: '../../etc' }
	];
	for (const door of doors) {
		const socket = rawSocket(door);
		await once(socket, 'close');
	}
}

async function tooLarge(place: Place): Promise<void> {
	const socket = await opened(place);
	socket.send(new Uint8Array(8 * MB));
	await once(socket, 'close');
}

/** Sockets by the dozen that are gone at once. */
async function resets(place: Place, random: () => number): Promise<void> {
	const sockets = Array.from({ length: 10 + below(random, 20) }, () => rawSocket(place));
	await after(pick(random, [0, 5, 20, 100]));
	for (const socket of sockets) socket.terminate();
}
