/** ms. Storage is asked twice in this time at most, however fast somebody types. */
const WRITTEN_WITHIN = 1000;

/**
 * How many changes of a document wait on this device, kept across visits so that the save state
 * is honest from the first moment. The changes themselves are in IndexedDB; this is only their count.
 * That there are any is written at once, how many and that none are left within a second: a tab
 * that dies in between says too much, never too little.
 */
export class DeviceLog {
	/** What an earlier visit left behind. */
	readonly recalled: number;
	readonly #key: string;
	#count: number;
	/** As far as this tab knows. */
	#written: number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(doc: string) {
		this.#key = `lb:unsaved:${doc}`;
		this.recalled = this.#count = this.#written = recall(this.#key);
		addEventListener('pagehide', this.#write);
	}

	remember(count: number): void {
		this.#count = count;
		if (count > 0 && this.#written === 0) this.#write();
		else if (count !== this.#written) this.#timer ??= setTimeout(this.#write, WRITTEN_WITHIN);
	}

	destroy(): void {
		removeEventListener('pagehide', this.#write);
		this.#write();
	}

	readonly #write = (): void => {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#count === this.#written) return;
		this.#written = this.#count;
		try {
			if (this.#count > 0) localStorage.setItem(this.#key, String(this.#count));
			else localStorage.removeItem(this.#key);
		} catch {
			// Without storage there is no copy whose changes could be counted.
		}
	};
}

function recall(key: string): number {
	try {
		const count = Number(localStorage.getItem(key) ?? 0);
		return Number.isInteger(count) && count > 0 ? count : 0;
	} catch {
		return 0;
	}
}
