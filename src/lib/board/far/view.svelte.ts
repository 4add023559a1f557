import { untrack } from 'svelte';
import type { Point } from '#lib/domain/geometry.ts';
import type { CameraView } from '../camera-view.svelte.ts';
import type { ElementViews } from '../element-views.svelte.ts';
import { lazy } from '../insist.ts';
import type { LiveLines } from '../live-lines.ts';
import type { FarLayer } from './layer.ts';
import { NO_SUMS, type Sums } from './sums.ts';

/** ms that nodes are given to be made before their picture is loaded. */
const PATIENCE = 500;

/** Most boards are never seen from afar before something else was needed. */
export const farLayer = lazy(() => import('./layer.ts'));

/**
 * The board from afar, as the rest of it knows it. What draws is loaded when there is first something
 * to draw, and told what has been said until then.
 */
export class FarView {
	readonly #elements: ElementViews;
	readonly #camera: CameraView;
	readonly #lines: LiveLines;
	#layer: FarLayer | null = null;
	#canvas: HTMLCanvasElement | null = null;
	#heldCanvas: HTMLCanvasElement | null = null;
	#detach: (() => void) | null = null;
	#detachHeld: (() => void) | null = null;
	#held: readonly [ids: readonly string[], by: Point] | null = null;
	#faded: ReadonlySet<string> = new Set();
	#sums: Sums = NO_SUMS;
	#gone = false;
	readonly #unwatch: () => void;

	constructor(elements: ElementViews, camera: CameraView, lines: LiveLines) {
		this.#elements = elements;
		this.#camera = camera;
		this.#lines = lines;
		this.#unwatch = $effect.root(() => {
			$effect(() => {
				if (elements.backdrop) return untrack(() => this.#wake());
			});
		});
	}

	/** Svelte attachment for the canvas. */
	attach = (canvas: HTMLCanvasElement): (() => void) => {
		this.#canvas = canvas;
		if (this.#layer) this.#detach = this.#layer.attach(canvas);
		return () => {
			this.#canvas = null;
			this.#detach?.();
			this.#detach = null;
		};
	};

	/** Svelte attachment for the canvas of what is dragged. */
	attachHeld = (canvas: HTMLCanvasElement): (() => void) => {
		this.#heldCanvas = canvas;
		canvas.hidden = true;
		if (this.#layer) this.#detachHeld = this.#layer.attachHeld(canvas);
		return () => {
			this.#heldCanvas = null;
			this.#detachHeld?.();
			this.#detachHeld = null;
		};
	};

	/** These are being dragged by so much; null when they lie as written again. */
	hold(ids: readonly string[] | null, by: Point = [0, 0]): void {
		this.#held = ids && [ids, by];
		this.#layer?.hold(ids, by);
	}

	/** These will be deleted at the release of the eraser. */
	fade(ids: ReadonlySet<string>): void {
		this.#faded = ids;
		this.#layer?.fade(ids);
	}

	/** What a vote gave each note; none when no result is shown. */
	showSums(sums: Sums): void {
		this.#sums = sums;
		this.#layer?.showSums(sums);
	}

	destroy(): void {
		this.#gone = true;
		this.#unwatch();
		this.#layer?.destroy();
	}

	/** What only stands in until some nodes are made comes too late for that if it must be loaded. */
	#wake(): (() => void) | undefined {
		if (this.#layer) return;
		const here = farLayer.peek();
		if (here) this.#open(here);
		else if (this.#elements.isFar) void this.#load();
		else {
			const timer = setTimeout(() => void this.#load(), PATIENCE);
			return () => clearTimeout(timer);
		}
	}

	async #load(): Promise<void> {
		this.#open(await farLayer());
	}

	#open(piece: { readonly FarLayer: typeof FarLayer }): void {
		if (this.#layer || this.#gone) return;
		const layer = new piece.FarLayer(this.#elements, this.#camera, this.#lines);
		this.#layer = layer;
		layer.showSums(this.#sums);
		layer.fade(this.#faded);
		if (this.#heldCanvas) this.#detachHeld = layer.attachHeld(this.#heldCanvas);
		if (this.#canvas) this.#detach = layer.attach(this.#canvas);
		if (this.#held) layer.hold(...this.#held);
	}
}
