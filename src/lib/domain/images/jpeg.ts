import { ascii, ByteReader, concat, hasMark } from './byte-reader.ts';
import { orientationExif, orientationOf } from './exif.ts';
import { BrokenImage, type CleanImage } from './types.ts';

/** ITU-T T.81 (https://www.w3.org/Graphics/JPEG/itu-t81.pdf), JFIF, and ICC.1 annex B.4 */
export const JPEG_MARK = [0xff, 0xd8, 0xff] as const;

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** Baseline, extended and progressive: what browsers show. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Tables: Huffman, quantisation, restart interval. */
const TABLES: readonly number[] = [0xc4, 0xdb, 0xdd];
/** Bytes of a JFIF segment before its thumbnail. */
const JFIF_HEAD = 14;
/** From here on width and height are swapped. */
const FIRST_TURNED = 5;

interface Segment {
	readonly marker: number;
	/** Without marker and length. */
	readonly body: Uint8Array;
}

/**
 * A JPEG without EXIF, XMP, IPTC, comments, previews and whatever follows its end. How the camera
 * was held stays, as the only thing an EXIF segment then says: a picture lying on its side is no
 * privacy.
 */
export function readJpeg(bytes: Uint8Array): CleanImage {
	const reader = new ByteReader(bytes);
	reader.take(2);
	const kept: Uint8Array[] = [];
	let size: { width: number; height: number } | null = null;
	let scans = 0;
	let orientation = 1;
	for (;;) {
		const marker = nextMarker(reader);
		if (marker === EOI) break;
		const length = reader.u16();
		if (length < 2) throw new BrokenImage('a segment without a length');
		const segment = { marker, body: reader.take(length - 2) };
		if (FRAMES.includes(marker)) {
			if (size !== null) throw new BrokenImage('two pictures in one');
			size = frameSize(segment.body);
		}
		if (marker === APP1) orientation = orientationOf(segment.body) ?? orientation;
		const clean = cleaned(segment);
		if (clean !== null) kept.push(bytesOf(marker, clean));
		if (marker === SOS) {
			if (size === null) throw new BrokenImage('a scan before its header');
			kept.push(takeScan(reader));
			scans++;
		}
	}
	if (size === null || scans === 0) throw new BrokenImage('no picture in it');
	const turned = orientation >= FIRST_TURNED;
	return {
		type: 'image/jpeg',
		width: turned ? size.height : size.width,
		height: turned ? size.width : size.height,
		orientation,
		bytes: concat([
			Uint8Array.of(0xff, SOI),
			...(orientation === 1 ? [] : [bytesOf(APP1, orientationExif(orientation))]),
			...kept,
			Uint8Array.of(0xff, EOI)
		])
	};
}

function nextMarker(reader: ByteReader): number {
	if (reader.u8() !== 0xff) throw new BrokenImage('no marker where one must be');
	let marker = reader.u8();
	// Any number of filling bytes may stand before a marker.
	while (marker === 0xff) marker = reader.u8();
	return marker;
}

function frameSize(body: Uint8Array): { width: number; height: number } {
	const reader = new ByteReader(body);
	const precision = reader.u8();
	const height = reader.u16();
	const width = reader.u16();
	const components = reader.u8();
	const known =
		(precision === 8 || precision === 12) &&
		width > 0 &&
		height > 0 &&
		components >= 1 &&
		components <= 4 &&
		reader.left === 3 * components;
	if (!known) throw new BrokenImage('a header that makes no sense');
	return { width, height };
}

/** What of a segment stays; null for nothing. */
function cleaned({ marker, body }: Segment): Uint8Array | null {
	if (FRAMES.includes(marker) || TABLES.includes(marker) || marker === SOS) return body;
	if (marker === APP0 && startsWith(body, 'JFIF\0')) {
		if (body.length < JFIF_HEAD) throw new BrokenImage('a broken JFIF segment');
		// Its last two bytes are the size of a thumbnail, which may show what was cropped away.
		return concat([body.subarray(0, JFIF_HEAD - 2), new Uint8Array(2)]);
	}
	if (marker === APP2 && startsWith(body, 'ICC_PROFILE\0')) return body;
	// Adobe's says how the colours are coded; without it they come out wrong.
	if (marker === APP14 && startsWith(body, 'Adobe')) return body.subarray(0, 12);
	if ((marker & 0xf0) === 0xe0 || marker === 0xfe) return null;
	throw new BrokenImage('a kind of JPEG that browsers don’t show');
}

const startsWith = (body: Uint8Array, words: string): boolean => hasMark(body, ascii(words));

/** Coded pixels up to the next marker: after an FF stands 00, or D0 to D7 between two stretches. */
function takeScan(reader: ByteReader): Uint8Array {
	const { bytes, at: from } = reader;
	let at = from;
	for (;;) {
		at = bytes.indexOf(0xff, at);
		if (at < 0 || at + 1 >= bytes.length) throw new BrokenImage('the file ends too early');
		const after = bytes[at + 1] ?? 0;
		if (after === 0x00 || (after >= 0xd0 && after <= 0xd7)) at += 2;
		else break;
	}
	reader.at = at;
	return bytes.subarray(from, at);
}

function bytesOf(marker: number, body: Uint8Array): Uint8Array {
	const length = body.length + 2;
	return concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body]);
}
