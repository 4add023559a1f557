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
	/** How much lies on it that isn't revealed, as far as is known. */
	written: number = $state(0);
	readonly #open: () => SyncedDoc;
	readonly #onput: () => void;
	#times: DeskTimes = { desks: null, frozen: false };

	/** @param onput told when it has been put away */
	constructor(open: () => SyncedDoc, onput: () => void) {
		this.#open = open;
		this.#onput = onput;
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

	/** Whether something waits on it for the server, or may do so at any moment. */
	get matters(): boolean {
		return this.doc !== null && (this.#times.desks?.open === true || this.doc.unsaved > 0);
	}

	destroy(): void {
		this.#put();
	}

	#take(): void {
		const desk = this.#open();
		this.doc = desk;
		desk.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			if (transaction.changed.size > 0) queueMicrotask(() => this.#check());
		});
		void desk.ready.then(() => {
			if (this.doc !== desk) return;
			this.ready = true;
			this.#check();
		});
	}

	/** Counts anew, and lets go of a desk that everything of has been revealed. */
	#check(): void {
		const desk = this.doc;
		if (!desk) return;
		// Right after a reveal, what lies here may be on the board: the server says so in a moment.
		const known = this.#times.desks !== null || ['online', 'closed'].includes(desk.link.kind);
		this.written = known ? countOnDesk(desk.doc) : 0;
		if (this.#times.desks || desk.link.kind !== 'online' || desk.unsaved > 0) return;
		if (readDesk(desk.doc).size === 0) this.#put();
	}

	#put(): void {
		if (!this.doc) return;
		this.doc.destroy();
		this.doc = null;
		this.ready = false;
		this.written = 0;
		this.#onput();
	}
}
