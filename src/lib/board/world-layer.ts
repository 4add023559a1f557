import type { Camera } from '#lib/domain/camera.ts';

/** The layer is shown larger or smaller by up to this before it is painted sharp on the way. */
const MOST_BLUR = 2;

/**
 * Where the world's element is, written straight to it. While the camera moves the element is a layer
 * of its own, which is moved as it is; while the zoom changes it grows and shrinks as it is, too. At
 * rest it is no layer: what is painted is as sharp as it can be in any browser.
 *
 * On the way it is shown by an animation that stands still and whose keyframes, twice the same, are
 * written anew: Chromium then keeps the rest of its style as it was and hands the new place straight to
 * the compositor. For a style of its own it asks each time which parts of the page are layers.
 */
export class WorldLayer {
	readonly #element: HTMLElement;
	/** The zoom that was shown last, and the one at which it was painted. */
	#zoom = 0;
	#painted = 0;
	readonly #place: KeyframeEffect;
	readonly #way: Animation;

	constructor(element: HTMLElement) {
		this.#element = element;
		this.#place = new KeyframeEffect(element, null, { duration: 1 });
		this.#way = new Animation(this.#place);
	}

	move(camera: Camera): void {
		const { zoom } = camera;
		const { style } = this.#element;
		const blur = Math.max(zoom / this.#painted, this.#painted / zoom);
		if (blur > MOST_BLUR) {
			// For one frame: a layer that only shrinks would be painted in its first size far and wide.
			style.willChange = '';
			this.#painted = zoom;
		} else if (zoom !== this.#zoom) style.willChange = 'transform';
		this.#zoom = zoom;
		const transform = `${transformOf(camera)} translateZ(0)`;
		// A lone one would get a partner: what the style says.
		this.#place.setKeyframes({ transform: [transform, transform] });
		if (this.#way.playState === 'idle') this.#way.pause();
	}

	rest(camera: Camera): void {
		const { style } = this.#element;
		style.willChange = '';
		this.#painted = this.#zoom = camera.zoom;
		style.transform = transformOf(camera);
		this.#way.cancel();
	}

	/** The element is left as it is styled: an animation that stood still would go on to outrank that. */
	destroy(): void {
		this.#way.cancel();
	}
}

const transformOf = ({ x, y, zoom }: Camera): string =>
	`translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
