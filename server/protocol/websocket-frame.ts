import { ByteWriter } from './byte-writer.ts';

/** A final frame of a binary message; what a server sends isn't masked (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
/** Lengths that say where the real one is: in the next 2, and in the next 8 bytes. */
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;
const TWO_BYTES = 2 ** 16;

const sizeOfHeader = (size: number): number =>
	size < IN_TWO_BYTES ? 2 : size < TWO_BYTES ? 4 : 10;

/**
 * Begins a binary message of `size` bytes as it goes over the wire, header included. Made once for
 * everybody who gets it: below the WebSocket there is then nothing left to do but to write it.
 */
export function websocketFrame(size: number): ByteWriter {
	const writer = new ByteWriter(sizeOfHeader(size) + size).byte(FINAL_BINARY);
	if (size < IN_TWO_BYTES) return writer.byte(size);
	if (size < TWO_BYTES) return writer.byte(IN_TWO_BYTES).number(size, 2);
	return writer.byte(IN_EIGHT_BYTES).number(size, 8);
}
