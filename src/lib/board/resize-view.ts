import type { Rect } from '#lib/domain/geometry.ts';
import type { ElementViews } from './element-views.svelte.ts';
import type { Peer } from './presence-view.svelte.ts';

/** ms. How long a size let go of waits for its write to arrive in the document. */
const PATIENCE = 1_500;

/** Shows the resizes that others have in progress, and lets go when the write has arrived. */
export class ResizeView {
	readonly #elements: ElementViews;
	readonly #shown = new Set<string>();

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
			this.#shown.add(id);
		}
		for (const id of this.#shown) {
			if (!named.has(id)) setTimeout(() => this.#release(id), PATIENCE);
		}
	}

	#release(id: string): void {
		this.#shown.delete(id);
		const view = this.#elements.get(id);
		if (view) view.resized = null;
	}
}
