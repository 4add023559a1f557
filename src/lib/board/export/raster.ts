import type { Size } from '#lib/domain/geometry.ts';
import { blobOf } from '../images/pixels.ts';

/** Pixels for one board unit: sharp on a projector and in print. */
const WANTED_SCALE = 2;
/** Below it nobody could read a note; then it is better to say so. */
const LEAST_SCALE = 0.2;
/** Pixels of a canvas that every browser still makes: Safari's limit, and Chromium's side. */
const MAX_AREA = 64_000_000;
const MAX_SIDE = 16_000;

/** Pixels for one board unit of a picture of this size; null when it would be unreadable. */
export function scaleFor([w, h]: Size): number | null {
	const scale = Math.min(WANTED_SCALE, MAX_SIDE / w, MAX_SIDE / h, Math.sqrt(MAX_AREA / (w * h)));
	return scale < LEAST_SCALE ? null : scale;
}

export const isSmaller = (scale: number): boolean => scale < WANTED_SCALE;

/** An SVG as a PNG with so many pixels for one of its units. */
export async function rasterise(svg: string, [w, h]: Size, scale: number): Promise<Blob> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(w * scale);
		canvas.height = Math.round(h * scale);
		const context = canvas.getContext('2d');
		if (!context) throw new Error('no canvas to draw on');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const png = await blobOf(canvas, 'image/png');
		if (!png) throw new Error('the picture couldn’t be written');
		return png;
	} finally {
		URL.revokeObjectURL(url);
	}
}
