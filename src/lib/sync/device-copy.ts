import { clearDocument, IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';

/** ms. Between two writes: each costs a key a good part of all that is done with it. */
const WRITTEN_WITHIN = 250;
/** Where y-indexeddb keeps updates. */
const UPDATES = 'updates';

/**
 * A document's copy on this device, in IndexedDB. One's own change after a pause is written at once, those
 * that follow it together a moment later, and all when the page is left; a tab that is killed offline may
 * lose that moment. What others did can wait, for the server has it.
 */
export class DeviceCopy {
	readonly #doc: Y.Doc;
	readonly #store: IndexeddbPersistence;
	#waiting: Uint8Array[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Whether something of one's own is among what waits. */
	#ownWaits = false;
	/** ms: when something of one's own was last written. */
	#ownWritten = -Infinity;
	#trimming: Promise<void> | null = null;

	private constructor(doc: Y.Doc, store: IndexeddbPersistence) {
		this.#doc = doc;
		this.#store = store;
		store._db.catch(() => undefined);
		// It would write each update by itself.
		doc.off('update', store._storeUpdate);
		doc.on('update', this.#onupdate);
		addEventListener('pagehide', this.#write);
		document.addEventListener('visibilitychange', this.#write);
	}

	/** Null where the browser forbids storage, as some do in private windows: a board works without. */
	static open(name: string, doc: Y.Doc): DeviceCopy | null {
		try {
			if (typeof indexedDB === 'undefined') return null;
			return new DeviceCopy(doc, new IndexeddbPersistence(databaseOf(name), doc));
		} catch {
			return null;
		}
	}

	/** Forgets what is kept; resolves whether or not there was anything. */
	static async clear(name: string): Promise<void> {
		await clearDocument(databaseOf(name)).catch(() => undefined);
	}

	/** Resolves once the document has what was kept. */
	get read(): Promise<void> {
		return this.#store.whenSynced.then(() => undefined);
	}

	/** Whether a change with this origin was read from here. */
	isOrigin(origin: unknown): boolean {
		return origin === this.#store;
	}

	destroy(): void {
		this.#write();
		this.#doc.off('update', this.#onupdate);
		removeEventListener('pagehide', this.#write);
		document.removeEventListener('visibilitychange', this.#write);
		void this.#store.destroy();
	}

	readonly #onupdate = (
		update: Uint8Array,
		origin: unknown,
		_doc: Y.Doc,
		transaction: Y.Transaction
	): void => {
		// Until the store is open its own first write has all there is.
		if (origin === this.#store || !this.#store.db) return;
		this.#waiting.push(update);
		this.#ownWaits ||= transaction.local;
		const paused = performance.now() >= this.#ownWritten + WRITTEN_WITHIN;
		if (transaction.local && paused) this.#write();
		else this.#timer ??= setTimeout(this.#write, WRITTEN_WITHIN);
	};

	readonly #write = (): void => {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const [first, ...others] = this.#waiting;
		if (!first) return;
		this.#waiting = [];
		if (this.#ownWaits) this.#ownWritten = performance.now();
		this.#ownWaits = false;
		this.#add(others.length > 0 ? Y.mergeUpdates([first, ...others]) : first);
	};

	/**
	 * Committed here and now: the store's own write would commit once it has heard that it succeeded, and
	 * a tab that closes before doesn't hear it.
	 */
	#add(update: Uint8Array): void {
		const { db } = this.#store;
		if (!db) return;
		try {
			const transaction = db.transaction(UPDATES, 'readwrite');
			transaction.objectStore(UPDATES).add(update);
			transaction.commit();
		} catch {
			// The browser has closed the store, as it may when the device is full: the board goes on without.
			return;
		}
		this.#store._dbsize += 1;
		if (this.#store._dbsize < PREFERRED_TRIM_SIZE) return;
		this.#trimming ??= storeState(this.#store, false)
			.catch(() => undefined)
			.finally(() => (this.#trimming = null));
	}
}

const databaseOf = (name: string): string => `loopboard/${name}`;
