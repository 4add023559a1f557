import type { Rect } from '#lib/domain/geometry.ts';
import type { ElementViews } from './element-views.svelte.ts';
import type { Peer } from './presence-view.svelte.ts';

/** ms. How long a size let go of waits for its write to arrive in the document. */
const PATIENCE = 1_500;

/** Shows the resizes that others have in progress, and lets go when the write has arrived. */
export class ResizeView {
	readonly #elements: ElementViews;
	/** What is shown resized, and the timer that lets it go once nobody names it any more. */
	readonly #shown = new Map<string, ReturnType<typeof setTimeout> | null>();

	constructor(elements: ElementViews) {
		this.#elements = elements;
		elements.onchange((changes) => {
			for (const { id } of changes) if (this.#shown.has(id)) this.#release(id);
		});
	}

	/** To be called when the list of peers changed. */
	show(peers: readonly Peer[]): void {
		const named = new Map<string, Rect>();
		for (const { presence } of peers) {
			for (const [id, [x, y, w, h]] of Object.entries(presence.resize ?? {})) {
				named.set(id, { x, y, w, h });
			}
		}
		for (const [id, rect] of named) {
			const view = this.#elements.get(id);
			if (!view) continue;
			view.resized = rect;
			clearTimeout(this.#shown.get(id) ?? undefined);
			this.#shown.set(id, null);
		}
		for (const [id, timer] of this.#shown) {
			if (named.has(id) || timer !== null) continue;
			this.#shown.set(
				id,
				setTimeout(() => this.#release(id), PATIENCE)
			);
		}
	}

	#release(id: string): void {
		clearTimeout(this.#shown.get(id) ?? undefined);
		this.#shown.delete(id);
		const view = this.#elements.get(id);
		if (view) view.resized = null;
	}
}
