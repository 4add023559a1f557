/** What a frame, or a part of one, isn't: it ends early, says too much, or says what can't be. */
export class Malformed extends Error {}

/** 2^53 − 1 needs eight groups of seven bits; a ninth byte is somebody trying something. */
const MAX_VARUINT_BYTES = 8;

/**
 * Reads lib0's encoding from bytes that nobody has checked: every read ends inside them or throws
 * Malformed, and nothing is allocated on the word of a count.
 */
export class ByteReader {
	readonly bytes: Uint8Array;
	pos: number;
	/** Nothing is read from here on; the bytes' end, or before it. */
	end: number;

	constructor(bytes: Uint8Array, pos = 0) {
		this.bytes = bytes;
		this.pos = pos;
		this.end = bytes.length;
	}

	get done(): boolean {
		return this.pos === this.bytes.length;
	}

	uint8(): number {
		const byte = this.pos < this.end ? this.bytes[this.pos] : undefined;
		if (byte === undefined) throw new Malformed('ends early');
		this.pos++;
		return byte;
	}

	varUint(): number {
		let value = 0;
		let unit = 1;
		for (let read = 0; read < MAX_VARUINT_BYTES; read++) {
			const byte = this.uint8();
			value += (byte & 0x7f) * unit;
			if (byte < 0x80) {
				if (value > Number.MAX_SAFE_INTEGER) break;
				return value;
			}
			unit *= 128;
		}
		throw new Malformed('a number is too large');
	}

	skip(length: number): void {
		if (length > this.end - this.pos) throw new Malformed('ends early');
		this.pos += length;
	}

	/** A view on the same memory, not a copy. */
	take(length: number): Uint8Array {
		const from = this.pos;
		this.skip(length);
		return this.bytes.subarray(from, this.pos);
	}

	varBytes(): Uint8Array {
		return this.take(this.varUint());
	}
}
