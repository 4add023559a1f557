/** Bytes that a number takes in lib0's encoding. */
export function sizeOfVarUint(value: number): number {
	let size = 1;
	for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 128)) size++;
	return size;
}

export const sizeOfVarBytes = (bytes: Uint8Array): number =>
	sizeOfVarUint(bytes.length) + bytes.length;

/**
 * Writes lib0's encoding into memory of a size that is known beforehand, which costs a fraction of
 * a growing encoder: frames are made by the thousand.
 */
export class ByteWriter {
	readonly #bytes: Buffer;
	#pos = 0;

	/** `size`: exactly what will be written. */
	constructor(size: number) {
		this.#bytes = Buffer.allocUnsafe(size);
	}

	varUint(value: number): this {
		let rest = value;
		while (rest >= 0x80) {
			this.#bytes[this.#pos++] = 0x80 | (rest & 0x7f);
			// No shift: clocks and client ids may have more than 32 bits.
			rest = Math.floor(rest / 128);
		}
		this.#bytes[this.#pos++] = rest;
		return this;
	}

	byte(value: number): this {
		this.#bytes[this.#pos++] = value;
		return this;
	}

	/** In so many bytes, the highest first. */
	number(value: number, size: number): this {
		let rest = value;
		for (let i = size - 1; i >= 0; i--) {
			this.#bytes[this.#pos + i] = rest & 0xff;
			rest = Math.floor(rest / 256);
		}
		this.#pos += size;
		return this;
	}

	bytes(bytes: Uint8Array): this {
		this.#bytes.set(bytes, this.#pos);
		this.#pos += bytes.length;
		return this;
	}

	varBytes(bytes: Uint8Array): this {
		return this.varUint(bytes.length).bytes(bytes);
	}

	/** What was written. Throws when it isn't what was announced. */
	done(): Uint8Array {
		if (this.#pos !== this.#bytes.length) throw new Error('a size was miscounted');
		return this.#bytes;
	}
}
