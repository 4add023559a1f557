import { ascii, ByteReader, concat } from './byte-reader.ts';
import { BrokenImage, type CleanImage } from './types.ts';

/** https://developers.google.com/speed/webp/docs/riff_container */
export const WEBP_MARK = { riff: 'RIFF', webp: 'WEBP', at: 8 } as const;

interface Size {
	readonly width: number;
	readonly height: number;
}
interface Chunk {
	readonly name: string;
	readonly body: Uint8Array;
}

/** Of a file with a header of its own; all else is somebody's words or unknown. */
const KEPT: readonly string[] = ['ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'];
const KEPT_IN_FRAME: readonly string[] = ['ALPH', 'VP8 ', 'VP8L'];
/** Bits of VP8X: there is EXIF, there is XMP. */
const METADATA_FLAGS = 0x08 | 0x04;
/** Bytes of ANMF before its own chunks. */
const FRAME_HEADER = 16;

/** A WebP without EXIF, XMP, unknown chunks and whatever follows its end. */
export function readWebp(bytes: Uint8Array): CleanImage {
	const outer = new ByteReader(bytes);
	outer.take(4);
	const body = outer.take(outer.u32(true));
	const chunks = chunksOf(body.subarray(4));
	const [first] = chunks;
	if (first === undefined) throw new BrokenImage('no picture in it');
	const simple = first.name === 'VP8 ' || first.name === 'VP8L';
	const size = simple ? pictureSize(first) : canvasSize(first);
	const kept = simple ? [first] : [withoutFlags(first), ...pictures(chunks.slice(1), size)];
	return { type: 'image/webp', ...size, orientation: 1, bytes: fileOf(kept) };
}

function chunksOf(bytes: Uint8Array): Chunk[] {
	const reader = new ByteReader(bytes);
	const chunks: Chunk[] = [];
	while (reader.left > 0) {
		const name = reader.ascii(4);
		const length = reader.u32(true);
		chunks.push({ name, body: reader.take(length) });
		// Padded to an even length; some writers forget it at the very end.
		if (length % 2 === 1 && reader.left > 0) reader.take(1);
	}
	return chunks;
}

function canvasSize({ name, body }: Chunk): Size {
	if (name !== 'VP8X' || body.length < 10) throw new BrokenImage('no header');
	const reader = new ByteReader(body);
	reader.take(4);
	return { width: reader.u24le() + 1, height: reader.u24le() + 1 };
}

/** https://www.rfc-editor.org/rfc/rfc6386#section-9.1 and RFC 9649 §3.4 */
function pictureSize({ name, body }: Chunk): Size {
	const reader = new ByteReader(body);
	if (name === 'VP8L') {
		if (reader.u8() !== 0x2f) throw new BrokenImage('no lossless picture');
		const bits = reader.u32(true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	const keyFrame = (reader.take(3)[0] ?? 1) % 2 === 0;
	const mark = [...reader.take(3)].join();
	const width = reader.u16(true) & 0x3fff;
	const height = reader.u16(true) & 0x3fff;
	if (!keyFrame || mark !== '157,1,42' || width === 0 || height === 0) {
		throw new BrokenImage('no picture');
	}
	return { width, height };
}

/** The picture, or the frames of an animation, each of which must lie within the canvas. */
function pictures(chunks: readonly Chunk[], canvas: Size): Chunk[] {
	const kept = chunks.filter(({ name }) => KEPT.includes(name));
	let found = 0;
	const cleaned = kept.map((chunk) => {
		if (chunk.name === 'VP8 ' || chunk.name === 'VP8L') {
			checkWithin(pictureSize(chunk), canvas);
			found++;
		}
		if (chunk.name !== 'ANMF') return chunk;
		const header = new ByteReader(chunk.body).take(FRAME_HEADER);
		const inner = chunksOf(chunk.body.subarray(FRAME_HEADER)).filter(({ name }) =>
			KEPT_IN_FRAME.includes(name)
		);
		const picture = inner.find(({ name }) => name !== 'ALPH');
		if (picture === undefined) throw new BrokenImage('a frame without a picture');
		checkWithin(pictureSize(picture), canvas);
		found++;
		return { name: 'ANMF', body: concat([header, ...inner.map(bytesOf)]) };
	});
	if (found === 0) throw new BrokenImage('no picture in it');
	return cleaned;
}

function checkWithin(picture: Size, canvas: Size): void {
	if (picture.width > canvas.width || picture.height > canvas.height) {
		throw new BrokenImage('a picture larger than its header says');
	}
}

function withoutFlags({ name, body }: Chunk): Chunk {
	const flags = (body[0] ?? 0) & ~METADATA_FLAGS;
	return { name, body: concat([Uint8Array.of(flags), body.subarray(1)]) };
}

function bytesOf({ name, body }: Chunk): Uint8Array {
	const head = new Uint8Array(8);
	head.set(ascii(name));
	new DataView(head.buffer).setUint32(4, body.length, true);
	return concat([head, body, new Uint8Array(body.length % 2)]);
}

function fileOf(chunks: readonly Chunk[]): Uint8Array {
	const body = concat([ascii(WEBP_MARK.webp), ...chunks.map(bytesOf)]);
	return bytesOf({ name: WEBP_MARK.riff, body });
}
