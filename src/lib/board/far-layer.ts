import { untrack } from 'svelte';
import { viewOf, type Camera } from '#lib/domain/camera.ts';
import {
	encloses,
	inflate,
	intersects,
	rectOf,
	translate,
	type Point,
	type Rect
} from '#lib/domain/geometry.ts';
import type { CameraView } from './camera-view.svelte.ts';
import type { ElementChange } from './element-change.ts';
import type { ElementViews } from './element-views.svelte.ts';
import { FarElements } from './far-elements.ts';
import type { Sums } from './far-sums.ts';
import { FarPicture } from './far-picture.ts';
import type { LiveLines } from './live-lines.ts';
import { ZoomAhead } from './zoom-ahead.ts';

/** Share of the view's larger side that is drawn around it, so that a pan needs no new picture. */
const MARGIN = 0.2;
/** The picture is shown larger by up to this on the way; smaller while it covers the view. */
const MOST_GROWN = 2.2;
/** Larger or smaller by more than this it is drawn anew where the zoom rests. */
const MOST_OFF = 1.1;
/** ms without a change of the zoom that is a rest. */
const REST = 120;
/** ms that what others changed may wait for it, where the picture can't be mended. */
const MOST_LATE = 1_000;
/** The same around the picture of what is dragged: much of a drag goes by before it is drawn anew. */
const HELD_MARGIN = 0.5;

/** More changed elements than this, and all of the picture is drawn anew. */
const MOST_SPOTS = 40;
/** Board units and CSS px by which something may be drawn over its rect: a frame's title, an arrow. */
const SPILL = 40;
const SPILL_PX = 28;

interface Held {
	readonly ids: ReadonlySet<string>;
	readonly by: Point;
}

/**
 * The view from afar: one canvas with everything on it, in the place of thousands of nodes. It lies
 * in the world, so the camera's transform moves and scales it for nothing; it is drawn anew only
 * when the view leaves it, it has grown too much, or something on it changed. What is dragged
 * is a picture of its own above it, which is only shifted: thousands move for the price of one.
 */
export class FarLayer {
	readonly #elements: ElementViews;
	readonly #camera: CameraView;
	readonly #lines: LiveLines;
	readonly #drawing: FarElements;
	#faded: ReadonlySet<string> = new Set();
	#all: FarPicture | null = null;
	#heldPicture: FarPicture | null = null;
	#held: Held | null = null;
	#heldIds: readonly string[] | null = null;
	readonly #ahead = new ZoomAhead();
	/** The zoom at which the picture was seen when it was drawn: what it tells of each goes by that. */
	#seenAt = 0;
	#frame = 0;
	#resting: ReturnType<typeof setTimeout> | undefined;
	/** What is to be drawn anew: all, or where something has changed. */
	#stale = false;
	#spots: Rect[] = [];
	/** ms: when the first of these changed. */
	#spottedAt = 0;
	readonly #disposers: (() => void)[];

	constructor(elements: ElementViews, camera: CameraView, lines: LiveLines) {
		this.#lines = lines;
		this.#drawing = new FarElements(elements, lines);
		this.#elements = elements;
		this.#camera = camera;
		this.#disposers = [
			camera.onframe((now) => this.#look(now)),
			elements.onchange((changes) => this.#change(changes))
		];
	}

	/** Svelte attachment for the canvas. */
	attach = (canvas: HTMLCanvasElement): (() => void) => {
		this.#all = new FarPicture(canvas);
		const dark = matchMedia('(prefers-color-scheme: dark)');
		const repaint = (): void => {
			this.#drawing.forgetColors();
			this.redraw();
		};
		dark.addEventListener('change', repaint);
		const theme = new MutationObserver(repaint);
		theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
		untrack(() => this.redraw());
		return () => {
			dark.removeEventListener('change', repaint);
			theme.disconnect();
			this.#all = null;
		};
	};

	/** Svelte attachment for the canvas of what is dragged. */
	attachHeld = (canvas: HTMLCanvasElement): (() => void) => {
		this.#heldPicture = new FarPicture(canvas);
		canvas.hidden = true;
		return () => {
			this.#heldPicture = null;
		};
	};

	/** These are being dragged by so much; null when they lie as written again. */
	hold(ids: readonly string[] | null, by: Point = [0, 0]): void {
		if (!ids && !this.#held) return;
		// The tools keep the list's identity through one drag.
		const same = ids !== null && ids === this.#heldIds && this.#held !== null;
		const set = same && this.#held ? this.#held.ids : new Set(ids);
		this.#heldIds = ids;
		this.#held = ids && { ids: set, by };
		// Connectors are led along by what they end at, wherever it is, unless all of them is held.
		if (!same || this.#lines.led || !this.#coversHeld()) return this.redraw();
		this.#shiftHeld();
	}

	/** Whether what is held and has come into view is on its picture. */
	#coversHeld(): boolean {
		if (!this.#elements.backdrop || !this.#heldPicture || !this.#held) return true;
		const [dx, dy] = this.#held.by;
		return encloses(this.#heldPicture.area, translate(this.#camera.view, [-dx, -dy]));
	}

	#shiftHeld(): void {
		const picture = this.#heldPicture;
		// Near, nobody sees it, and its style would be worked out with each move.
		if (!picture || !this.#held || !this.#elements.backdrop) return;
		const { x, y } = translate(picture.area, this.#held.by);
		picture.place([x, y]);
	}

	/** These will be deleted at the release of the eraser. */
	fade(ids: ReadonlySet<string>): void {
		if (ids.size === 0 && this.#faded.size === 0) return;
		this.#faded = ids;
		this.redraw();
	}

	/** What a vote gave each note; none when no result is shown. */
	showSums(sums: Sums): void {
		if (sums === this.#drawing.sums) return;
		this.#drawing.sums = sums;
		this.redraw();
	}

	redraw(): void {
		this.#stale = true;
		this.#later();
	}

	/** A change costs what lies around it, however many there are elsewhere. */
	#change(changes: readonly ElementChange[]): void {
		const { zoom = 0, area = NOTHING } = this.#all ?? {};
		if (changes.length > MOST_SPOTS || this.#held || zoom === 0) return this.redraw();
		const spill = Math.max(SPILL, SPILL_PX / zoom);
		for (const { before, after } of changes) {
			for (const rec of [before, after]) {
				const spot = rec && inflate(rectOf(rec.xy, rec.wh), spill);
				if (!spot || !intersects(spot, area)) continue;
				if (this.#spots.push(spot) === 1) this.#spottedAt = performance.now();
			}
		}
		if (this.#spots.length > 0) this.#later();
	}

	#later(): void {
		if (!this.#all || !this.#elements.backdrop) {
			// Nobody sees it, and it is out of date from now on.
			if (this.#all) this.#all.zoom = 0;
			this.#spots = [];
			return;
		}
		this.#frame ||= requestAnimationFrame(() => {
			this.#frame = 0;
			const canMend = this.#all?.isKept && !this.#stale && this.#spots.length <= 2 * MOST_SPOTS;
			if (canMend) this.#mend();
			else if (this.#stale || !this.#camera.moving) this.#draw(true);
			else this.#drawAtRest();
		});
	}

	#drawAtRest(): void {
		this.#resting ??= setTimeout(() => {
			this.#resting = undefined;
			this.redraw();
		}, REST);
	}

	#goOn(): void {
		clearTimeout(this.#resting);
		this.#resting = undefined;
	}

	/** On the way a picture isn't kept for mending, and a whole one for each change would cost most of a frame. */
	#isOverdue(): boolean {
		return this.#spots.length > 0 && performance.now() > this.#spottedAt + MOST_LATE;
	}

	#mend(): void {
		const { zoom = 0 } = this.#all ?? {};
		const spill = Math.max(SPILL, SPILL_PX / zoom);
		this.#all?.mend(this.#spots.splice(0), (pen, spot) => {
			for (const id of this.#elements.inOrder(inflate(spot, spill))) {
				this.#drawing.draw(pen, id, zoom, this.#faded);
			}
			this.#drawing.drawSums(pen, inflate(spot, spill), zoom, () => true);
			this.#drawing.dim(pen, spot);
		});
	}

	destroy(): void {
		cancelAnimationFrame(this.#frame);
		this.#goOn();
		for (const dispose of this.#disposers) dispose();
	}

	#look(camera: Camera): void {
		const all = this.#all;
		if (!all) return;
		const { isZooming, to } = this.#ahead.look(this.#camera);
		if (!this.#elements.backdrop) {
			// Nobody sees it now, and by the time somebody does it will be out of date.
			all.zoom = 0;
			return;
		}
		const covers = encloses(all.area, this.#camera.view);
		const isTooCoarse = camera.zoom / all.zoom > MOST_GROWN;
		// Already in an animation frame: drawing now spares the next one.
		if (!covers || isTooCoarse || !this.#coversHeld() || this.#isOverdue()) this.#draw(false, to);
		const isOff = Math.max(camera.zoom / all.zoom, this.#seenAt / camera.zoom) > MOST_OFF;
		// A pan doesn't put off what is due since the zoom came to rest.
		if (isZooming || !isOff) this.#goOn();
		if (isOff || this.#spots.length > 0) this.#drawAtRest();
	}

	/**
	 * @param keeps changes are coming, and will be mended
	 * @param to for this view, and as sharp as is needed there
	 */
	#draw(keeps: boolean, to: Camera = this.#camera.camera): void {
		if (!this.#all || !this.#elements.backdrop) return;
		this.#goOn();
		this.#stale = false;
		this.#spots = [];
		this.#seenAt = this.#camera.camera.zoom;
		const seen = viewOf(to, this.#camera.size);
		const area = inflate(seen, MARGIN * Math.max(seen.w, seen.h));
		this.#drawOn(this.#all, area, { zoom: to.zoom, keeps }, (id) => !this.#isShifted(id));
		this.#drawHeld();
	}

	#drawHeld(): void {
		const picture = this.#heldPicture;
		if (!picture) return;
		picture.hidden = this.#held === null;
		if (!this.#held) return;
		const { view } = this.#camera;
		const [dx, dy] = this.#held.by;
		const around = inflate(view, HELD_MARGIN * Math.max(view.w, view.h));
		const { zoom } = this.#camera.camera;
		const area = translate(around, [-dx, -dy]);
		this.#drawOn(picture, area, { zoom, keeps: false }, (id) => this.#isShifted(id), [dx, dy]);
		this.#shiftHeld();
	}

	/** On the picture of what is dragged. Of connectors those that lie above it, held themselves or not. */
	#isShifted(id: string): boolean {
		if (!this.#held) return false;
		if (this.#elements.get(id)?.rec.kind === 'connector') return this.#lines.isOnTop(id);
		return this.#held.ids.has(id);
	}

	/** @param by how far the picture will be shifted */
	#drawOn(
		picture: FarPicture,
		area: Rect,
		{ zoom, keeps }: { zoom: number; keeps: boolean },
		shows: (id: string) => boolean,
		by: Point = [0, 0]
	): void {
		const seenAt = this.#seenAt;
		picture.draw(area, zoom, keeps, (pen) => {
			for (const id of this.#elements.inOrder(area, shows)) {
				this.#drawing.draw(pen, id, seenAt, this.#faded, by);
			}
			this.#drawing.drawSums(pen, area, seenAt, shows);
			this.#drawing.dim(pen, area);
		});
	}
}

const NOTHING: Rect = { x: 0, y: 0, w: 0, h: 0 };
