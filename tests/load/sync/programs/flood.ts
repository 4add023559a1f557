import { randomBytes } from 'node:crypto';
import { after } from '../../support/figures.ts';
import { Client } from '../client.ts';
import type { Place } from '../peers.ts';
import { rawSocket } from '../sockets.ts';

const KB = 1024;
/** Bytes of one value, and the writers who take turns: each stays below what one person may send. */
const VALUE = 16 * KB;
const WRITERS = 4;
/** ms between two values of one writer. */
const PAUSE = 10;
const ASK = new Uint8Array([0, 0, 1, 0]);

let stopped: ReturnType<typeof rawSocket> | null = null;
let clients: Client[] = [];

export const FLOOD = {
	/** Somebody comes, reads what there is, and then reads nothing any more. */
	async stopReader(place: Place): Promise<void> {
		const socket = rawSocket(place);
		stopped = socket;
		await new Promise<void>((resolve, reject) => {
			socket.on('open', () => socket.send(ASK));
			socket.once('message', () => resolve());
			socket.once('close', () => reject(new Error('closed before it began')));
		});
		socket.pause();
	},

	/** Writes so many bytes of changes, and answers whether a reader beside got them all. */
	async flood(place: Place, bytes: number): Promise<boolean> {
		clients = Array.from({ length: WRITERS + 1 }, () => new Client(place));
		await Promise.all(clients.map((client) => client.synced()));
		const writers = clients.slice(1);
		const map = (client: Client) => client.doc.getMap<string>('flood');
		const rounds = Math.ceil(bytes / VALUE / WRITERS);
		let step = 0;
		for (let round = 0; round < rounds; round++) {
			writers.forEach((writer, i) => {
				const value = randomBytes(VALUE / 2).toString('hex');
				map(writer).set(`${i}`, `${++step} ${value}`);
			});
			await after(PAUSE);
		}
		const [reader] = clients as [Client];
		for (let i = 0; i < 300; i++) {
			const all = writers.every((w, i) => map(reader).get(`${i}`) === map(w).get(`${i}`));
			if (all) return true;
			await after(100);
		}
		return false;
	},

	floodEnds(): void {
		for (const client of clients) client.leave();
		clients = [];
		stopped?.terminate();
		stopped = null;
	}
};
