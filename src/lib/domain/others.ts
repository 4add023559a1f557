import type { Touched } from './yjs-places.ts';

/**
 * Remembers when others last touched what, so that undo can leave it alone. "When" is a count of
 * their transactions in the order in which they arrived here: a change that was made at the same
 * time elsewhere and arrives after one's own counts as later, which errs on the side of the others.
 */
export class Others {
	#count = 0;
	readonly #elements = new Map<string, number>();
	readonly #replaced = new Map<string, number>();
	readonly #keys = new Map<string, number>();

	/** The moment now, to compare with later. */
	get now(): number {
		return this.#count;
	}

	/** Notes a transaction that wasn't this person's. */
	note({ whole, keys }: Touched): void {
		if (whole.size === 0 && keys.size === 0) return;
		const now = ++this.#count;
		for (const id of whole) {
			this.#elements.set(id, now);
			this.#replaced.set(id, now);
		}
		for (const [id, names] of keys) {
			this.#elements.set(id, now);
			for (const name of names) this.#keys.set(`${id}\n${name}`, now);
		}
	}

	/** Whether anything of the element was touched after `moment`. */
	touched(id: string, moment: number): boolean {
		return (this.#elements.get(id) ?? 0) > moment;
	}

	/** Whether the element came, went or was replaced after `moment`. */
	replaced(id: string, moment: number): boolean {
		return (this.#replaced.get(id) ?? 0) > moment;
	}

	/** Whether this key was written, or the element replaced, after `moment`. */
	wrote(id: string, key: string, moment: number): boolean {
		return this.replaced(id, moment) || (this.#keys.get(`${id}\n${key}`) ?? 0) > moment;
	}
}
