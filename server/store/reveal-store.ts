export interface NewReveal {
	readonly id: string;
	/** Participant whose desk it is; null for everybody's. */
	readonly who: string | null;
	readonly named: boolean;
	/** Secret: what the new ids are made with. */
	readonly seed: string;
	/** ms since the epoch. */
	readonly at: number;
}

export interface RevealRow extends NewReveal {
	readonly workshop: string;
	/** All of it is on the boards; only the desks are still to be cleared. */
	readonly placed: boolean;
}

/** Reveals that aren't done yet. They begin with a change of what the room does (StageStore.save). */
export interface RevealStore {
	/** Of a workshop, the oldest first. */
	pending(workshop: string): Promise<readonly RevealRow[]>;
	/** Workshops that have any. */
	pendingIn(): Promise<readonly string[]>;
	placed(id: string): Promise<void>;
	/** Forgets it, and its seed. */
	done(id: string): Promise<void>;
	/**
	 * Overwrites what has been deleted of documents and reveals in the store's files outside the
	 * tables. False when somebody else was reading: to be tried again.
	 */
	scrub(): Promise<boolean>;
}
