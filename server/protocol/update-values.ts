import { isUtf8 } from 'node:buffer';
import { ByteReader, Malformed } from './bytes.ts';

/** Objects and arrays within each other; Yjs and JSON.stringify follow them by recursion. */
const MAX_DEPTH = 64;

/** Passes over a string; answers its length in UTF-16 units, which is what Yjs counts. */
export function skipString(reader: ByteReader): number {
	const bytes = reader.varBytes();
	let units = 0;
	let plain = true;
	for (const byte of bytes) {
		if (byte < 0x80) units++;
		else {
			plain = false;
			// A lead byte starts one unit, or a surrogate pair; the others continue it.
			if (byte >= 0xf0) units += 2;
			else if (byte >= 0xc0) units++;
		}
	}
	if (!plain && !isUtf8(bytes)) throw new Malformed('text that is not UTF-8');
	return units;
}

/** Passes over JSON as text, used by content that only old documents and rich text have. */
export function skipJson(reader: ByteReader, allowUndefined: boolean): void {
	const start = reader.pos;
	skipString(reader);
	const bytes = new ByteReader(reader.bytes, start).varBytes();
	const source = Buffer.from(bytes).toString('utf8');
	if (allowUndefined && source === 'undefined') return;
	let value: unknown;
	try {
		value = JSON.parse(source);
	} catch {
		throw new Malformed('text that is not JSON');
	}
	if (depthOf(value, MAX_DEPTH) > MAX_DEPTH) throw new Malformed('nested too deeply');
}

/** How deeply objects and arrays lie within each other, counted no further than one past `most`. */
function depthOf(value: unknown, most: number): number {
	if (typeof value !== 'object' || value === null || most < 0) return 0;
	let deepest = 0;
	for (const part of Object.values(value)) deepest = Math.max(deepest, depthOf(part, most - 1));
	return deepest + 1;
}

/** Passes over what lib0's readAny reads. */
export function skipAny(reader: ByteReader, depth = 0): void {
	if (depth > MAX_DEPTH) throw new Malformed('nested too deeply');
	switch (reader.uint8()) {
		case 127: // undefined
		case 126: // null
		case 121: // false
		case 120: // true
			return;
		case 125: // integer
			// The sign takes a bit of the first byte; what continues is as long as an unsigned one.
			if (reader.uint8() & 0x80) reader.varUint();
			return;
		case 124: // float32
			reader.skip(4);
			return;
		case 123: // float64
		case 122: // bigint
			reader.skip(8);
			return;
		case 119:
			skipString(reader);
			return;
		case 118:
			for (let left = reader.varUint(); left > 0; left--) {
				skipString(reader);
				skipAny(reader, depth + 1);
			}
			return;
		case 117:
			for (let left = reader.varUint(); left > 0; left--) skipAny(reader, depth + 1);
			return;
		case 116:
			reader.varBytes();
			return;
		default:
			throw new Malformed('unknown value');
	}
}
