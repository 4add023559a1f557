/** What somebody says without words while a phase is under way. */
export const MARKS = ['hand', 'ready'] as const;

export interface Mark {
	readonly participant: string;
	readonly kind: (typeof MARKS)[number];
	/** ms since the epoch. */
	readonly at: number;
}

/** Marks belong to the phase that began at `since`; those of a former one count for nothing. */
export interface MarkStore {
	/** False, and nothing changed, when it is there already: who raises a hand twice keeps their place. */
	put(workshop: string, mark: Mark, since: number): Promise<boolean>;
	/** One's own, or everybody's (null). False when there was none. */
	remove(workshop: string, participant: string | null, kind: Mark['kind']): Promise<boolean>;
	/** Every mark of somebody. */
	forget(workshop: string, participant: string): Promise<boolean>;
	/** Deletes those of former phases. False when there were none. */
	sweep(workshop: string, since: number): Promise<boolean>;
	/** In the order in which they were made. */
	list(workshop: string, since: number): Promise<readonly Mark[]>;
}
