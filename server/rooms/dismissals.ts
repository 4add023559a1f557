import type { CloseCode } from '#lib/protocol/close-codes.ts';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { Identity } from '../auth/identity.ts';
import { fits, type SocketFilter } from './socket-filter.ts';
import type { Timers } from './timers.ts';

export interface Dismissal {
	readonly filter: SocketFilter;
	readonly code: CloseCode;
	readonly reason: string;
}

/** ms. Longer than it may take to find out who somebody is (gateway.ts). */
const REMEMBERED = 30_000;

/**
 * Which sockets were closed lately, so that one whose rights were looked up just before that and
 * which comes just after is closed too.
 */
export class Dismissals {
	readonly #timers: Timers;
	#recent: { readonly dismissal: Dismissal; readonly number: number; readonly at: number }[] = [];
	#count = 0;

	constructor(timers: Timers) {
		this.#timers = timers;
	}

	/** Names this moment, for since(). */
	get moment(): number {
		return this.#count;
	}

	add(dismissal: Dismissal): void {
		const now = this.#timers.now();
		this.#recent = this.#recent.filter(({ at }) => now - at < REMEMBERED);
		this.#recent.push({ dismissal, number: ++this.#count, at: now });
	}

	/** The first after `moment` that is meant for such a socket, or null. */
	since(moment: number, identity: Identity, doc: DocName['kind']): Dismissal | null {
		if (moment === this.#count) return null;
		const found = this.#recent.find(
			({ number, dismissal }) => number > moment && fits(dismissal.filter, identity, doc)
		);
		return found?.dismissal ?? null;
	}
}
