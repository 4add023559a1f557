import type { Membership } from '../fanout/types.ts';
import {
	decodeRoomMessage,
	encodeMessage,
	type People,
	type RoomMessage
} from './neighbour-messages.ts';
import type { RoomParts } from './room-host.ts';

/** Another process that has the same document open. */
export interface Neighbour {
	readonly id: string;
	heard: number;
	/** How many rows it has told of. */
	rows: number;
}

export interface NeighbourEvents {
	/** A row that another process appended. */
	row(seq: number, update: Uint8Array): void;
	/** There may be rows in the log that nobody told of. */
	behind(): void;
	compacted(seq: number, size: number): void;
	/** `whole`: it is all that there is of the neighbour's people. */
	people(from: Neighbour, people: People, whole: boolean): void;
	/** The neighbour closed the document, or died. */
	gone(from: Neighbour): void;
	/** What to say of one's own people. */
	everybody(): People;
}

/**
 * A room's line to the same room in other processes. Rows are numbered by their teller, so that a
 * lost one is noticed with the next word from it: another row, or what each says every few seconds.
 */
export class Neighbours {
	readonly #parts: RoomParts;
	readonly #name: string;
	readonly #events: NeighbourEvents;
	readonly #membership: Membership;
	readonly #known = new Map<string, Neighbour>();
	#told = 0;

	private constructor(
		parts: RoomParts,
		name: string,
		events: NeighbourEvents,
		membership: Membership
	) {
		this.#parts = parts;
		this.#name = name;
		this.#events = events;
		this.#membership = membership;
		// Not before the answers are heard.
		void membership.ready.then(() => this.#say({ kind: 'hello' }));
	}

	/** Null where there can't be any. */
	static find(parts: RoomParts, name: string, events: NeighbourEvents): Neighbours | null {
		// Called only after join() has returned.
		const membership = parts.fanOut.join(`doc/${name}`, {
			heard: (message, from) => self?.heard(message, from),
			missed: () => self?.missed()
		});
		const self = membership && new Neighbours(parts, name, events, membership);
		return self;
	}

	/** Whatever is appended after this is heard of, or found out about. */
	get ready(): Promise<void> {
		return this.#membership.ready;
	}

	tellRow(seq: number, update: Uint8Array): void {
		this.#say({ kind: 'row', count: ++this.#told, seq, update });
	}

	tellCompacted(seq: number, size: number): void {
		this.#say({ kind: 'compacted', seq, size });
	}

	tellPeople(people: People): void {
		this.#say({ kind: 'presence', people });
	}

	/** From time to time: says that one is there, and forgets who hasn't said so for long. */
	tidy(): void {
		this.#sayHere();
		const { timers, limits } = this.#parts;
		for (const neighbour of this.#known.values()) {
			if (timers.now() - neighbour.heard >= limits.neighbourGone) this.#gone(neighbour);
		}
		if (!this.#membership.isConnected) this.#events.behind();
	}

	leave(): void {
		this.#say({ kind: 'bye' });
		this.#membership.leave();
	}

	#say(message: RoomMessage): void {
		this.#membership.publish(encodeMessage(message));
	}

	#sayHere(): void {
		this.#say({ kind: 'here', count: this.#told, people: this.#events.everybody() });
	}

	private missed(): void {
		this.#say({ kind: 'hello' });
		this.#sayHere();
		this.#events.behind();
	}

	private heard(bytes: Uint8Array, from: string): void {
		try {
			this.#take(decodeRoomMessage(bytes), this.#neighbour(from));
		} catch (error) {
			this.#parts.onError(error, { what: 'fanout', doc: this.#name });
			// Whatever it was, it may have been a row.
			this.#events.behind();
		}
	}

	#take(message: RoomMessage, from: Neighbour): void {
		switch (message.kind) {
			case 'row':
				this.#count(from, message.count, 1);
				this.#events.row(message.seq, message.update);
				return;
			case 'here':
				this.#count(from, message.count, 0);
				this.#events.people(from, message.people, true);
				return;
			case 'presence':
				this.#events.people(from, message.people, false);
				return;
			case 'compacted':
				this.#events.compacted(message.seq, message.size);
				return;
			case 'hello':
				this.#sayHere();
				return;
			case 'bye':
				this.#gone(from);
				return;
		}
	}

	/** `brings`: rows that came with this word. The first word of one that is long there counts as a gap. */
	#count(from: Neighbour, rows: number, brings: number): void {
		if (from.rows + brings !== rows) this.#events.behind();
		from.rows = rows;
	}

	#neighbour(id: string): Neighbour {
		const now = this.#parts.timers.now();
		const known = this.#known.get(id) ?? { id, heard: now, rows: 0 };
		known.heard = now;
		this.#known.set(id, known);
		return known;
	}

	#gone(neighbour: Neighbour): void {
		this.#known.delete(neighbour.id);
		this.#events.gone(neighbour);
	}
}
