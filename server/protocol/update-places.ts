import { ByteReader } from './bytes.ts';
import { readStruct, type Reference, type StructVisitor } from './update-structs.ts';

/** One clock of one Yjs client. */
export interface StructId {
	readonly client: number;
	readonly clock: number;
}

/** Where a struct says that it belongs. All null: nowhere, as it is no item. */
export interface Place {
	/** What it was put right after, and right before. */
	readonly left: StructId | null;
	readonly right: StructId | null;
	/** The type it is in, where it names that and no neighbour. */
	readonly parent: StructId | null;
	readonly root: string | null;
	/** The key that it sets in a map, where it names no value before it. */
	readonly key: string | null;
}

/** Reads structs one by one and tells of each where it belongs. Throws Malformed. */
export class PlaceReader implements Place, StructVisitor {
	readonly #in: ByteReader;
	left: StructId | null = null;
	right: StructId | null = null;
	parent: StructId | null = null;
	/** Whether the last one is a map, array, text or element. */
	isType = false;
	/** Where the names are; −1: there is none. Most are never asked for. */
	#root = -1;
	#key = -1;

	constructor(reader: ByteReader) {
		this.#in = reader;
	}

	get root(): string | null {
		return this.#text(this.#root);
	}

	get key(): string | null {
		return this.#text(this.#key);
	}

	get isNowhere(): boolean {
		return this.left === null && this.right === null && this.parent === null && this.#root < 0;
	}

	/** Passes over one struct and answers its length in clocks. */
	read(): number {
		this.left = this.right = this.parent = null;
		this.isType = false;
		this.#root = this.#key = -1;
		return readStruct(this.#in, this);
	}

	reference(to: Reference, client: number, clock: number): void {
		this[to] = { client, clock };
	}

	rootName(at: number): void {
		this.#root = at;
	}

	firstValue(_: number, key: number): void {
		this.#key = key;
	}

	makesType(): void {
		this.isType = true;
	}

	values(): void {
		// The scan has counted them.
	}

	makesDocument(): void {
		// Only the scan asks.
	}

	#text(at: number): string | null {
		if (at < 0) return null;
		const bytes = new ByteReader(this.#in.bytes, at).varBytes();
		return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
	}
}
