import { ByteReader, concat } from './byte-reader.ts';
import { BrokenImage, type CleanImage } from './types.ts';

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export const GIF_MARKS = ['GIF87a', 'GIF89a'] as const;

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
/** The two names under which the number of repetitions goes. */
const LOOPING: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/** A GIF without comments, texts, other programs' blocks and whatever follows its end. */
export function readGif(bytes: Uint8Array): CleanImage {
	const reader = new ByteReader(bytes);
	reader.take(GIF_MARKS[0].length);
	let width = reader.u16(true);
	let height = reader.u16(true);
	const flags = reader.u8();
	reader.take(2);
	takeColors(reader, flags);
	const kept: Uint8Array[] = [bytes.subarray(0, reader.at)];
	let images = 0;
	for (;;) {
		const from = reader.at;
		const block = reader.u8();
		if (block === TRAILER) break;
		let keep = true;
		if (block === EXTENSION) {
			keep = takeExtension(reader);
		} else if (block === IMAGE) {
			const [left, top] = [reader.u16(true), reader.u16(true)];
			// A frame may reach beyond the screen; some programs grow the picture to hold it.
			width = Math.max(width, left + reader.u16(true));
			height = Math.max(height, top + reader.u16(true));
			takeColors(reader, reader.u8());
			reader.take(1);
			takeBlocks(reader);
			images++;
		} else {
			throw new BrokenImage('an unknown block');
		}
		if (keep) kept.push(bytes.subarray(from, reader.at));
	}
	if (images === 0 || width === 0 || height === 0) throw new BrokenImage('no picture in it');
	kept.push(Uint8Array.of(TRAILER));
	return { type: 'image/gif', width, height, orientation: 1, bytes: concat(kept) };
}

function takeColors(reader: ByteReader, flags: number): void {
	if ((flags & 0x80) !== 0) reader.take(3 * 2 ** ((flags & 0x07) + 1));
}

/** Whether the picture needs it: how long a frame stands, and how often all is repeated. */
function takeExtension(reader: ByteReader): boolean {
	const label = reader.u8();
	if (label !== APPLICATION) {
		takeBlocks(reader);
		return label === GRAPHIC_CONTROL;
	}
	const name = reader.ascii(reader.u8());
	takeBlocks(reader);
	return LOOPING.includes(name);
}

/** Runs of up to 255 bytes, ended by an empty one. */
function takeBlocks(reader: ByteReader): void {
	for (let length = reader.u8(); length > 0; length = reader.u8()) reader.take(length);
}
