import { byLayer } from '#lib/domain/board-doc.ts';
import type { ElementView } from './element-view.svelte.ts';

/** Of more than this the places are kept: to compare the keys of thousands takes half a frame. */
const MANY = 500;

/** Puts elements in the order in which they are drawn. */
export class DrawingOrder {
	readonly #all: () => Iterable<ElementView>;
	/** What can't be touched lies beneath everything that can. */
	readonly #beneath: () => boolean;
	/** All of them in order, each with its place as its rank; null when that isn't known any more. */
	#sorted: readonly ElementView[] | null = null;
	/** What they were compared by. */
	#by: typeof byView | null = null;

	constructor(all: () => Iterable<ElementView>, beneath: () => boolean) {
		this.#all = all;
		this.#beneath = beneath;
	}

	/** Elements came, went or changed their order. */
	forget(): void {
		this.#sorted = null;
	}

	sort(views: ElementView[]): ElementView[] {
		const compare = this.#beneath() ? byDesk : byView;
		if (views.length <= MANY) return views.sort(compare);
		if (this.#by !== compare) this.forget();
		const sorted = (this.#sorted ??= this.#rank(compare));
		// Numbers that are nothing else are sorted without a call for each pair.
		const ranks = Uint32Array.from(views, (view) => view.rank).sort();
		return Array.from(ranks, (rank) => sorted[rank]).filter((view) => view !== undefined);
	}

	#rank(compare: typeof byView): readonly ElementView[] {
		this.#by = compare;
		const sorted = [...this.#all()].sort(compare);
		for (const [rank, view] of sorted.entries()) view.rank = rank;
		return sorted;
	}
}

const byView = (a: ElementView, b: ElementView): number => byLayer(a.rec, b.rec);
const byDesk = (a: ElementView, b: ElementView): number =>
	Number(b.inert) - Number(a.inert) || byView(a, b);
