/** A part of the people of a run, in a process of its own (see worker.ts). */
import { createHash } from 'node:crypto';
import { after, seeded } from '../../support/figures.ts';
import { offer } from '../../support/worker.ts';
import { Client } from '../client.ts';
import type { Place } from '../peers.ts';
import { HERD } from './herd.ts';
import { IDLE } from './idle.ts';
import { FLOOD } from './flood.ts';
import { AUDIENCE } from './audience.ts';
import { CRASH } from './crash.ts';
import { CROWD } from './crowd.ts';

/** What one person does all the time, in times a second; 0: they only watch. */
export interface Deeds {
	readonly moves: number;
	readonly keys: number;
	readonly cursors: number;
}

export interface Seat {
	readonly place: Place;
	/** The same for all in one room. */
	readonly room: number;
	readonly deeds: Deeds;
	/** Names the person's note. */
	readonly id: string;
	/** Whether what it sees is timed. Some are enough, and cheaper. */
	readonly timed: boolean;
}

/** When which step of which author was made, ms since the epoch. */
export type Sent = Record<string, Float64Array>;
/** Triples: index in `authors`, step that was seen, when. */
export interface Seen {
	readonly authors: readonly string[];
	readonly triples: Float64Array;
}

type Kind = 'move' | 'key' | 'cursor';

const clock = (): number => performance.timeOrigin + performance.now();
const keyOf = (kind: Kind, id: string): string => `${kind} ${id}`;

class Person {
	readonly seat: Seat;
	readonly client: Client;
	readonly sent = new Map<string, number[]>();
	#timers: NodeJS.Timeout[] = [];
	#unfinished: (() => void)[] = [];

	constructor(seat: Seat) {
		this.seat = seat;
		this.client = new Client(seat.place);
	}

	begin(seconds: number, random: () => number): void {
		const { deeds, id } = this.seat;
		const every = (rate: number, kind: Kind, act: (step: number) => void): void => {
			if (rate > 0) this.#every(rate, rate * seconds, random() / rate, kind, act);
		};
		every(deeds.moves, 'move', (step) => this.client.move(id, step));
		every(deeds.keys, 'key', () => this.client.type(id));
		every(deeds.cursors, 'cursor', (step) =>
			this.client.provider.awareness.setLocalState({ cursor: [step, 100], id })
		);
	}

	end(): void {
		for (const timer of this.#timers.splice(0)) clearInterval(timer);
		for (const finish of this.#unfinished.splice(0)) finish();
	}

	/**
	 * Acts `count` times, `rate` a second, the first after `lag` seconds. A process that was kept
	 * from running makes up for it, so that every peer is asked to do the same work.
	 */
	#every(rate: number, count: number, lag: number, kind: Kind, act: (step: number) => void): void {
		const key = keyOf(kind, this.seat.id);
		const times = this.sent.get(key) ?? [];
		this.sent.set(key, times);
		const before = times.length;
		const upTo = (due: number): void => {
			while (times.length - before < Math.min(due, count)) {
				// Before the act: what it costs the sender is a part of the way.
				times.push(clock());
				act(times.length);
			}
		};
		const start = performance.now() + lag * 1000;
		const run = (): void => upTo(Math.floor(((performance.now() - start) * rate) / 1000) + 1);
		this.#timers.push(setInterval(run, 1000 / rate));
		this.#unfinished.push(() => upTo(count));
	}
}

let people: Person[] = [];
let authors: string[] = [];
let triples: number[] = [];
/** Taken back with every scenario. */
const stopTiming: (() => void)[] = [];

const load = {
	async enter(seats: readonly Seat[]): Promise<void> {
		people = seats.map((seat) => new Person(seat));
		await Promise.all(people.map(({ client }) => client.synced()));
	},

	/** Each makes the note that they will work on. */
	async prepare(): Promise<void> {
		for (const { client, seat } of people) {
			if (seat.deeds.moves + seat.deeds.keys > 0) client.makeNote(seat.id);
		}
	},

	/** From now on what the timed ones see of these authors is written down. */
	watch(seats: readonly Seat[]): void {
		authors = [];
		triples = [];
		for (const person of people) if (person.seat.timed) watchAs(person, seats);
	},

	async play(seconds: number, seed: number): Promise<void> {
		const random = seeded(seed);
		for (const person of people) person.begin(seconds, random);
		await after(seconds * 1000);
		for (const person of people) person.end();
	},

	sent(): Sent {
		const entries = people.flatMap(({ sent }) => [...sent]);
		return Object.fromEntries(entries.map(([key, times]) => [key, Float64Array.from(times)]));
	},

	seen: (): Seen => ({ authors, triples: Float64Array.from(triples) }),

	/** Room → what its documents are here: one when all are equal. */
	states(): Record<number, string[]> {
		const states = new Map<number, Set<string>>();
		for (const { seat, client } of people) {
			const entries = Object.entries(client.board.elements.toJSON());
			entries.sort(([a], [b]) => (a < b ? -1 : 1));
			const hash = createHash('sha1').update(JSON.stringify(entries)).digest('hex');
			states.set(seat.room, (states.get(seat.room) ?? new Set()).add(hash));
		}
		return Object.fromEntries([...states].map(([room, hashes]) => [room, [...hashes]]));
	},

	leave(): void {
		for (const stop of stopTiming.splice(0)) stop();
		for (const { client } of people) client.leave();
		people = [];
	},

	...HERD,
	...IDLE,
	...FLOOD,
	...CRASH,
	...CROWD,
	...AUDIENCE
};
export type Load = typeof load;

function watchAs({ seat, client }: Person, seats: readonly Seat[]): void {
	const others = seats.filter(({ room, id }) => room === seat.room && id !== seat.id);
	const follow = (kind: Kind, id: string): ((step: number) => void) => {
		const index = authors.push(keyOf(kind, id)) - 1;
		let last = 0;
		return (step) => {
			if (step <= last) return;
			last = step;
			triples.push(index, step, clock());
		};
	};
	const looks: (() => void)[] = [];
	const cursors = new Map<string, (step: number) => void>();
	for (const { deeds, id } of others) {
		if (deeds.moves > 0) {
			const saw = follow('move', id);
			looks.push(() => saw(client.moved(id)));
		}
		if (deeds.keys > 0) {
			const saw = follow('key', id);
			looks.push(() => saw(client.typed(id)));
		}
		if (deeds.cursors > 0) cursors.set(id, follow('cursor', id));
	}
	const { doc, provider } = client;
	const onupdate = (_: Uint8Array, origin: unknown): void => {
		if (origin === provider) for (const look of looks) look();
	};
	const onchange = ({ added, updated }: Record<'added' | 'updated', number[]>): void => {
		for (const id of [...added, ...updated]) {
			const state = provider.awareness.getStates().get(id);
			const cursor: unknown = state?.['cursor'];
			if (Array.isArray(cursor)) cursors.get(String(state?.['id']))?.(Number(cursor[0]));
		}
	};
	doc.on('update', onupdate);
	provider.awareness.on('change', onchange);
	stopTiming.push(() => {
		doc.off('update', onupdate);
		provider.awareness.off('change', onchange);
	});
}

offer(load);
