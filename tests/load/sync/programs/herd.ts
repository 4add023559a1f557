import * as decoding from 'lib0/decoding';
import { createNotes } from '#lib/domain/board-doc.ts';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { after } from '../../support/figures.ts';
import { Client } from '../client.ts';
import type { Place } from '../peers.ts';
import { rawSocket } from '../sockets.ts';

/** Notes of one change while the board is filled: a paste of a large board. */
const CHUNK = 250;
/** Share of the board's bytes after which a newcomer counts as served; the rest is checked later. */
const ENOUGH = 0.95;
/** ms in which everybody must be in. */
const IN_LIMIT = 90_000;
/** Sync step 1 with nothing, and step 2 with nothing. */
const ASK = new Uint8Array([0, 0, 1, 0]);
const NOTHING = new Uint8Array([0, 1, 2, 0, 0]);

let host: Client | null = null;

export const HERD = {
	/** Fills a board and stays; answers the size of its state in bytes. */
	async fill(place: Place, notes: number): Promise<number> {
		host = new Client(place);
		await host.synced();
		for (let from = 0; from < notes; from += CHUNK) {
			createNotes(
				host.board,
				Array.from({ length: Math.min(CHUNK, notes - from) }, (_, i) => ({
					id: `note-${from + i}`,
					xy: [((from + i) % 100) * 224, Math.floor((from + i) / 100) * 224],
					wh: [208, 208],
					color: 'yellow',
					text: `What we learned about customer ${from + i}`,
					at: 1_700_000_000_000
				}))
			);
			await after(20);
		}
		return Y.encodeStateAsUpdate(host.doc).length;
	},

	/** So many come, evenly over `spread` ms; answers how long the whole took and each one's wait, ms. */
	async herd(
		place: Place,
		count: number,
		spread: number,
		bytes: number
	): Promise<{ whole: number; waits: number[] }> {
		const started = performance.now();
		const waits = await Promise.all(
			Array.from({ length: count }, async (_, i) => {
				await after((i * spread) / count);
				return comeIn(place, bytes);
			})
		);
		return { whole: performance.now() - started, waits };
	},

	/** Notes in the board as somebody new gets it. */
	async notesFor(place: Place, notes: number): Promise<number> {
		const client = new Client(place);
		await client.synced();
		for (let i = 0; i < 100 && client.board.elements.size < notes; i++) await after(100);
		const { size } = client.board.elements;
		client.leave();
		return size;
	},

	hostLeaves(): void {
		host?.leave();
		host = null;
	}
};

/**
 * Counts bytes and decodes nothing: thirty clients that build a document of 10,000 notes on the
 * same two cores would be what is measured.
 */
function comeIn(place: Place, bytes: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const started = performance.now();
		const socket = rawSocket(place);
		let got = 0;
		const limit = setTimeout(() => {
			socket.terminate();
			reject(new Error(`a newcomer got ${got} of ${bytes} bytes`));
		}, IN_LIMIT);
		socket.on('open', () => socket.send(ASK));
		socket.on('message', (data: ArrayBuffer) => {
			const decoder = decoding.createDecoder(new Uint8Array(data));
			if (decoding.readVarUint(decoder) !== 0) return;
			if (decoding.readVarUint(decoder) === 0) {
				socket.send(NOTHING);
				return;
			}
			got += decoding.readVarUint8Array(decoder).length;
			if (got < bytes * ENOUGH) return;
			clearTimeout(limit);
			resolve(performance.now() - started);
			// Stays for as long as the others come.
			setTimeout(() => socket.terminate(), 3_000);
		});
	});
}

export const presenceOf = (client: number, state: object, clock = 1): Uint8Array => {
	const update = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
	});
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, update);
	});
};
