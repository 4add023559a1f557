import { type Point, type Rect } from '#lib/domain/geometry.ts';
import type { Pen } from './far-boxes.ts';

/** Pixels in a CSS px at most: more can't be told apart from afar, and costs. */
const SHARPEST = 2;

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
	/** Pixels in a board unit. */
	#scale = 1;
	/** What is shown was given away and isn't on the paper. */
	#isSpent = true;

	constructor(canvas: HTMLCanvasElement) {
		this.#canvas = canvas;
		this.#screen = canvas.getContext('bitmaprenderer');
	}

	/**
	 * Draws all of an area anew. `paint` draws in board units. `keeps`: the paper keeps what it shows,
	 * for mending; that is another bitmap, and in vain where it will soon be drawn anew.
	 */
	draw(area: Rect, zoom: number, keeps: boolean, paint: (pen: Pen) => void): void {
		const pen = this.#pen;
		if (!pen) return;
		this.area = area;
		this.zoom = zoom;
		this.#scale = zoom * Math.min(devicePixelRatio, SHARPEST);
		this.#size(pen, pixels(area.w * this.#scale), pixels(area.h * this.#scale));
		const { style } = this.#canvas;
		style.width = `${area.w}px`;
		style.height = `${area.h}px`;
		this.place([area.x, area.y]);
		this.#toBoardUnits(pen);
		this.#isSpent = false;
		pen.save();
		try {
			paint(pen);
		} finally {
			pen.restore();
		}
		this.#show(pen, keeps);
	}

	/** An empty paper. While the zoom changes it is always as large, and a new one would cost as much as its picture. */
	#size(pen: Pen, width: number, height: number): void {
		if (this.#paper.width !== width || this.#paper.height !== height) {
			this.#paper.width = this.#canvas.width = width;
			this.#paper.height = this.#canvas.height = height;
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
		const pen = this.#pen;
		if (!pen) return;
		const scale = this.#scale;
		const { x: left, y: top } = this.area;
		this.#toBoardUnits(pen);
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
		this.#show(pen, true);
	}

	/** Shows it with its corner there, board units: it is moved for the price of one node. */
	place([x, y]: Point): void {
		this.#canvas.style.transform = `translate(${x}px, ${y}px)`;
	}

	set hidden(hidden: boolean) {
		this.#canvas.hidden = hidden;
	}

	#toBoardUnits(pen: Pen): void {
		const scale = this.#scale;
		pen.setTransform(scale, 0, 0, scale, -this.area.x * scale, -this.area.y * scale);
	}

	/** The paper is empty after its bitmap was taken. */
	#show(pen: Pen, keeps: boolean): void {
		const bitmap = this.#paper.transferToImageBitmap();
		this.#isSpent = !keeps;
		if (keeps) {
			pen.setTransform(1, 0, 0, 1, 0, 0);
			pen.drawImage(bitmap, 0, 0);
		}
		this.#screen?.transferFromImageBitmap(bitmap);
	}
}

/** Whole ones, and none more for what is only a rounding error. */
const pixels = (length: number): number => Math.ceil(length - 1e-3);

const NOTHING: Rect = { x: 0, y: 0, w: 0, h: 0 };
