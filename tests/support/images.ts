import { crc32, deflateSync } from 'node:zlib';

/** Real image files for tests, small, and with whatever chunks a test wants in them. */

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
const u32 = (value: number): Uint8Array => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
};
const u16le = (value: number): Uint8Array => Uint8Array.of(value & 0xff, value >> 8);

/** What must never be found in a file that the server keeps. */
export const SECRET = 'GPS 59.9386 30.3141';

// ---- PNG

export const pngChunk = (name: string, body: Uint8Array): Uint8Array => {
	const named = join(latin(name), body);
	return join(u32(body.length), named, u32(crc32(named)));
};

const PNG_MARK = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export const pngHeader = (width: number, height: number, depth = 8, color = 6): Uint8Array =>
	pngChunk('IHDR', join(u32(width), u32(height), Uint8Array.of(depth, color, 0, 0, 0)));

/** A PNG of one colour; `extra` goes between its header and its pixels. */
export function png(
	width: number,
	height: number,
	{ extra = [], rgba = [74, 69, 201, 255] }: { extra?: Uint8Array[]; rgba?: number[] } = {}
): Uint8Array {
	const row = join(Uint8Array.of(0), ...Array.from({ length: width }, () => Uint8Array.from(rgba)));
	const pixels = join(...Array.from({ length: height }, () => row));
	return join(
		PNG_MARK,
		pngHeader(width, height),
		...extra,
		pngChunk('IDAT', deflateSync(pixels)),
		pngChunk('IEND', new Uint8Array(0))
	);
}

/** A header that promises this size, and pixels that don't keep it. */
export const pngBomb = (width: number, height: number): Uint8Array =>
	join(
		PNG_MARK,
		pngHeader(width, height),
		pngChunk('IDAT', deflateSync(new Uint8Array(64))),
		pngChunk('IEND', new Uint8Array(0))
	);

export const pngText = (): Uint8Array => pngChunk('tEXt', latin(`Comment\0${SECRET}`));

// ---- JPEG

/** 3 × 2 pixels, as Chromium writes them, with a colour profile. */
const JPEG =
	'/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAaEAEAAQUAAAAAAAAAAAAAAAAAAQIDM3Kx/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAZEQABBQAAAAAAAAAAAAAAAAAAAQIDM3H/2gAMAwEAAhEDEQA/AIVnDRrHAAJ7Xapbw1txD//Z';

export const jpegSegment = (marker: number, body: Uint8Array): Uint8Array =>
	join(Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body);

/** `extra` goes right after the start of the file, `after` behind its end. */
export function jpeg({
	extra = [],
	after = []
}:
	| Record<'extra' | 'after', Uint8Array[]>
	| Partial<Record<'extra' | 'after', Uint8Array[]>> = {}): Uint8Array {
	const bytes = Buffer.from(JPEG, 'base64');
	return join(bytes.subarray(0, 2), ...extra, bytes.subarray(2), ...after);
}

/** An EXIF segment with an orientation and a place; big-endian or little-endian. */
export function exif(orientation: number, little = false): Uint8Array {
	const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
	const w16 = (v: number, at: number) =>
		little ? tiff.writeUInt16LE(v, at) : tiff.writeUInt16BE(v, at);
	const w32 = (v: number, at: number) =>
		little ? tiff.writeUInt32LE(v, at) : tiff.writeUInt32BE(v, at);
	tiff.write(little ? 'II' : 'MM', 0, 'latin1');
	w16(42, 2);
	w32(8, 4);
	w16(2, 8);
	w16(0x010e, 10);
	w16(2, 12);
	w32(SECRET.length, 14);
	w32(tiff.length, 18);
	w16(0x0112, 22);
	w16(3, 24);
	w32(1, 26);
	w16(orientation, 30);
	return jpegSegment(0xe1, join(latin('Exif\0\0'), tiff, latin(SECRET)));
}

export const jpegNote = (marker: number, head: string): Uint8Array =>
	jpegSegment(marker, latin(head + SECRET));

// ---- GIF

/** 2 × 1 pixels. `extra` goes before the first frame. */
export const gif = (extra: readonly Uint8Array[] = []): Uint8Array =>
	join(
		latin('GIF89a'),
		u16le(2),
		u16le(1),
		Uint8Array.of(0x80, 0, 0, 255, 0, 0, 0, 0, 255),
		...extra,
		Uint8Array.of(0x2c),
		...[0, 0, 2, 1].map(u16le),
		Uint8Array.of(0, 2, 2, 0x44, 0x0a, 0, 0x3b)
	);

export const gifExtension = (label: number, ...blocks: readonly string[]): Uint8Array =>
	join(
		Uint8Array.of(0x21, label),
		...blocks.map((block) => join(Uint8Array.of(block.length), latin(block))),
		Uint8Array.of(0)
	);

// ---- WebP

/** The picture of a 3 × 2 lossless WebP, as Chromium writes it. */
const VP8L = Buffer.from('LwJAAAAPEPO//+3/Lw==', 'base64');
VP8L.set([0x2f, 0x02, 0x40, 0x00, 0x00]);

export const webpChunk = (name: string, body: Uint8Array): Uint8Array => {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(body.length);
	return join(latin(name), length, body, new Uint8Array(body.length % 2));
};

export const webpFile = (...chunks: readonly Uint8Array[]): Uint8Array =>
	webpChunk('RIFF', join(latin('WEBP'), ...chunks));

/** Only its picture. */
export const webpSimple = (): Uint8Array => webpFile(webpChunk('VP8L', VP8L));

/** With a header: flags for EXIF and XMP set, and `extra` behind the picture. */
export const webp = (extra: readonly Uint8Array[] = [], [width, height] = [3, 2]): Uint8Array =>
	webpFile(
		webpChunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, ...u24(width - 1), ...u24(height - 1))),
		webpChunk('VP8L', VP8L),
		...extra
	);

const u24 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff, value >> 16];
export const words = latin;
