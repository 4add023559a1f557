import { ByteReader, Malformed } from './bytes.ts';
import { atOnce, Stint, type Steps } from './steps.ts';
import { MOST_ROOTS } from './update-costs.ts';
import { readStruct, type Reference, type StructVisitor } from './update-structs.ts';

/**
 * Walks a Yjs update (V1) without building anything of it, before Yjs sees it: Yjs trusts the
 * counts it reads (twelve bytes make it allocate 240 MB), and an item that refers to what isn't
 * there can break a document half-way. The layout follows yjs 13.6 src/utils/encoding.js.
 */
export interface ScannedUpdate {
	readonly bytes: Uint8Array;
	/** One per Yjs client, in the order found. */
	readonly sections: readonly StructSection[];
	readonly deletes: readonly DeletedRange[];
}

/** Consecutive structs of one Yjs client: clocks `clock` up to, without, `end`. */
export interface StructSection {
	readonly client: number;
	readonly clock: number;
	readonly end: number;
	readonly count: number;
	/** Where the structs themselves are in the update's bytes. */
	readonly from: number;
	readonly to: number;
}

export interface DeletedRange {
	readonly client: number;
	readonly clock: number;
	readonly end: number;
}

/** A document's clock counts characters; nobody types four billion. Keeps sums exact as well. */
const MAX_CLOCK = 2 ** 32;
/** Structs and deletions in one update. A frame of 4 MB from an honest client holds about 160,000. */
const MAX_STRUCTS = 200_000;
/** Yjs clients in one update: each is one opening of a page. Conflicts cost their square. */
const MAX_CLIENTS = 5_000;

/**
 * Values of one key of one map that don't name the value before them. An honest client leaves that
 * out only for the first, so there is one for each who set it at the same time; and Yjs walks over
 * all of them for each of them.
 */
const MAX_FIRST_VALUES = 1_000;

/**
 * Bytes of one struct, and values in it: nothing can stop Yjs in the middle of one. Three megabytes of
 * JSON, or as many values of a byte, take it a third of a second.
 */
const MAX_STRUCT_BYTES = 1024 * 1024;
const MAX_VALUES = 100_000;

/** Throws Malformed for anything that isn't exactly one V1 update of a size that can be taken. */
export function scanUpdate(bytes: Uint8Array): ScannedUpdate {
	return atOnce(scanUpdateInSteps(bytes));
}

/** The same in steps: four megabytes take as long as twenty updates may. */
export function scanUpdateInSteps(bytes: Uint8Array): Steps<ScannedUpdate> {
	return new UpdateScan(bytes, true).run();
}

/** For what Yjs wrote here itself, however large. */
export function scanOwnUpdate(bytes: Uint8Array): ScannedUpdate {
	return atOnce(scanOwnUpdateInSteps(bytes));
}

export function scanOwnUpdateInSteps(bytes: Uint8Array): Steps<ScannedUpdate> {
	return new UpdateScan(bytes, false).run();
}

class UpdateScan implements StructVisitor {
	readonly #in: ByteReader;
	readonly #limited: boolean;
	readonly #sections: StructSection[] = [];
	readonly #deletes: DeletedRange[] = [];
	readonly #stint = new Stint();
	#structs = 0;
	/** The struct that is being walked. */
	#client = 0;
	#clock = 0;
	/** Map and key → values that name none before them. */
	readonly #firstValues = new Map<string, number>();
	readonly #roots = new Set<string>();

	constructor(bytes: Uint8Array, limited: boolean) {
		this.#in = new ByteReader(bytes);
		this.#limited = limited;
	}

	*run(): Steps<ScannedUpdate> {
		const clients = this.#in.varUint();
		if (this.#limited && clients > MAX_CLIENTS) throw new Malformed('too many clients');
		const seen = new Set<number>();
		for (let i = 0; i < clients; i++) {
			const section = yield* this.#section();
			// Yjs would keep only the last of two sections and lose the other.
			if (seen.has(section.client)) throw new Malformed('a client twice');
			seen.add(section.client);
			this.#sections.push(section);
		}
		yield* this.#deleteSet();
		if (!this.#in.done) throw new Malformed('more bytes than an update has');
		return {
			bytes: this.#in.bytes,
			sections: this.#sections,
			deletes: this.#deletes
		};
	}

	*#section(): Steps<StructSection> {
		const count = this.#in.varUint();
		this.#structs += count;
		if (this.#limited && this.#structs > MAX_STRUCTS) throw new Malformed('too many structs');
		const client = this.#in.varUint();
		const clock = this.#readClock();
		const from = this.#in.pos;
		const { length: all } = this.#in.bytes;
		this.#client = client;
		let end = clock;
		for (let i = 0; i < count; i++) {
			this.#clock = end;
			// A value that is too large isn't even walked to its end.
			if (this.#limited) this.#in.end = Math.min(all, this.#in.pos + MAX_STRUCT_BYTES);
			const length = readStruct(this.#in, this);
			// A struct without length never ends in some of Yjs's loops.
			if (length === 0) throw new Malformed('an empty struct');
			end += length;
			if (end > MAX_CLOCK) throw new Malformed('a clock is too large');
			if (this.#stint.ends()) yield* this.#stint.rest();
		}
		this.#in.end = all;
		return { client, clock, end, count, from, to: this.#in.pos };
	}

	#readClock(): number {
		return checkedClock(this.#in.varUint());
	}

	/** `from`: where the map and its key begin; they end here. */
	firstValue(from: number): void {
		// In a small update there can't be too many: the usual one isn't slowed down.
		if (!this.#limited || this.#structs <= MAX_FIRST_VALUES) return;
		const place = Buffer.from(this.#in.bytes.subarray(from, this.#in.pos)).toString('latin1');
		const count = (this.#firstValues.get(place) ?? 0) + 1;
		if (count > MAX_FIRST_VALUES) throw new Malformed('too many first values of one key');
		this.#firstValues.set(place, count);
	}

	reference(_: Reference, client: number, clock: number): void {
		// Yjs waits for what other clients have yet to send, but takes a client's own past for granted.
		if (checkedClock(clock) >= this.#clock && client === this.#client) {
			throw new Malformed('a struct refers to its own future');
		}
	}

	rootName(at: number): void {
		// As above: no more roots than structs.
		if (!this.#limited || this.#structs <= MOST_ROOTS) return;
		const name = new ByteReader(this.#in.bytes, at).varBytes();
		this.#roots.add(Buffer.from(name.buffer, name.byteOffset, name.length).toString('latin1'));
		if (this.#roots.size > MOST_ROOTS) throw new Malformed('too many root types');
	}

	values(count: number): void {
		if (this.#limited && count > MAX_VALUES) throw new Malformed('too many values at once');
	}

	makesType(): void {
		// Who applies it cares.
	}

	makesDocument(): void {
		// Ten bytes would become a whole document in memory, a hundred times as large.
		if (this.#limited) throw new Malformed('a document within the document');
	}

	*#deleteSet(): Steps<void> {
		const clients = this.#in.varUint();
		for (let i = 0; i < clients; i++) {
			const client = this.#in.varUint();
			const count = this.#in.varUint();
			let before = 0;
			this.#structs += count;
			if (this.#limited && this.#structs > MAX_STRUCTS) throw new Malformed('too many structs');
			for (let j = 0; j < count; j++) {
				const clock = this.#readClock();
				const end = clock + this.#in.varUint();
				if (end > MAX_CLOCK) throw new Malformed('a clock is too large');
				// Yjs sorts and merges what it sends; what it keeps for later it can't write otherwise.
				if (this.#limited && (end === clock || clock < before)) {
					throw new Malformed('deletions out of order');
				}
				before = end;
				if (end > clock) this.#deletes.push({ client, clock, end });
				if (this.#stint.ends()) yield* this.#stint.rest();
			}
		}
	}
}

function checkedClock(clock: number): number {
	if (clock > MAX_CLOCK) throw new Malformed('a clock is too large');
	return clock;
}
