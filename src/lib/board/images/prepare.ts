import { inspectImage, MAX_PIXELS } from '#lib/domain/images/inspect.ts';
import type { Size } from '#lib/domain/geometry.ts';
import type { ErrorCode } from '#lib/protocol/api.ts';
import { MAX_IMAGE_BYTES } from '#lib/protocol/limits.ts';
import { decode, encode } from './pixels.ts';

export type Prepared =
	| { readonly ok: true; readonly image: Blob; readonly pixels: Size }
	| { readonly ok: false; readonly code: ErrorCode };

/** Pixels. Twice a good projector's width; a larger photo costs everybody on the board its bytes. */
export const MAX_SIDE_PIXELS = 4096;
/** Bytes of a file that is looked at at all; the picture in it may still get small enough. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** Formats whose pictures are mostly photographs, where a JPEG loses nothing that anybody sees. */
const PHOTOS = /^image\/(jpeg|heic|heif|bmp|tiff)$/;

const refuse = (code: ErrorCode): Prepared => ({ ok: false, code });

/**
 * A file as it goes to the server: without place, camera and comments, upright, not larger than
 * needed, in one of the formats that are kept. What is so already stays as it is, to the byte
 * (and moves, if it is animated); everything else is drawn anew. Whatever the browser can show
 * may come: a script in an SVG doesn't run when the picture is drawn, and isn't in the drawing.
 */
export async function prepareImage(file: Blob): Promise<Prepared> {
	if (file.size > MAX_FILE_BYTES) return refuse('image_too_large');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const inspected = inspectImage(bytes, null);
	switch (inspected.kind) {
		case 'too-many-pixels':
			return refuse('image_too_many_pixels');
		case 'broken':
			return refuse('image_broken');
		case 'image': {
			const { type, width, height, orientation } = inspected.image;
			const moves = type === 'image/gif';
			const fits = inspected.image.bytes.length <= MAX_IMAGE_BYTES;
			if (moves && !fits) return refuse('image_too_large');
			const small = Math.max(width, height) <= MAX_SIDE_PIXELS;
			if (fits && orientation === 1 && (small || moves)) {
				// A copy: the inspected bytes may be a view of a buffer of any kind.
				const image = new Blob([Uint8Array.from(inspected.image.bytes)], { type });
				return { ok: true, image, pixels: [width, height] };
			}
			return redraw(file, type);
		}
		case 'svg':
			return redraw(new Blob([bytes], { type: 'image/svg+xml' }), 'image/svg+xml');
		case 'unknown':
			return redraw(file, file.type);
	}
}

async function redraw(file: Blob, type: string): Promise<Prepared> {
	const decoded = await decode(file, MAX_SIDE_PIXELS);
	if (!decoded) return refuse('image_unsupported');
	try {
		const { pixels } = decoded;
		if (pixels[0] * pixels[1] > MAX_PIXELS) return refuse('image_too_many_pixels');
		const image = await encode(decoded, PHOTOS.test(type), MAX_IMAGE_BYTES);
		return image ? { ok: true, ...image } : refuse('image_too_large');
	} finally {
		decoded.close();
	}
}
