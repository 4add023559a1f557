/** CSS px or board units that a way reaches to either side: floats are a thousandth of a px at its ends. */
export const REACH = 2 ** 15;

/**
 * A layer's way along one axis, or its length there: an animation that stands still and whose time is the
 * place. A place that is styled has Chromium work out the node's style and ask anew which parts of the page
 * are layers; so it only hands the number on. Several of one layer come after each other, in the order in
 * which they were made.
 */
export class StandingWay {
	readonly #from: number;
	readonly #way: Animation;

	/** @param transform of a node that has come so far, from `-REACH` (or `from`) to `REACH` */
	constructor(node: Element, transform: (by: number) => string, from = -REACH) {
		this.#from = from;
		this.#way = new Animation(
			new KeyframeEffect(
				node,
				{ transform: [transform(from), transform(REACH)] },
				{ duration: REACH - from, composite: 'add' }
			)
		);
	}

	/** Within the way's reach. */
	show(at: number): void {
		const time = at - this.#from;
		if (this.#way.currentTime !== time) this.#way.currentTime = time;
	}

	/** The node is where its style says. */
	end(): void {
		this.#way.cancel();
	}
}

/** A layer's ways along the two axes. */
export type Ways = readonly [x: StandingWay, y: StandingWay];

export const waysOf = (node: Element): Ways => [
	new StandingWay(node, (by) => `translateX(${by}px)`),
	new StandingWay(node, (by) => `translateY(${by}px)`)
];

const NOWHERE = 0;

/** CSS px: its left or upper end, and how far it goes to the right or downwards. */
export interface LineInView {
	readonly x: number;
	readonly y: number;
	readonly length: number;
}

/** A line of one px in a layer of its own. */
export class StandingLine {
	readonly #place: Ways;
	readonly #length: StandingWay;

	/** @param node one px square, at the corner that the points are told from */
	constructor(node: Element, axis: 'X' | 'Y') {
		this.#place = waysOf(node);
		this.#length = new StandingWay(node, (by) => `scale${axis}(${by})`, NOWHERE);
		this.show(null);
	}

	/** Null: nowhere. */
	show(line: LineInView | null): void {
		this.#length.show(line?.length ?? NOWHERE);
		if (!line) return;
		this.#place[0].show(line.x);
		this.#place[1].show(line.y);
	}

	end(): void {
		for (const way of [...this.#place, this.#length]) way.end();
	}
}
