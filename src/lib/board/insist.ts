/** ms until a piece that didn't come is asked for again; doubles up to the second. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/** A piece that is loaded once: a promise until it is there, and itself from then on. */
export interface Lazy<T> {
	(): T | Promise<T>;
	/** A single try, by whoever only thinks that it will be needed; rejects when it can't be had. */
	readonly ahead: () => Promise<unknown>;
	/** The piece if it is there, without asking for it. */
	readonly peek: () => T | undefined;
}

/**
 * Insists on a piece when it is first asked for. Whoever asks again has it at once, so that it is shown
 * in the same frame; `import()` would answer later, and first go through all that the piece depends on
 * to see whether that is there, which takes longer than to make most pieces.
 */
export function lazy<T extends object>(load: () => Promise<T>): Lazy<T> {
	let here: T | undefined;
	let coming: Promise<T> | undefined;
	const keep = (piece: T): T => (here = piece);
	return Object.assign(() => here ?? (coming ??= insist(load).then(keep)), {
		ahead: () => (here ? Promise.resolve() : load().then(keep)),
		peek: () => here
	});
}

/**
 * A piece of the page that is loaded when it is needed, asked for until it comes: the server may be
 * away at that moment, and nobody should have to load the page again for it.
 */
export async function insist<T>(load: () => Promise<T>, first = FIRST_WAIT): Promise<T> {
	for (let wait = first; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
		try {
			return await load();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, wait));
		}
	}
}
