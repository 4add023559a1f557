import * as decoding from 'lib0/decoding';
import { MESSAGE_SYNC, SYNC_STEP_2, SYNC_UPDATE } from '../protocol/messages.ts';

/**
 * Knows which of this device's changes the server has in its log. It counts, per socket, the
 * messages that can carry changes, as the server does (protocol/messages: MESSAGE_SAVED), and ties
 * each local change to the message that took it along. State vectors can't say this: deletions
 * don't move them.
 */
export class SaveTracker {
	/** Messages with changes sent on the present socket. */
	#sent = 0;
	/** For each unsaved local change the message that carries it; 0 while none does. */
	#carriers: number[] = [];
	readonly #changed: (unsaved: number) => void;

	/** @param unsaved changes that an earlier visit left behind on this device */
	constructor(changed: (unsaved: number) => void, unsaved = 0) {
		this.#changed = changed;
		this.#carriers = new Array<number>(unsaved).fill(0);
	}

	get unsaved(): number {
		return this.#carriers.length;
	}

	/** A new socket starts from nothing: what wasn't acknowledged on the old one is unsent again. */
	opened(): void {
		this.#sent = 0;
		this.#carriers.fill(0);
	}

	/** To be called with every frame that goes out. */
	frameSent(frame: Uint8Array): void {
		const carries = changesIn(frame);
		if (carries === null) return;
		this.#sent++;
		// A step 2 answers the server with everything it lacks, older changes included.
		if (carries === SYNC_STEP_2) {
			this.#carriers = this.#carriers.map((carrier) => carrier || this.#sent);
		}
	}

	/** One local transaction; `connected` when its update has just gone out on the socket. */
	localChange(connected: boolean): void {
		this.#carriers.push(connected ? this.#sent : 0);
		this.#changed(this.unsaved);
	}

	/** The server has the first `count` messages of this socket in its log. */
	saved(count: number): void {
		const before = this.unsaved;
		this.#carriers = this.#carriers.filter((carrier) => carrier === 0 || carrier > count);
		if (this.unsaved !== before) this.#changed(this.unsaved);
	}
}

/** SYNC_STEP_2 or SYNC_UPDATE for a frame that can carry changes, null for any other. */
function changesIn(frame: Uint8Array): typeof SYNC_STEP_2 | typeof SYNC_UPDATE | null {
	const decoder = decoding.createDecoder(frame);
	if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return null;
	const kind = decoding.readVarUint(decoder);
	return kind === SYNC_STEP_2 || kind === SYNC_UPDATE ? kind : null;
}
