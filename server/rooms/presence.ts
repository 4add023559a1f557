import { presenceFrame } from '../protocol/frames.ts';
import {
	presenceEntry,
	isNothing,
	presenceUpdate,
	readPresence,
	readPresenceState,
	type PresenceEntry
} from '../protocol/presence-entries.ts';
import type { Identity } from '../auth/identity.ts';
import type { People } from './neighbour-messages.ts';

/** What presence needs of a connection. */
export interface PresenceOwner {
	readonly identity: Identity;
}

/** Another process, which answers for the people there. */
export interface Elsewhere {
	readonly id: string;
}

interface Shown<Owner> {
	readonly owner: Owner | Elsewhere;
	readonly person: string;
	/** The owner's own clock, which says what is news from it. */
	clock: number;
	/** The clock its readers know; never goes back, whatever the owner's does. */
	sent: number;
	entry: Uint8Array;
}

interface Left {
	/** Readers ignore what isn't newer than this. */
	readonly sent: number;
	readonly person: string;
	readonly clock: number;
}

/** Clients that left whose clocks are remembered, per room; beyond it the oldest are forgotten. */
const MAX_LEFT = 512;

const isHere = (owner: PresenceOwner | Elsewhere): boolean => 'identity' in owner;

/** Two connections of one person, or of programs with one link, may hand a client id over. */
const personOf = ({ participant, link }: Identity): string =>
	participant === null ? `link ${link}` : `participant ${participant}`;

/**
 * Who is in a room and what they point at: the newest state of each client, owned by the
 * connection that announced it. Nothing here is stored. Stock clients send on everything about
 * others that they hear; such echoes are dropped without being parsed.
 */
export class Presence<Owner extends PresenceOwner> {
	readonly #most: number;
	readonly #shown = new Map<number, Shown<Owner>>();
	readonly #left = new Map<number, Left>();
	/** Short lists: a connection owns one or two, and only another process many. */
	readonly #owned = new Map<Owner | Elsewhere, readonly number[]>();
	/** Changed since the last frame, and by whom. */
	#changed = new Map<number, Owner | Elsewhere>();
	#urgent = false;

	/** `most`: client ids that one connection may own. */
	constructor(most: number) {
		this.#most = most;
	}

	/** Takes an awareness message. Throws Malformed. True when there is something to tell. */
	receive(from: Owner, update: Uint8Array): boolean {
		for (const entry of readPresence(update)) this.#take(from, entry);
		return this.#changed.size > 0;
	}

	/** The connection closed, or the process ended: what it owned leaves. True when there is something to tell. */
	leave(owner: Owner | Elsewhere): boolean {
		const owned = this.#owned.get(owner) ?? [];
		this.#owned.delete(owner);
		for (const client of owned) this.#remove(client);
		return this.#changed.size > 0;
	}

	/** True when someone's leaving is among what there is to tell: that goes at once. */
	get urgent(): boolean {
		return this.#urgent;
	}

	/** Everybody there but the reader itself; null when there is nobody. */
	everybodyFor(reader: Owner): Uint8Array | null {
		const entries: Uint8Array[] = [];
		for (const { owner, entry } of this.#shown.values()) if (owner !== reader) entries.push(entry);
		return entries.length === 0 ? null : presenceFrame(entries);
	}

	/** Takes what another process says of its people; `whole`: there are no others. Throws Malformed. */
	receiveFrom(from: Elsewhere, { update, persons }: People, whole: boolean): boolean {
		const gone = new Set(whole ? this.#owned.get(from) : []);
		readPresence(update).forEach(({ client, clock, json }, index) => {
			gone.delete(client);
			const shown = this.#shown.get(client);
			const isOwn = shown?.owner === from;
			const person = persons[index] ?? '';
			if (isNothing(json)) {
				if (isOwn) this.#remove(client);
			} else if (shown === undefined || isOwn || shown.person === person) {
				if (shown !== undefined && clock <= shown.sent) return;
				this.#show(from, person, client, clock, json);
			}
		});
		for (const client of gone) this.#remove(client);
		return this.#changed.size > 0;
	}

	/** For other processes: what changed of this one's own people since the last frames; null: nothing. */
	changedHere(): People | null {
		const entries: Uint8Array[] = [];
		const persons: string[] = [];
		for (const [client, owner] of this.#changed) {
			if (!isHere(owner)) continue;
			const shown = this.#shown.get(client);
			const left = this.#left.get(client);
			if (shown !== undefined) entries.push(shown.entry);
			else if (left !== undefined) entries.push(presenceEntry(client, left.sent, null));
			else continue;
			persons.push(shown?.person ?? left?.person ?? '');
		}
		return entries.length === 0 ? null : { update: presenceUpdate(entries), persons };
	}

	/** For other processes: all of this one's own people. */
	everybodyHere(): People {
		const own = [...this.#shown.values()].filter(({ owner }) => isHere(owner));
		return {
			update: presenceUpdate(own.map(({ entry }) => entry)),
			persons: own.map(({ person }) => person)
		};
	}

	/** Takes what changed since the last call: a frame for each reader, null where nothing is new to it. */
	takeFrames(): ((reader: Owner) => Uint8Array | null) | null {
		if (this.#changed.size === 0) return null;
		const changed = this.#changed;
		this.#changed = new Map();
		this.#urgent = false;
		const entries: { owner: Owner | Elsewhere; entry: Uint8Array }[] = [];
		for (const [client, owner] of changed) {
			const shown = this.#shown.get(client);
			const left = this.#left.get(client);
			if (shown !== undefined) entries.push({ owner, entry: shown.entry });
			else if (left !== undefined) {
				entries.push({ owner, entry: presenceEntry(client, left.sent, null) });
			}
		}
		if (entries.length === 0) return null;
		const senders = new Set<unknown>(changed.values());
		const forAll = presenceFrame(entries.map(({ entry }) => entry));
		return (reader) => {
			if (!senders.has(reader)) return forAll;
			const others = entries.filter(({ owner }) => owner !== reader);
			return others.length === 0 ? null : presenceFrame(others.map(({ entry }) => entry));
		};
	}

	#take(from: Owner, { client, clock, json }: PresenceEntry): void {
		const shown = this.#shown.get(client);
		if (shown?.owner === from) {
			if (clock < shown.clock) return;
			const state = readPresenceState(json);
			if (state.kind === 'gone') this.#remove(client);
			else if (clock > shown.clock && mayShow(from, state)) {
				this.#show(from, shown.person, client, clock, json);
			}
			return;
		}
		if (!this.#mayClaim(from, client, clock)) return;
		const state = readPresenceState(json);
		if (!mayShow(from, state)) return;
		this.#show(from, personOf(from.identity), client, clock, json);
	}

	/**
	 * Whether `from` announces a client of its own, rather than repeating what it heard of another.
	 * A person's new connection may take over from one that hasn't noticed yet that it is dead.
	 */
	#mayClaim(from: Owner, client: number, clock: number): boolean {
		if ((this.#owned.get(from)?.length ?? 0) >= this.#most) return false;
		const shown = this.#shown.get(client);
		if (shown !== undefined) {
			return clock > shown.sent && shown.person === personOf(from.identity);
		}
		const left = this.#left.get(client);
		if (left === undefined || clock > left.sent) return true;
		return clock >= left.clock && left.person === personOf(from.identity);
	}

	#show(
		owner: Owner | Elsewhere,
		person: string,
		client: number,
		clock: number,
		json: Uint8Array
	): void {
		const shown = this.#shown.get(client);
		const before = shown?.sent ?? this.#left.get(client)?.sent;
		// A client that reconnects announces itself with its old clock, which readers would ignore.
		const sent = before === undefined ? clock : Math.max(clock, before + 1);
		// A copy: written into Node's shared memory, it would hold on to 8 kB of what passed by then.
		const entry = new Uint8Array(presenceEntry(client, sent, json));
		this.#changed.set(client, owner);
		if (shown?.owner === owner) {
			shown.clock = clock;
			shown.sent = sent;
			shown.entry = entry;
			return;
		}
		if (shown !== undefined) this.#disown(shown.owner, client);
		this.#left.delete(client);
		this.#shown.set(client, { owner, person, clock, sent, entry });
		this.#owned.set(owner, [...(this.#owned.get(owner) ?? []), client]);
	}

	#disown(owner: Owner | Elsewhere, client: number): void {
		const others = this.#owned.get(owner)?.filter((each) => each !== client) ?? [];
		if (others.length > 0) this.#owned.set(owner, others);
		else this.#owned.delete(owner);
	}

	#remove(client: number): void {
		const shown = this.#shown.get(client);
		if (shown === undefined) return;
		const { owner, person, clock, sent } = shown;
		this.#shown.delete(client);
		this.#disown(owner, client);
		this.#left.set(client, { sent: sent + 1, clock, person });
		if (this.#left.size > MAX_LEFT) {
			const [oldest] = this.#left.keys();
			if (oldest !== undefined) this.#left.delete(oldest);
		}
		this.#changed.set(client, owner);
		this.#urgent = true;
	}
}

/** A viewer points, but nothing moves or opens by their hand on anybody's screen. */
const mayShow = (
	{ identity }: PresenceOwner,
	state: ReturnType<typeof readPresenceState>
): boolean =>
	state.kind === 'here' &&
	(state.participant === null || state.participant === identity.participant) &&
	!(state.acts && identity.role === 'viewer');
