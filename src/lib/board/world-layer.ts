import type { Camera } from '#lib/domain/camera.ts';

/** The layer is shown larger or smaller by up to this before it is painted sharp on the way. */
const MOST_BLUR = 2;

/**
 * Where the world's element is, written straight to it. While the camera moves the element is a layer
 * of its own, which is moved as it is; while the zoom changes it grows and shrinks as it is, too. At
 * rest it is no layer: what is painted is as sharp as it can be in any browser.
 *
 * On the way it is shown by an animation that stands still and whose only keyframe is written anew:
 * browsers then keep the rest of its style as it was and hand the new place straight to the
 * compositor. For a style of its own they ask each time which parts of the page are layers.
 */
export class WorldLayer {
	readonly #element: HTMLElement;
	/** The zoom that was shown last, and the one at which it was painted. */
	#zoom = 0;
	#painted = 0;
	#way: Animation | null = null;

	constructor(element: HTMLElement) {
		this.#element = element;
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
		const keyframes = { transform: [transform, transform] };
		if (!this.#way) {
			this.#way = this.#element.animate(keyframes, { duration: 1, fill: 'both' });
			this.#way.pause();
		} else (this.#way.effect as KeyframeEffect).setKeyframes(keyframes);
	}

	rest(camera: Camera): void {
		const { style } = this.#element;
		style.willChange = '';
		this.#painted = this.#zoom = camera.zoom;
		style.transform = transformOf(camera);
		this.#way?.cancel();
		this.#way = null;
	}
}

const transformOf = ({ x, y, zoom }: Camera): string =>
	`translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
