import { inflate, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';
import { Pen, replay, type Context, type Recording } from './pen.ts';

/** Pixels in a CSS px at most: more can't be told apart from afar, and costs. */
const SHARPEST = 2;

/** What a picture shows: an area, board units, drawn to be seen at a zoom. */
export interface Shown {
	readonly area: Rect;
	readonly zoom: number;
}

/**
 * A canvas in the world with a part of the world drawn on it. It is drawn elsewhere and shown as a
 * bitmap: a canvas that is drawn on by itself is handed to the compositor anew in every frame in
 * which the camera moves, a bitmap once.
 */
export class FarPicture {
	/** Board units: what is on it; nothing before it was first drawn. */
	area: Rect = NOTHING;
	/** At which it was drawn; 0 while it is out of date. */
	zoom = 0;
	readonly #canvas: HTMLCanvasElement;
	readonly #paper = new OffscreenCanvas(1, 1);
	readonly #pen = this.#paper.getContext('2d');
	readonly #screen: ImageBitmapRenderingContext | null;
	/** What is shown was given away and isn't on the paper. */
	#isSpent = true;

	constructor(canvas: HTMLCanvasElement) {
		this.#canvas = canvas;
		this.#screen = canvas.getContext('bitmaprenderer');
	}

	/**
	 * Draws all of an area anew, at once.
	 * @param keeps the paper keeps what it shows, for mending; that is another bitmap, and in vain where
	 * it will soon be drawn anew
	 */
	draw(shown: Shown, keeps: boolean, recording: Recording): void {
		const pen = this.#pen;
		if (!pen) return;
		const { size, transform } = paperFor(shown);
		this.#empty(pen, size);
		pen.setTransform(...transform);
		this.#isSpent = false;
		pen.save();
		try {
			replay(recording, pen);
		} finally {
			pen.restore();
		}
		this.#lay(shown, size);
		this.#show(pen, keeps);
	}

	/** Shows what was painted elsewhere. @param keeps as above */
	put(shown: Shown, keeps: boolean, bitmap: ImageBitmap): void {
		const pen = this.#pen;
		const { size } = paperFor(shown);
		this.#isSpent = !keeps;
		if (pen && keeps) {
			this.#empty(pen, size);
			pen.setTransform(1, 0, 0, 1, 0, 0);
			pen.drawImage(bitmap, 0, 0);
		}
		this.#lay(shown, size);
		this.#screen?.transferFromImageBitmap(bitmap);
	}

	#lay({ area, zoom }: Shown, [width, height]: Size): void {
		this.area = area;
		this.zoom = zoom;
		const canvas = this.#canvas;
		// To set the same again would clear what is shown, and cost a new canvas.
		if (canvas.width !== width) canvas.width = width;
		if (canvas.height !== height) canvas.height = height;
		canvas.style.width = `${area.w}px`;
		canvas.style.height = `${area.h}px`;
		this.place([area.x, area.y]);
	}

	/** While the zoom changes it is always as large, and a new one would cost as much as its picture. */
	#empty(pen: Context, [width, height]: Size): void {
		if (this.#paper.width !== width || this.#paper.height !== height) {
			this.#paper.width = width;
			this.#paper.height = height;
		} else if (!this.#isSpent) {
			pen.setTransform(1, 0, 0, 1, 0, 0);
			pen.clearRect(0, 0, width, height);
		}
	}

	/** Whether it can be mended. */
	get isKept(): boolean {
		return this.zoom > 0 && !this.#isSpent;
	}

	/** Draws these spots anew, to whole pixels, or their edges would show. */
	mend(spots: readonly Rect[], paint: (pen: Pen, spot: Rect) => void): void {
		const context = this.#pen;
		if (!context) return;
		const scale = scaleOf(this.zoom);
		const { x: left, y: top } = this.area;
		const pen = new Pen();
		for (const spot of spots) {
			const x = left + Math.floor((spot.x - left) * scale) / scale;
			const y = top + Math.floor((spot.y - top) * scale) / scale;
			const w = Math.ceil(spot.w * scale + 1) / scale;
			const h = Math.ceil(spot.h * scale + 1) / scale;
			pen.save();
			pen.beginPath();
			pen.rect(x, y, w, h);
			pen.clip();
			pen.clearRect(x, y, w, h);
			paint(pen, { x, y, w, h });
			pen.restore();
		}
		context.setTransform(...paperFor(this).transform);
		replay(pen.done(), context);
		this.#show(context, true);
	}

	/** Shows it with its corner there, board units: it is moved for the price of one node. */
	place([x, y]: Point): void {
		this.#canvas.style.transform = `translate(${x}px, ${y}px)`;
	}

	set hidden(hidden: boolean) {
		this.#canvas.hidden = hidden;
	}

	/** The paper is empty after its bitmap was taken. */
	#show(pen: OffscreenCanvasRenderingContext2D, keeps: boolean): void {
		const bitmap = this.#paper.transferToImageBitmap();
		this.#isSpent = !keeps;
		if (keeps) {
			pen.setTransform(1, 0, 0, 1, 0, 0);
			pen.drawImage(bitmap, 0, 0);
		}
		this.#screen?.transferFromImageBitmap(bitmap);
	}
}

/** The paper that a picture is drawn on, in pixels, and how board units lie on it. */
export function paperFor({ area, zoom }: Shown): {
	readonly size: Size;
	readonly transform: readonly [number, number, number, number, number, number];
} {
	const scale = scaleOf(zoom);
	return {
		size: [pixels(area.w * scale), pixels(area.h * scale)],
		transform: [scale, 0, 0, scale, -area.x * scale, -area.y * scale]
	};
}

/** What is seen at a zoom with so much around it, of the view's larger side. */
export const around = (seen: Rect, margin: number): Rect =>
	inflate(seen, margin * Math.max(seen.w, seen.h));

/** Pixels in a board unit. */
const scaleOf = (zoom: number): number => zoom * Math.min(devicePixelRatio, SHARPEST);

/** Whole ones, and none more for what is only a rounding error. */
const pixels = (length: number): number => Math.ceil(length - 1e-3);

const NOTHING: Rect = { x: 0, y: 0, w: 0, h: 0 };
