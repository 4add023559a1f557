import { ascii, hasMark } from './byte-reader.ts';
import { GIF_MARKS, readGif } from './gif.ts';
import { JPEG_MARK, readJpeg } from './jpeg.ts';
import { PNG_MARK, readPng } from './png.ts';
import { BrokenImage, type Checksum, type CleanImage } from './types.ts';
import { readWebp, WEBP_MARK } from './webp.ts';

/** Pixels. A browser needs four bytes for each: 200 MB, which is what a phone can still hold. */
export const MAX_PIXELS = 50_000_000;

export type Inspected =
	| { readonly kind: 'image'; readonly image: CleanImage }
	/** A picture made of text, which can hold a program. */
	| { readonly kind: 'svg' }
	/** None of the formats that are kept. */
	| { readonly kind: 'unknown' }
	| { readonly kind: 'broken'; readonly why: string }
	| { readonly kind: 'too-many-pixels'; readonly width: number; readonly height: number };

/**
 * Looks through a file without decoding a pixel, and takes everything out of it that isn't the
 * picture: where it was taken, with what, by whom, and what was appended to it. The page does so
 * before it sends a file, and the server again, because anybody can send it one.
 * @param crc32 checks a PNG's parts; null: the checksums aren't looked at
 */
export function inspectImage(bytes: Uint8Array, crc32: Checksum | null): Inspected {
	try {
		const image = read(bytes, crc32);
		if (image === null) return { kind: looksLikeSvg(bytes) ? 'svg' : 'unknown' };
		const { width, height } = image;
		return width * height > MAX_PIXELS
			? { kind: 'too-many-pixels', width, height }
			: { kind: 'image', image };
	} catch (error) {
		if (error instanceof BrokenImage) return { kind: 'broken', why: error.message };
		throw error;
	}
}

function read(bytes: Uint8Array, crc32: Checksum | null): CleanImage | null {
	if (hasMark(bytes, PNG_MARK)) return readPng(bytes, crc32);
	if (hasMark(bytes, JPEG_MARK)) return readJpeg(bytes);
	if (GIF_MARKS.some((mark) => hasMark(bytes, ascii(mark)))) return readGif(bytes);
	const { riff, webp, at } = WEBP_MARK;
	const isWebp = hasMark(bytes, ascii(riff)) && hasMark(bytes, ascii(webp), at);
	return isWebp ? readWebp(bytes) : null;
}

/** Bytes in which an SVG's root is found, behind its declarations and comments. */
const SVG_HEAD = 4096;

/** Only to say the right word: what isn't one of ours is refused anyway. */
const looksLikeSvg = (bytes: Uint8Array): boolean =>
	/<svg[\s>]/i.test(String.fromCharCode(...bytes.subarray(0, SVG_HEAD)));
