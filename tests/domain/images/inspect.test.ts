import { describe, expect, it } from 'vitest';
import { crc32 } from 'node:zlib';
import { inspectImage as inspect, MAX_PIXELS, type Inspected } from '#lib/domain/images/inspect.ts';
import type { CleanImage } from '#lib/domain/images/types.ts';
import { seeded } from '../../support/sync-random.ts';
import {
	SECRET,
	exif,
	gif,
	gifExtension,
	join,
	jpeg,
	jpegNote,
	jpegSegment,
	png,
	pngBomb,
	pngChunk,
	pngHeader,
	pngText,
	webp,
	webpChunk,
	webpSimple,
	words
} from '../../support/images.ts';

const inspectImage = (bytes: Uint8Array): Inspected => inspect(bytes, crc32);

function clean(bytes: Uint8Array): CleanImage {
	const inspected = inspectImage(bytes);
	if (inspected.kind !== 'image') throw new Error(`refused: ${JSON.stringify(inspected)}`);
	return inspected.image;
}
const kindOf = (bytes: Uint8Array): Inspected['kind'] => inspectImage(bytes).kind;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const WHOLE: readonly [string, Uint8Array, string, number, number][] = [
	['PNG', png(5, 4), 'image/png', 5, 4],
	['JPEG', jpeg(), 'image/jpeg', 3, 2],
	['GIF', gif(), 'image/gif', 2, 1],
	['WebP', webpSimple(), 'image/webp', 3, 2]
];

describe.each(WHOLE)('a %s', (_, bytes, type, width, height) => {
	it('is known by its bytes, with its size', () => {
		expect(clean(bytes)).toMatchObject({ type, width, height });
	});

	it('that has nothing to hide is kept as it is', () => {
		expect(Buffer.compare(clean(bytes).bytes, bytes)).toBe(0);
	});

	it('loses what was appended to it', () => {
		const appended = join(bytes, words(`PK\x03\x04${SECRET}`));
		expect(Buffer.compare(clean(appended).bytes, bytes)).toBe(0);
	});

	it('that was cleaned stays as it is when it comes again', () => {
		const once = clean(bytes).bytes;
		expect(Buffer.compare(clean(once).bytes, once)).toBe(0);
	});

	it('is refused wherever it breaks off', () => {
		for (let length = 0; length < bytes.length; length++) {
			expect(kindOf(bytes.subarray(0, length)), `${length} bytes`).toMatch(/^(broken|unknown)$/);
		}
	});

	it('that was damaged at random is refused or read, and never throws', () => {
		const random = seeded(4);
		for (let round = 0; round < 2_000; round++) {
			const damaged = Uint8Array.from(bytes);
			for (let i = 0; i < 3; i++) {
				damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
			}
			inspectImage(damaged);
		}
	});
});

describe('metadata', () => {
	it('in a PNG goes: texts, times, EXIF, unknown chunks; colours and resolution stay', () => {
		const kept = pngChunk('gAMA', Uint8Array.of(0, 0, 0xb1, 0x8f));
		const gone = [
			pngText(),
			pngChunk('zTXt', words(SECRET)),
			pngChunk('iTXt', words(SECRET)),
			pngChunk('tIME', words('1234567')),
			pngChunk('eXIf', words(SECRET)),
			pngChunk('prVt', words(SECRET))
		];
		const { bytes } = clean(png(2, 2, { extra: [kept, ...gone] }));
		expect(Buffer.compare(bytes, png(2, 2, { extra: [kept] }))).toBe(0);
		expect(text(bytes)).not.toContain(SECRET);
	});

	it('in a JPEG goes: XMP, IPTC, comments, previews; the colour profile stays', () => {
		const { bytes } = clean(
			jpeg({
				extra: [
					jpegNote(0xe1, 'http://ns.adobe.com/xap/1.0/\0'),
					jpegNote(0xed, 'Photoshop 3.0\0'),
					jpegNote(0xe2, 'MPF\0'),
					jpegNote(0xe0, 'JFXX\0'),
					jpegNote(0xfe, '')
				]
			})
		);
		expect(Buffer.compare(bytes, jpeg())).toBe(0);
		expect(text(bytes)).toContain('ICC_PROFILE');
	});

	it('in a JPEG loses the thumbnail of its JFIF segment', () => {
		const head = words('JFIF\0\x01\x01\0\0\x01\0\x01');
		const jfif = jpegSegment(0xe0, join(head, Uint8Array.of(1, 1), words(SECRET)));
		expect(text(clean(jpeg({ extra: [jfif] })).bytes)).not.toContain(SECRET);
	});

	it.each([true, false])(
		'in a JPEG leaves how it was held, alone (little-endian: %s)',
		(little) => {
			const { bytes, width, height } = clean(jpeg({ extra: [exif(6, little)] }));
			expect(text(bytes)).not.toContain(SECRET);
			expect(text(bytes).match(/Exif/g)).toHaveLength(1);
			// Shown turned by a quarter.
			expect([width, height]).toEqual([2, 3]);
			expect(Buffer.compare(clean(bytes).bytes, bytes)).toBe(0);
		}
	);

	it('in a JPEG that was held upright goes altogether, as does a broken one', () => {
		for (const segment of [exif(1), exif(9), jpegNote(0xe1, 'Exif\0\0MM\0')]) {
			expect(Buffer.compare(clean(jpeg({ extra: [segment] })).bytes, jpeg())).toBe(0);
		}
	});

	it('in a GIF goes: comments, texts, XMP; timing and repetition stay', () => {
		const loop = gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0');
		const timing = gifExtension(0xf9, '\x04\x0a\0\0');
		const gone = [
			gifExtension(0xfe, SECRET),
			gifExtension(0x01, 'x'.repeat(12), SECRET),
			gifExtension(0xff, 'XMP DataXMP', SECRET)
		];
		const { bytes } = clean(gif([loop, ...gone, timing]));
		expect(Buffer.compare(bytes, gif([loop, timing]))).toBe(0);
	});

	it('in a WebP goes, with the flags that promise it', () => {
		const { bytes } = clean(
			webp([
				webpChunk('EXIF', words(SECRET)),
				webpChunk('XMP ', words(SECRET)),
				webpChunk('prvt', words(SECRET))
			])
		);
		expect(text(bytes)).not.toContain(SECRET);
		expect(bytes[20]).toBe(0);
		expect(bytes.length).toBe(webp().length);
	});

	it('inside a frame of an animated WebP goes too', () => {
		const frame = (...inner: Uint8Array[]) => webpChunk('ANMF', join(new Uint8Array(16), ...inner));
		const picture = webpSimple().subarray(12);
		const { bytes } = clean(webp([frame(picture, webpChunk('EXIF', words(SECRET)))]));
		expect(text(bytes)).toContain('ANMF');
		expect(text(bytes)).not.toContain(SECRET);
	});
});

describe('what is refused', () => {
	it('is too many pixels, by what the header promises', () => {
		expect(inspectImage(pngBomb(20_000, 10_000))).toEqual({
			kind: 'too-many-pixels',
			width: 20_000,
			height: 10_000
		});
		expect(kindOf(webp([], [16_000, 16_000]))).toBe('too-many-pixels');
		expect(kindOf(pngBomb(MAX_PIXELS, 1))).toBe('image');
	});

	it('is an SVG, by its own word', () => {
		const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
		expect(kindOf(words(svg))).toBe('svg');
		expect(kindOf(words(`<?xml version="1.0"?>\n<!-- hello -->\n${svg}`))).toBe('svg');
	});

	it('is everything else', () => {
		expect(kindOf(new Uint8Array(0))).toBe('unknown');
		expect(kindOf(words('<html><img src=x onerror=alert(1)></html>'))).toBe('unknown');
		expect(kindOf(words('%PDF-1.7'))).toBe('unknown');
		expect(kindOf(words('RIFF\x10\0\0\0WAVEfmt '))).toBe('unknown');
		expect(kindOf(words('\0\0\0\x20ftypavif'))).toBe('unknown');
	});

	it('is a PNG whose chunks don’t add up', () => {
		const mark = png(1, 1).subarray(0, 8);
		const end = pngChunk('IEND', new Uint8Array(0));
		expect(kindOf(join(mark, pngHeader(1, 1), end))).toBe('broken');
		expect(kindOf(join(mark, pngHeader(0, 1), pngChunk('IDAT', words('x')), end))).toBe('broken');
		expect(kindOf(join(mark, pngHeader(1, 1, 3, 6), pngChunk('IDAT', words('x')), end))).toBe(
			'broken'
		);
		expect(kindOf(png(1, 1, { extra: [pngChunk('CRIT', words('x'))] }))).toBe('broken');
		expect(kindOf(png(1, 1, { extra: [pngHeader(1, 1)] }))).toBe('broken');
		const wrongSum = Uint8Array.from(png(1, 1));
		wrongSum[30]! ^= 1;
		expect(kindOf(wrongSum)).toBe('broken');
		// The page leaves the sums to the server, which has them from zlib.
		expect(inspect(wrongSum, null).kind).toBe('image');
	});

	it('is a JPEG without a picture, or of a kind that browsers don’t show', () => {
		expect(kindOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).toBe('broken');
		const lossless = Uint8Array.from(jpeg());
		lossless[text(lossless).indexOf('\xff\xc0') + 1] = 0xc3;
		expect(kindOf(lossless)).toBe('broken');
	});

	it('is a WebP whose picture is larger than its header says', () => {
		expect(kindOf(webp([], [1, 1]))).toBe('broken');
	});
});
