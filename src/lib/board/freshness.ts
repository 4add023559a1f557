/** ms for which a note counts as new, and appears instead of standing there. */
const FRESH = 600;

/** What was made here just now. */
export class Freshness {
	readonly #made = new Map<string, number>();
	readonly #now: () => number;

	/** @param now ms */
	constructor(now: () => number) {
		this.#now = now;
	}

	mark(ids: Iterable<string>): void {
		for (const id of ids) this.#made.set(id, this.#now());
	}

	has(id: string): boolean {
		const at = this.#made.get(id);
		return at !== undefined && this.#now() - at < FRESH;
	}
}
