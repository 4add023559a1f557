import { GIF_MARKS, readGif } from './gif.ts';
import { JPEG_MARK, readJpeg } from './jpeg.ts';
import { PNG_MARK, readPng } from './png.ts';
import { BrokenImage, type CleanImage, type ReadImage } from './types.ts';
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
 * Looks through an uploaded file without decoding a pixel, and takes everything out of it that
 * isn't the picture: where it was taken, with what, by whom, and what was appended to it.
 */
export function inspectImage(bytes: Uint8Array): Inspected {
	const read = readerFor(bytes);
	if (read === null) return { kind: looksLikeSvg(bytes) ? 'svg' : 'unknown' };
	try {
		const image = read(bytes);
		const { width, height } = image;
		return width * height > MAX_PIXELS
			? { kind: 'too-many-pixels', width, height }
			: { kind: 'image', image };
	} catch (error) {
		if (error instanceof BrokenImage) return { kind: 'broken', why: error.message };
		throw error;
	}
}

function readerFor(bytes: Uint8Array): ReadImage | null {
	const text = (from: number, length: number): string =>
		Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
	const starts = (mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);
	if (starts(PNG_MARK)) return readPng;
	if (starts(JPEG_MARK)) return readJpeg;
	if (GIF_MARKS.some((mark) => text(0, mark.length) === mark)) return readGif;
	const { riff, webp, at } = WEBP_MARK;
	return text(0, riff.length) === riff && text(at, webp.length) === webp ? readWebp : null;
}

/** Bytes in which an SVG's root is found, behind its declarations and comments. */
const SVG_HEAD = 4096;

/** Only to say the right word: what isn't one of ours is refused anyway. */
const looksLikeSvg = (bytes: Uint8Array): boolean =>
	/<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, SVG_HEAD)).toString('latin1'));
