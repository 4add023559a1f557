import type { Camera } from '#lib/domain/camera.ts';
import { StandingPlace } from './standing-place.ts';

/** The layer is shown larger or smaller by up to this before it is painted sharp on the way. */
const MOST_BLUR = 2;

/**
 * Where the world's element is, written straight to it. While the camera moves the element is a layer
 * of its own, which is moved as it is; while the zoom changes it grows and shrinks as it is, too. At
 * rest it is no layer: what is painted is as sharp as it can be in any browser.
 */
export class WorldLayer {
	readonly #element: HTMLElement;
	/** The zoom that was shown last, and the one at which it was painted. */
	#zoom = 0;
	#painted = 0;
	readonly #place: StandingPlace;

	constructor(element: HTMLElement) {
		this.#element = element;
		this.#place = new StandingPlace(element);
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
		this.#place.show(`${transformOf(camera)} translateZ(0)`);
	}

	rest(camera: Camera): void {
		const { style } = this.#element;
		style.willChange = '';
		this.#painted = this.#zoom = camera.zoom;
		style.transform = transformOf(camera);
		this.#place.end();
	}

	/** The element is left as it is styled: an animation that stood still would go on to outrank that. */
	destroy(): void {
		this.#place.end();
	}
}

const transformOf = ({ x, y, zoom }: Camera): string =>
	`translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
