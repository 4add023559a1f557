import { encloses, translate, type Point } from '#lib/domain/geometry.ts';
import type { CameraView } from '../camera-view.svelte.ts';
import type { ElementViews } from '../element-views.svelte.ts';
import type { LiveLines } from '../live-lines.ts';
import { around, FarPicture, type Shown } from './picture.ts';

/** Share of the view's larger side round the picture of what is dragged: much of a drag goes by before it is drawn anew. */
const MARGIN = 0.5;

/** What is dragged: a picture of its own above the other one, which is only shifted. */
export class Held {
	readonly #elements: ElementViews;
	readonly #camera: CameraView;
	readonly #lines: LiveLines;
	#picture: FarPicture | null = null;
	#held: { readonly ids: ReadonlySet<string>; readonly by: Point } | null = null;
	#list: readonly string[] | null = null;

	constructor(elements: ElementViews, camera: CameraView, lines: LiveLines) {
		this.#elements = elements;
		this.#camera = camera;
		this.#lines = lines;
	}

	/** Svelte attachment for its canvas. */
	attach = (canvas: HTMLCanvasElement): (() => void) => {
		this.#picture = new FarPicture(canvas);
		canvas.hidden = true;
		return () => {
			this.#picture = null;
		};
	};

	get isAny(): boolean {
		return this.#held !== null;
	}

	/**
	 * These are being dragged by so much; null when they lie as written again.
	 * @returns whether the pictures have to be drawn anew for it
	 */
	hold(ids: readonly string[] | null, by: Point): boolean {
		if (!ids && !this.#held) return false;
		// The tools keep the list's identity through one drag.
		const same = ids !== null && ids === this.#list && this.#held !== null;
		const set = same && this.#held ? this.#held.ids : new Set(ids);
		this.#list = ids;
		this.#held = ids && { ids: set, by };
		// Connectors are led along by what they end at, wherever it is, unless all of them is held.
		if (!same || this.#lines.led || !this.isCovered) return true;
		this.#shift();
		return false;
	}

	/** Whether what is held and has come into view is on its picture. */
	get isCovered(): boolean {
		if (!this.#elements.backdrop || !this.#picture || !this.#held) return true;
		const [dx, dy] = this.#held.by;
		return encloses(this.#picture.area, translate(this.#camera.view, [-dx, -dy]));
	}

	/** On the picture of what is dragged. Of connectors those that lie above it, held themselves or not. */
	has(id: string): boolean {
		if (!this.#held) return false;
		if (this.#elements.get(id)?.rec.kind === 'connector') return this.#lines.isOnTop(id);
		return this.#held.ids.has(id);
	}

	/** @param drawOn draws what is held on its picture, which will be shifted by so much */
	draw(drawOn: (picture: FarPicture, shown: Shown, by: Point) => void): void {
		const picture = this.#picture;
		if (!picture) return;
		picture.hidden = this.#held === null;
		if (!this.#held) return;
		const [dx, dy] = this.#held.by;
		const area = translate(around(this.#camera.view, MARGIN), [-dx, -dy]);
		drawOn(picture, { area, zoom: this.#camera.camera.zoom }, [dx, dy]);
		this.#shift();
	}

	#shift(): void {
		const picture = this.#picture;
		// Near, nobody sees it, and its style would be worked out with each move.
		if (!picture || !this.#held || !this.#elements.backdrop) return;
		const { x, y } = translate(picture.area, this.#held.by);
		picture.place([x, y]);
	}
}
