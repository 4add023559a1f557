import { untrack } from 'svelte';
import { viewOf, type Camera } from '#lib/domain/camera.ts';
import {
	encloses,
	inflate,
	intersects,
	rectOf,
	type Point,
	type Rect
} from '#lib/domain/geometry.ts';
import type { CameraView } from '../camera-view.svelte.ts';
import type { ElementChange } from '../element-change.ts';
import type { ElementViews } from '../element-views.svelte.ts';
import type { LiveLines } from '../live-lines.ts';
import { Coming, type Wanted } from './coming.ts';
import { FarElements } from './elements.ts';
import { Held } from './held.ts';
import { around, FarPicture, type Shown } from './picture.ts';
import type { Sums } from './sums.ts';
import { ZoomAhead } from './zoom-ahead.ts';

/** Share of the view's larger side that is drawn around it, so that a pan needs no new picture. */
const MARGIN = 0.2;
/** The picture is shown larger by up to this on the way; smaller while it covers the view. */
const MOST_GROWN = 2.2;
/** Larger by this, or with less than these shares of the view's larger side round it, the next one is asked for. */
const SOON_GROWN = 1.9;
const SOON_LEFT = 0.08;
const SOON_OUT = 0.1;
/** Fewer elements than this are drawn as soon as they are needed. */
const WORTH_ASKING = 150;
/** Larger or smaller by more than this it is drawn anew where the zoom rests. */
const MOST_OFF = 1.1;
/** ms without a change of the zoom that is a rest. */
const REST = 120;
/** ms that what others changed may wait for it, where the picture can't be mended. */
const MOST_LATE = 1_000;

/** More changed elements than this, and all of the picture is drawn anew. */
const MOST_SPOTS = 40;
/** Board units and CSS px by which something may be drawn over its rect: a frame's title, an arrow. */
const SPILL = 40;
const SPILL_PX = 28;

/**
 * The view from afar: one canvas with everything on it, in the place of thousands of nodes. It lies
 * in the world, so the camera's transform moves and scales it for nothing; it is drawn anew only
 * when the view leaves it, it has grown too much, or something on it changed. What is dragged
 * is a picture of its own above it, which is only shifted: thousands move for the price of one.
 */
export class FarLayer {
	readonly #elements: ElementViews;
	readonly #camera: CameraView;
	readonly #drawing: FarElements;
	#faded: ReadonlySet<string> = new Set();
	#all: FarPicture | null = null;
	readonly #held: Held;
	readonly #ahead = new ZoomAhead();
	readonly #coming = new Coming((wanted, bitmap, changed) => this.#put(wanted, bitmap, changed));
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
		this.#drawing = new FarElements(elements, lines);
		this.#held = new Held(elements, camera, lines);
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
	attachHeld = (canvas: HTMLCanvasElement): (() => void) => this.#held.attach(canvas);

	/** These are being dragged by so much; null when they lie as written again. */
	hold(ids: readonly string[] | null, by: Point = [0, 0]): void {
		if (this.#held.hold(ids, by)) this.redraw();
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
		if (changes.length > MOST_SPOTS || this.#held.isAny || zoom === 0) return this.redraw();
		const spill = Math.max(SPILL, SPILL_PX / zoom);
		for (const { before, after } of changes) {
			for (const rec of [before, after]) {
				const spot = rec && inflate(rectOf(rec.xy, rec.wh), spill);
				if (spot) this.#coming.change(spot);
				if (!spot || !intersects(spot, area)) continue;
				if (this.#spots.push(spot) === 1) this.#spottedAt = performance.now();
			}
		}
		if (this.#spots.length > 0) this.#later();
	}

	#later(): void {
		if (!this.#all || !this.#elements.backdrop) return this.#forget();
		this.#frame ||= requestAnimationFrame(() => {
			this.#frame = 0;
			const canMend = this.#all?.isKept && !this.#stale && this.#spots.length <= 2 * MOST_SPOTS;
			if (canMend) this.#mend();
			else if (this.#stale || !this.#camera.moving) this.#draw(true);
			else this.#drawAtRest();
		});
	}

	/** Nobody sees it, and it is out of date from now on. */
	#forget(): void {
		this.#stale = false;
		if (this.#all) this.#all.zoom = 0;
		this.#coming.drop();
		this.#spots = [];
	}

	#drawAtRest(): void {
		this.#resting ??= setTimeout(() => {
			this.#resting = undefined;
			if (!this.#ask(this.#camera.camera, true)) this.redraw();
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
		this.#coming.destroy();
		for (const dispose of this.#disposers) dispose();
	}

	#look(camera: Camera): void {
		const all = this.#all;
		if (!all) return;
		const { isZooming, to } = this.#ahead.look(this.#camera);
		if (!this.#elements.backdrop) return this.#prepare(to);
		const { view } = this.#camera;
		const isShown = encloses(all.area, view) && camera.zoom / all.zoom <= MOST_GROWN;
		// Already in an animation frame: drawing now spares the next one.
		if (all.zoom === 0 || !this.#held.isCovered || (this.#isOverdue() && isShown)) {
			this.#draw(false, to);
		} else if (!isShown) {
			if (!this.#coming.willShow(view, camera.zoom, MOST_GROWN)) this.#draw(false, to);
		} else if (!this.#coming.isAsked && this.#isSoon(to)) this.#ask(to, false);
		const isOff = Math.max(camera.zoom / all.zoom, this.#seenAt / camera.zoom) > MOST_OFF;
		// A pan doesn't put off what is due since the zoom came to rest.
		if (isZooming || !isOff) this.#goOn();
		if (isOff || this.#spots.length > 0) this.#drawAtRest();
	}

	/** Whether the next picture will be needed soon, the camera going on as it does. */
	#isSoon(to: Camera): boolean {
		const { area = NOTHING, zoom = 0 } = this.#all ?? {};
		const { camera, view } = this.#camera;
		const left = to.zoom < camera.zoom ? SOON_OUT : SOON_LEFT;
		return !encloses(area, around(view, left)) || camera.zoom / zoom > SOON_GROWN;
	}

	/** There are nodes for all that is in view. On the way out there won't be for long. */
	#prepare(to: Camera): void {
		if (to.zoom >= this.#camera.camera.zoom) this.#forget();
		else if (!this.#coming.isAsked && this.#all?.zoom === 0) this.#ask(to, false);
	}

	/**
	 * Has the picture for a view painted beside the page, to be shown when it is there.
	 * @returns false if it must be drawn here, when it is needed
	 */
	#ask(to: Camera, keeps: boolean): boolean {
		// What is dragged is on two pictures, which change together.
		if (!this.#all || this.#held.isAny || this.#stale) return false;
		if (this.#elements.count < WORTH_ASKING) return false;
		const seenAt = this.#camera.camera.zoom;
		const area = this.#areaFor(to);
		const ids = this.#elements.inOrder(area);
		if (ids.length < WORTH_ASKING) return false;
		const recording = this.#drawing.record(area, ids, { zoom: seenAt, faded: this.#faded });
		if (!this.#coming.ask({ area, zoom: to.zoom, seenAt, keeps }, recording)) return false;
		this.#spots = [];
		return true;
	}

	#put({ keeps, seenAt, ...shown }: Wanted, bitmap: ImageBitmap, changed: readonly Rect[]): void {
		if (!this.#all) return bitmap.close();
		this.#seenAt = seenAt;
		this.#all.put(shown, keeps, bitmap);
		if (changed.length === 0) return;
		if (this.#spots.length === 0) this.#spottedAt = performance.now();
		this.#spots.push(...changed);
		this.#later();
	}

	#areaFor(to: Camera): Rect {
		return around(viewOf(to, this.#camera.size), MARGIN);
	}

	/**
	 * @param keeps changes are coming, and will be mended
	 * @param to for this view, and as sharp as is needed there
	 */
	#draw(keeps: boolean, to: Camera = this.#camera.camera): void {
		if (!this.#all || !this.#elements.backdrop) return;
		this.#goOn();
		this.#coming.drop();
		this.#stale = false;
		this.#spots = [];
		this.#seenAt = this.#camera.camera.zoom;
		const shown = { area: this.#areaFor(to), zoom: to.zoom };
		this.#drawOn(this.#all, shown, keeps, (id) => !this.#held.has(id));
		this.#held.draw((picture, part, by) =>
			this.#drawOn(picture, part, false, (id) => this.#held.has(id), by)
		);
	}

	/** @param by how far the picture will be shifted */
	#drawOn(
		picture: FarPicture,
		shown: Shown,
		keeps: boolean,
		shows: (id: string) => boolean,
		by: Point = [0, 0]
	): void {
		const ids = this.#elements.inOrder(shown.area, shows);
		const told = { zoom: this.#seenAt, faded: this.#faded, shows, by };
		picture.draw(shown, keeps, this.#drawing.record(shown.area, ids, told));
	}
}

const NOTHING: Rect = { x: 0, y: 0, w: 0, h: 0 };
