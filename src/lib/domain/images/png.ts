import { ByteReader, concat } from './byte-reader.ts';
import { BrokenImage, type Checksum, type CleanImage } from './types.ts';

/** https://www.w3.org/TR/png-3/ */
export const PNG_MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** What the picture needs, its colours and its animation; all else is somebody's words or unknown. */
const KEPT: ReadonlySet<string> = new Set([
	...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
	...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'pHYs'],
	...['acTL', 'fcTL', 'fdAT']
]);
/** Bit depths that each colour type may have. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16]
};
/** A chunk whose name starts with a capital must be understood to show the picture. */
const CRITICAL = /^[A-Z]/;
const NAME = /^[A-Za-z]{4}$/;

/** A PNG without texts, times, EXIF and whatever follows its end. */
export function readPng(bytes: Uint8Array, crc32: Checksum | null): CleanImage {
	const reader = new ByteReader(bytes);
	const kept: Uint8Array[] = [reader.take(PNG_MARK.length)];
	let size: { width: number; height: number } | null = null;
	let data = false;
	for (;;) {
		const from = reader.at;
		const length = reader.u32();
		const named = reader.at;
		const name = reader.ascii(4);
		const body = reader.take(length);
		const sum = crc32?.(bytes.subarray(named, reader.at));
		const given = reader.u32();
		if (!NAME.test(name) || (sum !== undefined && given !== sum)) {
			throw new BrokenImage('a damaged chunk');
		}
		if ((size === null) !== (name === 'IHDR')) throw new BrokenImage('a header out of place');
		if (name === 'IHDR') size = readHeader(body);
		if (CRITICAL.test(name) && !KEPT.has(name)) throw new BrokenImage('an unknown chunk');
		data ||= name === 'IDAT';
		if (KEPT.has(name)) kept.push(bytes.subarray(from, reader.at));
		if (name === 'IEND') break;
	}
	if (size === null || !data) throw new BrokenImage('no picture in it');
	return { type: 'image/png', ...size, orientation: 1, bytes: concat(kept) };
}

function readHeader(body: Uint8Array): { width: number; height: number } {
	const reader = new ByteReader(body);
	const [width, height] = [reader.u32(), reader.u32()];
	const [depth, color] = [reader.u8(), reader.u8()];
	const [compression, filter, interlace] = [reader.u8(), reader.u8(), reader.u8()];
	const known =
		width > 0 &&
		height > 0 &&
		DEPTHS[color]?.includes(depth) === true &&
		compression === 0 &&
		filter === 0 &&
		interlace <= 1 &&
		reader.left === 0;
	if (!known) throw new BrokenImage('a header that makes no sense');
	return { width, height };
}
