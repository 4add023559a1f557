/** Those who only want to work while others attack, in a process of their own. */
import { createHash } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { after, percentile } from '../../support/figures.ts';
import { offer } from '../../support/worker.ts';
import { Client } from '../../sync/client.ts';
import type { Place } from '../../sync/peers.ts';
import { rawSocket } from '../../sync/sockets.ts';
import { contentsOf } from '../contents.ts';
import { Healthy } from '../healthy.ts';

/** ms between two edits of the healthy, and between two questions in the other room. */
const BEAT = 100;
const QUESTION = 25;

export interface Watched {
	/** Edits that came through in the attacked room, and the slowest one's ms. */
	readonly beats: number;
	readonly slowestBeat: number;
	/** Codes with which the healthy lost a socket. */
	readonly closes: readonly number[];
	/** A digest of what everybody in the room has; null: they differ. */
	readonly contents: string | null;
	/** ms of the answers in the other room. */
	readonly otherP99: number;
	readonly otherMost: number;
}

process.setMaxListeners(0);

const digest = (doc: Y.Doc): string =>
	createHash('sha1')
		.update(JSON.stringify(contentsOf(doc)))
		.digest('hex');

let current: Watch | null = null;
let listener: Other | null = null;

class Watch {
	readonly #place: Place;
	readonly #healthy: Healthy;
	readonly #other: Other;
	readonly #beats: number[] = [];
	#isOver = false;
	#beating: Promise<void> = Promise.resolve();

	constructor(place: Place, other: Place) {
		this.#place = place;
		this.#healthy = new Healthy(place);
		this.#other = new Other(other);
	}

	async begin(): Promise<void> {
		await Promise.all([this.#healthy.begin(), this.#other.begin()]);
		this.#beating = (async () => {
			while (!this.#isOver) {
				this.#beats.push(await this.#healthy.beat());
				await after(BEAT);
			}
		})();
	}

	async end(): Promise<Watched> {
		this.#isOver = true;
		try {
			await this.#beating;
			const waits = this.#other.end();
			const agree = await this.#healthy.agree(this.#place);
			return {
				beats: this.#beats.length,
				slowestBeat: Math.max(...this.#beats),
				closes: this.#healthy.closes,
				contents: agree ? digest(this.#healthy.doc) : null,
				otherP99: percentile(waits, 0.99),
				otherMost: Math.max(...waits)
			};
		} finally {
			this.#other.end();
			this.#healthy.leave();
		}
	}
}

/** Asks for what it lacks in another room, again and again: what everybody else there would feel. */
class Other {
	readonly #socket: ReturnType<typeof rawSocket>;
	readonly #waits: number[] = [];
	#asked = 0;
	#timer: NodeJS.Timeout | null = null;

	constructor(place: Place) {
		this.#socket = rawSocket(place);
	}

	async begin(): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.#socket.once('open', () => resolve());
			this.#socket.once('error', reject);
		});
		const ask = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()));
		});
		this.#socket.on('message', (data: ArrayBuffer) => {
			const [type, sub] = new Uint8Array(data);
			if (type !== 0 || sub !== 1 || this.#asked === 0) return;
			this.#waits.push(performance.now() - this.#asked);
			this.#asked = 0;
		});
		this.#timer = setInterval(() => {
			// One question at a time: the wait for an answer is the measure.
			if (this.#asked > 0) return;
			this.#asked = performance.now();
			this.#socket.send(ask);
		}, QUESTION);
	}

	end(): readonly number[] {
		if (this.#timer) clearInterval(this.#timer);
		this.#socket.terminate();
		return this.#waits;
	}
}

const watch = {
	async begin(place: Place, other: Place): Promise<void> {
		current = new Watch(place, other);
		await current.begin();
	},

	async end(): Promise<Watched> {
		if (current === null) throw new Error('nothing is watched');
		return current.end();
	},

	/** Begins to ask in a room. */
	async listen(place: Place): Promise<void> {
		listener = new Other(place);
		await listener.begin();
	},

	/** The longest wait for an answer since, in ms. */
	heard(): number {
		const waits = listener?.end() ?? [];
		listener = null;
		return Math.max(0, ...waits);
	},

	/** A digest of what somebody who comes now finds. */
	async visit(place: Place): Promise<string> {
		const client = new Client(place);
		try {
			await client.synced();
			return digest(client.doc);
		} finally {
			client.leave();
		}
	}
};
export type Watcher = typeof watch;

offer(watch);
