import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { contentsOf } from '../fuzz/contents.ts';
import { below, pick } from '../fuzz/random.ts';
import { after } from '../support/figures.ts';
import { Client } from '../sync/client.ts';
import type { Place } from '../sync/peers.ts';

/** ms between two deeds in a room. */
const DEED = 100;
/** Share of the moments at which somebody comes or goes. */
const CHURN = 0.03;
const PEOPLE = { least: 3, most: 7 };
/** Notes that a room keeps at most. */
const NOTES = 60;
/** Deeds of one person in a row, then of another or, one time in three, a rest. */
const SPELL = 30;
/** ms between two comparisons, and comparisons before it is given up. */
const LOOK = 100;
const LOOKS = 200;
/** What a socket may end with when a server stops or is killed. */
const EXPECTED = [1001, 1006, 1012];

export interface Counts {
	edits: number;
	joins: number;
	leaves: number;
	/** Sockets of honest people that ended for another reason than a restart, by code. */
	suffered: Record<number, number>;
}

/** A room in use: people come, work, and go. */
export class SoakRoom {
	readonly place: Place;
	readonly #random: () => number;
	readonly #counts: Counts;
	readonly #timer: NodeJS.Timeout;
	#people: Client[] = [];
	#deeds = 0;
	#author: Client | undefined;

	constructor(place: Place, random: () => number, counts: Counts) {
		this.place = place;
		this.#random = random;
		this.#counts = counts;
		for (let i = 0; i < PEOPLE.least; i++) this.#join();
		this.#timer = setInterval(() => this.#step(), DEED);
	}

	/** Everybody stops, has the same as a newcomer, and goes. Answers a digest of it; null: they differ. */
	async retire(): Promise<string | null> {
		clearInterval(this.#timer);
		const late = this.#join();
		try {
			for (let look = 0; look < LOOKS; look++) {
				await after(LOOK);
				if (!this.#people.every(({ provider }) => provider.synced)) continue;
				const [first, ...others] = this.#people.map(({ doc }) => contentsOf(doc));
				if (others.every((other) => isDeepStrictEqual(other, first))) return digest(late);
			}
			return null;
		} finally {
			for (const client of this.#people.splice(0)) client.leave();
		}
	}

	#step(): void {
		const random = this.#random;
		if (random() < CHURN) this.#churn();
		if (this.#deeds++ % SPELL === 0) {
			this.#author = random() < 1 / 3 ? undefined : pick(random, this.#people);
		}
		// Only whoever is in knows what is there to be moved.
		if (this.#author?.provider.synced) this.#act(this.#author);
	}

	#act(client: Client): void {
		const random = this.#random;
		const { board, provider } = client;
		const ids = [...board.elements.keys()];
		const chance = random();
		this.#counts.edits++;
		provider.awareness.setLocalState({ cursor: [this.#deeds % 1000, 100] });
		if (ids.length < 5 || (chance < 0.1 && ids.length < NOTES)) {
			client.makeNote(`n${this.#deeds}-${client.doc.clientID}`);
			return;
		}
		const id = pick(random, ids);
		if (chance < 0.2) board.elements.delete(id);
		else if (chance < 0.4) client.type(id);
		else client.move(id, below(random, 10_000));
	}

	#churn(): void {
		const { length } = this.#people;
		const comes = length <= PEOPLE.least || (length < PEOPLE.most && this.#random() < 0.5);
		if (comes) this.#join();
		else this.#leave();
	}

	#join(): Client {
		const client = new Client(this.place);
		client.provider.on('connection-error', () => undefined);
		client.provider.on('connection-close', (event) => {
			if (event === null || EXPECTED.includes(event.code)) return;
			const { suffered } = this.#counts;
			suffered[event.code] = (suffered[event.code] ?? 0) + 1;
		});
		this.#people.push(client);
		this.#counts.joins++;
		return client;
	}

	#leave(): void {
		const client = pick(this.#random, this.#people);
		// Whoever has something that isn't told yet stays, as nobody could miss it afterwards.
		if (client === this.#author || !client.provider.synced) return;
		this.#people = this.#people.filter((each) => each !== client);
		this.#counts.leaves++;
		client.leave();
	}
}

export const digest = ({ doc }: Client): string =>
	createHash('sha1')
		.update(JSON.stringify(contentsOf(doc)))
		.digest('hex');
