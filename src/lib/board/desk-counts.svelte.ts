import type { DeskCounts } from '#lib/protocol/api.ts';
import { api } from '#lib/sync/api.ts';

/** ms between two looks: nobody counts others' notes by the second. */
const EVERY = 4_000;

/** How much each has written alone, for as long as somebody looks and it may be known. */
export class DeskCountsView {
	written: DeskCounts['written'] = $state.raw({});
	readonly #workshop: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;

	constructor(workshop: string) {
		this.#workshop = workshop;
		void this.#look();
	}

	/** Everybody's together. */
	get total(): number {
		return Object.values(this.written).reduce((sum, count) => sum + count, 0);
	}

	destroy(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}

	async #look(): Promise<void> {
		const answer = await api.deskCounts(this.#workshop);
		if (this.#stopped) return;
		// What was known stays while the server can't be reached.
		if (answer.ok) this.written = answer.value.written;
		this.#timer = setTimeout(() => void this.#look(), EVERY);
	}
}
