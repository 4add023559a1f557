/** What is below a WebSocket, as far as sending goes (node:stream's Writable). */
export interface Outlet {
	write(bytes: Uint8Array): unknown;
	/** Bytes that it took and couldn't pass on yet. */
	readonly writableLength: number;
}

/** The WebSocket itself: once it is closing, nothing more may be written. */
export interface Door {
	readonly readyState: number;
	readonly OPEN: number;
}

/** Bytes up to which a frame is worth being copied together with others. */
const WORTH_GATHERING = 16 * 1024;

/**
 * What one turn of the event loop has to say to many sockets. A write costs more than all else
 * about sending, so a tick's update, an acknowledgement and presence go out in one; where they
 * are the same for the next socket, they are put together once.
 */
export class Outboxes {
	#full: Outbox[] = [];
	#parts: readonly Uint8Array[] = [];
	#joined: Uint8Array = new Uint8Array();

	add(outbox: Outbox): void {
		if (this.#full.length === 0) setImmediate(() => this.#flush());
		this.#full.push(outbox);
	}

	/** The parts one after the other; the same bytes again as long as the parts are the same. */
	join(parts: readonly Uint8Array[]): Uint8Array {
		const same =
			parts.length === this.#parts.length && parts.every((part, i) => part === this.#parts[i]);
		if (!same) {
			this.#parts = parts;
			this.#joined = Buffer.concat(parts);
		}
		return this.#joined;
	}

	#flush(): void {
		const full = this.#full;
		this.#full = [];
		for (const outbox of full) outbox.flush();
		this.#parts = [];
	}
}

/** What is to be written to one socket when the turn ends. */
export class Outbox {
	readonly #door: Door;
	readonly #outlet: Outlet;
	readonly #all: Outboxes;
	/** Null while there are none: most have nothing to say most of the time. */
	#frames: Uint8Array[] | null = null;
	#bytes = 0;

	constructor(door: Door, outlet: Outlet, all: Outboxes) {
		this.#door = door;
		this.#outlet = outlet;
		this.#all = all;
	}

	/** Bytes that aren't on their way yet. */
	get unsent(): number {
		return this.#bytes + this.#outlet.writableLength;
	}

	/** Takes a whole WebSocket frame; its bytes must not change afterwards. */
	send(frame: Uint8Array): void {
		if (!this.#isOpen) return;
		if (frame.length > WORTH_GATHERING) {
			this.flush();
			this.#outlet.write(frame);
			return;
		}
		if (this.#frames === null) {
			this.#all.add(this);
			this.#frames = [frame];
		} else this.#frames.push(frame);
		this.#bytes += frame.length;
	}

	/** Writes what there is, without waiting for the turn to end. */
	flush(): void {
		const frames = this.#frames;
		if (frames === null) return;
		this.#frames = null;
		this.#bytes = 0;
		const [only] = frames;
		if (this.#isOpen && only !== undefined) {
			this.#outlet.write(frames.length === 1 ? only : this.#all.join(frames));
		}
	}

	get #isOpen(): boolean {
		return this.#door.readyState === this.#door.OPEN;
	}
}
