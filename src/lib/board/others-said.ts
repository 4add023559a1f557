/** ms between two summaries: what others do is told in passing, never over one's own work. */
export const SAID_EVERY = 10_000;

/** What others have added since the last summary. */
export interface Added {
	/** Participant ids, in the order they were first heard of. */
	readonly people: readonly string[];
	readonly count: number;
	/** The one zone that all of it is in, `frame/zone`; null when it is in several, or in none. */
	readonly zone: string | null;
}

/**
 * Gathers what others add to the board into one sentence at a time, for those who don't see it
 * happen (accessibility.md 6.3 no. 4). Holds no clock: it is asked when there is time to speak.
 */
export class OthersSaid {
	readonly #people = new Set<string>();
	#count = 0;
	#zone: string | null | undefined;

	/** @param zone `frame/zone`, or null outside all of them */
	note(person: string | undefined, zone: string | null): void {
		if (person !== undefined) this.#people.add(person);
		this.#count++;
		this.#zone = this.#zone === undefined || this.#zone === zone ? zone : null;
	}

	/** What there is to say, once; null for nothing. */
	take(): Added | null {
		if (this.#count === 0) return null;
		const said = { people: [...this.#people], count: this.#count, zone: this.#zone ?? null };
		this.#people.clear();
		this.#count = 0;
		this.#zone = undefined;
		return said;
	}
}
