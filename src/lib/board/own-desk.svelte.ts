import type * as Y from 'yjs';
import type { Desks } from '#lib/domain/desks.ts';
import { countOnDesk, readDesk } from '#lib/domain/desk-doc.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { SyncedDoc } from '#lib/sync/synced-doc.ts';

/** What a room is doing that concerns desks. */
export interface DeskTimes {
	readonly desks: Desks | null;
	readonly frozen: boolean;
}

/**
 * This person's desk: open as long as a private round isn't revealed. What was written on this device
 * and came too late for the server stays here, and goes there when desks are open again: it is
 * nobody else's, so that nothing can have gone on without it.
 */
export class OwnDesk {
	/** Null while there is none to be seen. */
	doc: SyncedDoc | null = $state.raw(null);
	/** There is something to show of it. */
	ready: boolean = $state(false);
	/** How much lies on it that isn't revealed. */
	written: number = $state(0);
	readonly #open: () => SyncedDoc;
	#times: DeskTimes = { desks: null, frozen: false };

	constructor(open: () => SyncedDoc) {
		this.#open = open;
	}

	/** Called whenever the stage changed. `may`: viewers have none. */
	follow(times: DeskTimes, may: boolean): void {
		this.#times = times;
		if (!may) return this.#put();
		const writable = times.desks?.open === true && !times.frozen;
		if (this.doc && writable && this.doc.link.kind === 'closed') this.#put();
		if (!this.doc && times.desks) this.#take();
		this.#check();
	}

	/** The connection changed. */
	changed(): void {
		const link = this.doc?.link;
		if (link?.kind === 'closed' && link.code === CLOSE.forbidden) this.#put();
		this.#check();
	}

	destroy(): void {
		this.#put();
	}

	#take(): void {
		const desk = this.#open();
		this.doc = desk;
		const count = (): void => {
			this.written = countOnDesk(desk.doc);
		};
		desk.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			if (transaction.changed.size === 0) return;
			count();
			queueMicrotask(() => this.#check());
		});
		void desk.ready.then(() => {
			if (this.doc !== desk) return;
			count();
			this.ready = true;
		});
	}

	/** Lets go of a desk that everything of has been revealed. */
	#check(): void {
		const desk = this.doc;
		if (!desk || this.#times.desks || desk.link.kind !== 'online' || desk.unsaved > 0) return;
		if (readDesk(desk.doc).size === 0) this.#put();
	}

	#put(): void {
		this.doc?.destroy();
		this.doc = null;
		this.ready = false;
		this.written = 0;
	}
}
