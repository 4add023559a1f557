/** An update made Yjs look for far more than it brought. */
export class TooCostly extends Error {
	constructor() {
		super('an update costs too much');
	}
}

/** Looks that an update may cause whatever its size: some ten milliseconds. */
const ANYHOW = 100_000;
/** And for each struct and deletion in it; honest ones need about ten. */
const PER_STRUCT = 50;

/**
 * Yjs' structs by client, which counts how often it is asked. Where many have written in one place,
 * Yjs compares each new struct with all that are there, so that a few kilobytes can keep it
 * busy for minutes; each comparison looks up a struct. Nothing else can be told to stop half-way.
 */
export class GuardedStructs<T> extends Map<number, T> {
	#left = Infinity;

	/** Runs `run`, which throws TooCostly when it asks too often for an update of so many structs. */
	guard<R>(structs: number, run: () => R): R {
		this.#left = ANYHOW + PER_STRUCT * structs;
		try {
			return run();
		} finally {
			this.#left = Infinity;
		}
	}

	override get(client: number): T | undefined {
		if (--this.#left < 0) throw new TooCostly();
		return super.get(client);
	}
}
