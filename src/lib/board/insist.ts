/** ms until a piece that didn't come is asked for again; doubles up to the second. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

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
