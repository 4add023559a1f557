import { BrokenImage } from './types.ts';

/** Reads on and on through a file. What would reach past its end throws BrokenImage. */
export class ByteReader {
	readonly bytes: Uint8Array;
	readonly #view: DataView;
	at = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	get left(): number {
		return this.bytes.length - this.at;
	}

	u8(): number {
		return this.#view.getUint8(this.#take(1));
	}

	/** Big-endian unless said otherwise, as are the others. */
	u16(littleEndian = false): number {
		return this.#view.getUint16(this.#take(2), littleEndian);
	}

	u32(littleEndian = false): number {
		return this.#view.getUint32(this.#take(4), littleEndian);
	}

	/** 24 bits, little-endian: only WebP has them. */
	u24le(): number {
		return this.u16(true) | (this.u8() << 16);
	}

	ascii(length: number): string {
		return String.fromCharCode(...this.take(length));
	}

	/** The next bytes, as a view of the file's own. */
	take(length: number): Uint8Array {
		const from = this.#take(length);
		return this.bytes.subarray(from, from + length);
	}

	#take(length: number): number {
		if (length > this.left) throw new BrokenImage('the file ends too early');
		const from = this.at;
		this.at += length;
		return from;
	}
}

/** A mark as its bytes. */
export const ascii = (text: string): Uint8Array =>
	Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Whether these bytes are at that place. */
export const hasMark = (bytes: Uint8Array, mark: ArrayLike<number>, at = 0): boolean =>
	Array.from(mark).every((byte, i) => bytes[at + i] === byte);

export function concat(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
