import type { Thread } from '#lib/domain/comments.ts';

/** Threads remembered per board: as many as a board may have. */
const MOST = 1_000;

/**
 * Up to which reply this device has shown each thread, kept on it. Nobody else is told what one
 * has read.
 */
export class SeenComments {
	readonly #key: string;
	readonly #seen: Map<string, string>;

	/** @param doc name of the board's document */
	constructor(doc: string) {
		this.#key = `lb:seen:${doc}`;
		this.#seen = new Map(read(this.#key));
	}

	/** Whether nothing in it is new; what one has said oneself never is. */
	has({ id, replies }: Thread, me: string): boolean {
		const last = replies.at(-1);
		return !last || last.by === me || this.#seen.get(id) === last.id;
	}

	mark({ id, replies }: Thread): void {
		const last = replies.at(-1)?.id;
		if (last === undefined || this.#seen.get(id) === last) return;
		// Again at the end, so that what has been quiet for longest is forgotten first.
		this.#seen.delete(id);
		this.#seen.set(id, last);
		try {
			localStorage.setItem(this.#key, JSON.stringify([...this.#seen].slice(-MOST)));
		} catch {
			// Without storage it is remembered as long as the page.
		}
	}
}

function read(key: string): [string, string][] {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		if (!Array.isArray(value)) return [];
		return value.flatMap((pair: unknown): [string, string][] => {
			const [id, reply]: readonly unknown[] = Array.isArray(pair) ? pair : [];
			return typeof id === 'string' && typeof reply === 'string' ? [[id, reply]] : [];
		});
	} catch {
		return [];
	}
}
