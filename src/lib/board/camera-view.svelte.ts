import { untrack } from 'svelte';
import {
	between,
	fit,
	MAX_ZOOM,
	MIN_ZOOM,
	onPixels,
	panBy,
	toBoard,
	viewOf,
	zoomAt,
	ZOOM_STEP,
	type Camera,
	type FitOptions,
	type Insets
} from '#lib/domain/camera.ts';
import { clamp, type Point, type Rect, type Size } from '#lib/domain/geometry.ts';
import { WorldLayer } from './world-layer.ts';

/** ms. A flight is long enough to be followed with the eyes and short enough not to be waited for. */
const FLIGHT = 240;

/** ms after the camera's last change in which the world still counts as moving. */
const REST = 120;

/** ms between two figures of the zoom while it changes: each lays out the bar that it is in. */
const FIGURE_PACE = 100;

/** CSS px. Nobody sees a shorter one. */
const LEAST_WAY = 0.5;

/** CSS px between a canvas that fills the view and the bars: as large as it can be read. */
export const SHEET_PADDING = 8;

const easeOut = (t: number): number => 1 - (1 - t) ** 3;

/**
 * The camera with its life: the world's transform is written straight to its element, once per
 * animation frame, because a camera that goes through the component tree can't keep sixty frames.
 */
export class CameraView {
	/** For panels and derived values; the world's own transform doesn't wait for it. On whole pixels. */
	camera: Camera = $state.raw({ x: 0, y: 0, zoom: 1 });
	/** Where a hand has brought it, of which `camera` shows whole pixels: slow hands get somewhere, too. */
	#exact: Camera = this.camera;
	/** The zoom as it is to be read, some ten times a second while it changes. */
	figure: number = $state(1);
	size: Size = $state.raw([1, 1]);
	/** True while the view pans or zooms, and a moment longer. */
	moving: boolean = $state(false);
	insets: Insets = $state.raw({ top: 64, right: 16, bottom: 72, left: 16 });
	/**
	 * Asked before this person's own hand moves the view: false leaves it where it is, because somebody
	 * holds it. What leads them (`lead`) doesn't ask.
	 */
	onown: (() => boolean) | null = null;
	/** Called once, when the view's size is known. */
	onfirst: (() => void) | null = null;
	/** Called in the frame in which the camera changed, for layers that draw by themselves. */
	readonly #listeners = new Set<(camera: Camera) => void>();
	readonly #restListeners = new Set<() => void>();
	readonly #still: () => boolean;
	#world: WorldLayer | null = null;
	#frame = 0;
	#rest: ReturnType<typeof setTimeout> | null = null;
	#movedAt = 0;
	#figureAt = -Infinity;
	#flight: { from: Camera; to: Camera; start: number } | null = null;

	/** @param still whether the person asked for reduced motion: flights become cuts */
	constructor(still: () => boolean) {
		this.#still = still;
	}

	readonly view: Rect = $derived(viewOf(this.camera, this.size));

	/** Svelte attachment for the world element. */
	attachWorld = (element: HTMLElement): (() => void) => {
		const world = (this.#world = new WorldLayer(element));
		// Read outside the attachment's tracking, or every camera move would attach it anew.
		untrack(() => world.rest(this.camera));
		const unlisten = ondensity(() => this.#apply(this.#exact));
		return () => {
			unlisten();
			world.destroy();
			this.#world = null;
			cancelAnimationFrame(this.#frame);
			this.#frame = 0;
			if (this.#rest !== null) clearTimeout(this.#rest);
			this.#rest = null;
		};
	};

	onframe(listener: (camera: Camera) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Called when the camera has come to rest. */
	onrest(listener: () => void): () => void {
		this.#restListeners.add(listener);
		return () => this.#restListeners.delete(listener);
	}

	/** The view's size, CSS px. What was in its middle stays there. */
	resize(size: Size): void {
		const first = this.size[0] <= 1;
		if (first || this.size[0] !== size[0] || this.size[1] !== size[1]) {
			const { x, y, zoom } = this.#exact;
			const dx = first ? 0 : (this.size[0] - size[0]) / 2 / zoom;
			const dy = first ? 0 : (this.size[1] - size[1]) / 2 / zoom;
			this.size = size;
			this.#cut({ x: x + dx, y: y + dy, zoom });
		}
		if (first) this.onfirst?.();
	}

	/** Where the view will be once a flight under way has ended. */
	get aim(): Camera {
		return this.#flight?.to ?? this.#exact;
	}

	set(camera: Camera): void {
		if (this.onown?.() !== false) this.#cut(camera);
	}

	/** Goes where somebody else leads. */
	lead(to: Camera): void {
		this.#fly(to);
	}

	#cut(camera: Camera): void {
		this.#flight = null;
		this.#apply(camera);
	}

	panBy(delta: Point): void {
		this.set(panBy(this.#exact, delta));
	}

	zoomAt(screen: Point, factor: number): void {
		this.set(zoomAt(this.#exact, screen, this.camera.zoom * factor));
	}

	/** One press of a button or key, about the middle of what the bars leave free. */
	zoomStep(direction: 1 | -1): void {
		const zoom = clamp(this.aim.zoom * ZOOM_STEP ** direction, MIN_ZOOM, MAX_ZOOM);
		this.flyTo(zoomAt(this.aim, this.#middle(), zoom));
	}

	zoomTo(zoom: number): void {
		this.flyTo(zoomAt(this.aim, this.#middle(), zoom));
	}

	fit(rect: Rect, options: FitOptions & { cut?: boolean } = {}): void {
		const to = fit(rect, this.size, this.insets, options);
		if (options.cut) this.set(to);
		else this.flyTo(to);
	}

	/**
	 * Moves only as far as needed for the rect to be clear of the bars; for keyboard focus and writing.
	 * One that is larger shows its beginning, and one that fills the view already leaves it.
	 */
	reveal(rect: Rect): void {
		const { x, y, zoom } = this.aim;
		const margin = 16;
		const left = x + (this.insets.left + margin) / zoom;
		const top = y + (this.insets.top + margin) / zoom;
		const right = x + (this.size[0] - this.insets.right - margin) / zoom;
		const bottom = y + (this.size[1] - this.insets.bottom - margin) / zoom;
		const dx = wayInto(rect.x, rect.x + rect.w, left, right);
		const dy = wayInto(rect.y, rect.y + rect.h, top, bottom);
		// What was brought here before is here, whatever the rounding says.
		if (Math.hypot(dx, dy) * zoom > LEAST_WAY) this.flyTo({ x: x + dx, y: y + dy, zoom });
	}

	flyTo(to: Camera): void {
		if (this.onown?.() !== false) this.#fly(to);
	}

	#fly(to: Camera): void {
		if (this.#still()) return this.#cut(to);
		this.#flight = { from: this.camera, to, start: performance.now() };
		this.#schedule();
	}

	toBoard = (screen: Point): Point => toBoard(this.camera, screen);

	/** Middle of the free part of the view, CSS px. */
	#middle(): Point {
		const { top, right, bottom, left } = this.insets;
		return [(left + this.size[0] - right) / 2, (top + this.size[1] - bottom) / 2];
	}

	#apply(camera: Camera): void {
		this.#put(camera);
		this.#schedule();
	}

	#put(camera: Camera): void {
		this.#exact = camera;
		this.camera = onPixels(camera, devicePixelRatio);
	}

	#schedule(): void {
		this.#frame ||= requestAnimationFrame(this.#tick);
	}

	readonly #tick = (now: number): void => {
		this.#frame = 0;
		if (this.#flight) {
			const { from, to, start } = this.#flight;
			const t = clamp((now - start) / FLIGHT, 0, 1);
			this.#put(t === 1 ? to : between(from, to, easeOut(t)));
			if (t === 1) this.#flight = null;
			else this.#schedule();
		}
		this.#world?.move(this.camera);
		this.#stir();
		for (const listener of this.#listeners) listener(this.camera);
	};

	#stir(): void {
		this.moving = true;
		this.#movedAt = performance.now();
		if (this.#movedAt - this.#figureAt > FIGURE_PACE) {
			this.#figureAt = this.#movedAt;
			this.figure = this.camera.zoom;
		}
		this.#rest ??= setTimeout(this.#settle, REST);
	}

	readonly #settle = (): void => {
		const left = this.#movedAt + REST - performance.now();
		this.#rest = left > 1 ? setTimeout(this.#settle, left) : null;
		if (this.#rest !== null) return;
		this.moving = false;
		this.figure = this.camera.zoom;
		this.#world?.rest(this.camera);
		for (const listener of this.#restListeners) listener();
	};
}

/** How far a window from `from` to `to` has to go for a stretch from `start` to `end` to be in it. */
const wayInto = (start: number, end: number, from: number, to: number): number => {
	if (start < from) return end > to ? 0 : start - from;
	return Math.max(0, Math.min(start - from, end - to));
};

/** Calls when a CSS px has more or fewer device pixels than before: the window is on another screen. */
function ondensity(listener: () => void): () => void {
	const changed = new AbortController();
	const watch = (): void => {
		matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
			'change',
			() => {
				listener();
				watch();
			},
			{ once: true, signal: changed.signal }
		);
	};
	watch();
	return () => changed.abort();
}
