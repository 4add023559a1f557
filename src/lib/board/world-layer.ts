import type { Camera } from '#lib/domain/camera.ts';

/** The layer is shown larger or smaller by up to this before it is painted sharp on the way. */
const MOST_BLUR = 2;

/**
 * Where the world's element is, written straight to it. While the camera moves the element is a layer
 * of its own, which is moved as it is; while the zoom changes it grows and shrinks as it is, too. At
 * rest it is no layer: what is painted is as sharp as it can be in any browser.
 */
export class WorldLayer {
	readonly #style: CSSStyleDeclaration;
	/** The zoom that was shown last, and the one at which it was painted. */
	#zoom = 0;
	#painted = 0;

	constructor(element: HTMLElement) {
		this.#style = element.style;
	}

	move(camera: Camera): void {
		const { zoom } = camera;
		const blur = Math.max(zoom / this.#painted, this.#painted / zoom);
		if (blur > MOST_BLUR) {
			// For one frame: a layer that only shrinks would be painted in its first size far and wide.
			this.#style.willChange = '';
			this.#painted = zoom;
		} else if (zoom !== this.#zoom) this.#style.willChange = 'transform';
		this.#show(camera, ' translateZ(0)');
	}

	rest(camera: Camera): void {
		this.#style.willChange = '';
		this.#painted = camera.zoom;
		this.#show(camera, '');
	}

	#show({ x, y, zoom }: Camera, layered: string): void {
		this.#zoom = zoom;
		this.#style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})${layered}`;
	}
}
