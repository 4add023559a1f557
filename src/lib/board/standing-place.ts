/**
 * Where a layer is shown, by an animation that stands still and whose keyframes, twice the same, are
 * written anew: Chromium then keeps the rest of its style as it was and hands the new place straight to
 * the compositor. For a style of its own it asks each time which parts of the page are layers.
 */
export class StandingPlace {
	readonly #place: KeyframeEffect;
	readonly #way: Animation;

	constructor(element: Element) {
		this.#place = new KeyframeEffect(element, null, { duration: 1 });
		this.#way = new Animation(this.#place);
	}

	/** As a style's `transform`, which this outranks. */
	show(transform: string): void {
		// A lone one would get a partner: what the style says.
		this.#place.setKeyframes({ transform: [transform, transform] });
		if (this.#way.playState === 'idle') this.#way.pause();
	}

	/** The element is where its style says again. */
	end(): void {
		this.#way.cancel();
	}
}
