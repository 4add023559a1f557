/** Wrong passphrases in a row that are a person's own memory, and s for each further one. */
const BURST = 10;
const SECONDS_EACH = 30;
/** Remembered at once; who tried longest ago goes first. */
const MAX_KEYS = 10_000;

/** Counts tries at a secret, so that nobody guesses for long; right ones cost nothing. */
export interface Tries {
	/** Takes one. 0: go on; otherwise whole seconds after which to come again. */
	take(key: string): number;
	/** The last one was right. */
	giveBack(key: string): void;
}

/** `now` in ms; only differences are used. */
export function createTries(now: () => number): Tries {
	const left = new Map<string, { tries: number; at: number }>();
	const look = (key: string): number => {
		const known = left.get(key);
		if (!known) return BURST;
		return Math.min(BURST, known.tries + (now() - known.at) / 1000 / SECONDS_EACH);
	};
	const keep = (key: string, tries: number): void => {
		left.delete(key);
		if (tries < BURST) left.set(key, { tries, at: now() });
		const oldest = left.size > MAX_KEYS ? left.keys().next().value : undefined;
		if (oldest !== undefined) left.delete(oldest);
	};
	return {
		// Taken before it is looked at: a thousand at once are a thousand tries.
		take(key) {
			const tries = look(key);
			if (tries < 1) return Math.ceil((1 - tries) * SECONDS_EACH);
			keep(key, tries - 1);
			return 0;
		},
		giveBack: (key) => keep(key, look(key) + 1)
	};
}

export const unlimitedTries: Tries = { take: () => 0, giveBack: () => undefined };
