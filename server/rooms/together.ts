import type { Steps } from '../protocol/steps.ts';
import type { ScannedUpdate } from '../protocol/update-scan.ts';
import type { Connection } from './connection.ts';
import type { RoomDocument } from './document.ts';
import { ForeignRows } from './foreign-rows.ts';
import { Neighbours } from './neighbours.ts';
import type { Presence } from './presence.ts';
import type { RoomParts } from './room-host.ts';

export interface TogetherOptions {
	readonly name: string;
	readonly parts: RoomParts;
	readonly presence: Presence<Connection>;
	/** Everything up to row `seq` is in the document. */
	readonly reached: (seq: number) => void;
	/** Another process appended so many bytes, or put a snapshot of so many in the rows' place. */
	readonly appended: (bytes: number) => void;
	readonly compacted: (size: number) => void;
	/** settle() has something to do. */
	readonly wake: () => void;
	readonly tellPresence: () => void;
}

/** One room of several processes: what it hears from the same room elsewhere, and what it says. */
export class Together {
	readonly #presence: Presence<Connection>;
	readonly #rows: ForeignRows;
	readonly #neighbours: Neighbours;

	private constructor(presence: Presence<Connection>, rows: ForeignRows, neighbours: Neighbours) {
		this.#presence = presence;
		this.#rows = rows;
		this.#neighbours = neighbours;
	}

	/** Null in a process that is alone. */
	static find(options: TogetherOptions): Together | null {
		const { name, parts, presence, wake, tellPresence } = options;
		const rows = new ForeignRows(options);
		const neighbours = Neighbours.find(parts, name, {
			row(_, update) {
				options.appended(update.length);
				rows.told(update);
				wake();
			},
			behind() {
				rows.behind();
				wake();
			},
			compacted: (_, size) => options.compacted(size),
			people(from, people, whole) {
				if (presence.receiveFrom(from, people, whole)) tellPresence();
			},
			gone(from) {
				if (presence.leave(from)) tellPresence();
			},
			everybody: () => presence.everybodyHere()
		});
		return neighbours === null ? null : new Together(presence, rows, neighbours);
	}

	/** Resolved when what others append from now on is heard of, or found out about. */
	get ready(): Promise<void> {
		return this.#neighbours.ready;
	}

	loaded(seq: number): void {
		this.#rows.loaded(seq);
	}

	/** Something that others appended waits for settle(). */
	get isWaiting(): boolean {
		return this.#rows.isWaiting;
	}

	/** Takes it into the document, which must be clean, and adds what changed to `changes`. */
	settle(document: RoomDocument, changes: ScannedUpdate[]): Steps<void> {
		return this.#rows.settle(document, changes);
	}

	/** Reads the log where something that others appended may be missing here. */
	look(): void {
		this.#rows.look();
	}

	catchUp(): Promise<void> {
		return this.#rows.catchUp();
	}

	tellRow(seq: number, update: Uint8Array): void {
		this.#neighbours.tellRow(seq, update);
	}

	tellCompacted(seq: number, size: number): void {
		this.#neighbours.tellCompacted(seq, size);
	}

	/** To be called before the readers' frames are taken. */
	tellPeople(): void {
		const people = this.#presence.changedHere();
		if (people !== null) this.#neighbours.tellPeople(people);
	}

	tidy(): void {
		this.#neighbours.tidy();
	}

	leave(): void {
		this.#rows.stop();
		this.#neighbours.leave();
	}
}
