import type { Size } from '#lib/domain/geometry.ts';

/** A picture in memory, upright. */
export interface Decoded {
	readonly source: CanvasImageSource;
	/** Its own pixels. */
	readonly pixels: Size;
	/** Pixels at which it is to be drawn. */
	readonly drawn: Size;
	close(): void;
}

/** Pixels. A vector drawing has no pixels of its own: its longer side gets so many. */
const VECTOR_SIDE = 1600;

/** Null for what the browser can't show. `most`: pixels of the longer side when drawn. */
export async function decode(file: Blob, most: number): Promise<Decoded | null> {
	return file.type === 'image/svg+xml' ? decodeVector(file) : decodePixels(file, most);
}

async function decodePixels(file: Blob, most: number): Promise<Decoded | null> {
	try {
		const bitmap = await createImageBitmap(file);
		const pixels: Size = [bitmap.width, bitmap.height];
		const scale = Math.min(1, most / Math.max(...pixels));
		return { source: bitmap, pixels, drawn: scaled(pixels, scale), close: () => bitmap.close() };
	} catch {
		return null;
	}
}

/** createImageBitmap takes no SVG; an image element does, and runs nothing in it and loads nothing for it. */
async function decodeVector(file: Blob): Promise<Decoded | null> {
	const url = URL.createObjectURL(file);
	const image = new Image();
	const close = (): void => URL.revokeObjectURL(url);
	image.src = url;
	try {
		await image.decode();
	} catch {
		close();
		return null;
	}
	// Where it says nothing of its size, browsers answer 0 or their own idea.
	const own: Size =
		image.naturalWidth > 0 && image.naturalHeight > 0
			? [image.naturalWidth, image.naturalHeight]
			: [VECTOR_SIDE, VECTOR_SIDE];
	const drawn = scaled(own, VECTOR_SIDE / Math.max(...own));
	return { source: image, pixels: drawn, drawn, close };
}

const scaled = ([w, h]: Size, by: number): Size => [
	Math.max(1, Math.round(w * by)),
	Math.max(1, Math.round(h * by))
];

type Way = readonly [type: string, quality: number];
/** Tried in this order until one is small enough. What a browser can't write comes as a PNG. */
const PHOTO: readonly Way[] = [
	['image/jpeg', 0.9],
	['image/jpeg', 0.75]
];
const DRAWING: readonly Way[] = [
	['image/png', 1],
	['image/webp', 0.92],
	['image/webp', 0.75]
];

/** The picture as a file of at most so many bytes; null when it doesn't get that small. */
export async function encode(
	{ source, drawn }: Decoded,
	photo: boolean,
	most: number
): Promise<{ image: Blob; pixels: Size } | null> {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = drawn;
	const context = canvas.getContext('2d');
	if (!context) return null;
	context.imageSmoothingQuality = 'high';
	context.drawImage(source, 0, 0, ...drawn);
	for (const [type, quality] of photo ? PHOTO : DRAWING) {
		const image = await blobOf(canvas, type, quality);
		if (image && image.size <= most) return { image, pixels: drawn };
	}
	return null;
}

export const blobOf = (
	canvas: HTMLCanvasElement,
	type: string,
	quality?: number
): Promise<Blob | null> => new Promise((resolve) => canvas.toBlob(resolve, type, quality));
