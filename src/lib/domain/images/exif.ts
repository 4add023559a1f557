import { ascii, ByteReader, concat } from './byte-reader.ts';
import { BrokenImage } from './types.ts';

/** The one thing that we want of EXIF (CIPA DC-008): how the camera was held. */
const HEAD = 'Exif\0\0';
const ORIENTATION = 0x0112;
const SHORT = 3;
const BIG_ENDIAN = 'MM';
const LITTLE_ENDIAN = 'II';

/**
 * Orientation, 1 to 8, of an APP1 segment's body; null where it says none. A broken EXIF is none:
 * it is thrown away anyway.
 */
export function orientationOf(body: Uint8Array): number | null {
	try {
		const outer = new ByteReader(body);
		if (outer.ascii(HEAD.length) !== HEAD) return null;
		const reader = new ByteReader(body.subarray(HEAD.length));
		const order = reader.ascii(2);
		if (order !== BIG_ENDIAN && order !== LITTLE_ENDIAN) return null;
		const little = order === LITTLE_ENDIAN;
		if (reader.u16(little) !== 42) return null;
		reader.at = reader.u32(little);
		for (let entries = reader.u16(little); entries > 0; entries--) {
			const [tag, type, count] = [reader.u16(little), reader.u16(little), reader.u32(little)];
			const value = reader.u16(little);
			reader.take(2);
			if (tag !== ORIENTATION) continue;
			return type === SHORT && count === 1 && value >= 1 && value <= 8 ? value : null;
		}
		return null;
	} catch (error) {
		if (error instanceof BrokenImage) return null;
		throw error;
	}
}

/** The body of an APP1 segment that says this and nothing else. */
export function orientationExif(orientation: number): Uint8Array {
	const directory = new DataView(new ArrayBuffer(8 + 2 + 12 + 4));
	directory.setUint16(0, 0x4d4d);
	directory.setUint16(2, 42);
	directory.setUint32(4, 8);
	directory.setUint16(8, 1);
	directory.setUint16(10, ORIENTATION);
	directory.setUint16(12, SHORT);
	directory.setUint32(14, 1);
	directory.setUint16(18, orientation);
	return concat([ascii(HEAD), new Uint8Array(directory.buffer)]);
}
