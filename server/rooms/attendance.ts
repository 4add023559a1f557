import type { Identity } from '../auth/identity.ts';

export type PresenceListener = (workshop: string, participant: string, here: boolean) => void;

/** A workshop's participant. */
export type Attendee = readonly [workshop: string, participant: string];

export interface AttendanceEvents {
	/** A participant's first socket in this process opened, or the last one closed. */
	readonly changedHere: (who: Attendee, here: boolean) => void;
	readonly onError: (error: unknown) => void;
}

interface Sockets {
	readonly who: Attendee;
	here: number;
	/** Processes in which there are some as well. */
	readonly elsewhere: Set<string>;
}

/** Knows which participants have a socket open, in whatever document of their workshop and process. */
export class Attendance {
	readonly #listeners: PresenceListener[] = [];
	readonly #sockets = new Map<string, Sockets>();
	readonly #events: AttendanceEvents;

	constructor(events: AttendanceEvents) {
		this.#events = events;
	}

	listen(listener: PresenceListener): void {
		this.#listeners.push(listener);
	}

	opened({ workshop, participant }: Identity): void {
		if (participant === null) return;
		const sockets = this.#find([workshop, participant]);
		sockets.here++;
		if (sockets.here > 1) return;
		this.#events.changedHere(sockets.who, true);
		if (sockets.elsewhere.size === 0) this.#tell(sockets.who, true);
	}

	closed({ workshop, participant }: Identity): void {
		if (participant === null) return;
		const sockets = this.#sockets.get(keyOf([workshop, participant]));
		if (sockets === undefined || sockets.here === 0) return;
		sockets.here--;
		if (sockets.here > 0) return;
		this.#events.changedHere(sockets.who, false);
		this.#checkGone(sockets);
	}

	/** Another process says whether the participant has a socket there. */
	elsewhere(from: string, who: Attendee, here: boolean): void {
		const sockets = this.#find(who);
		const isNew = sockets.here === 0 && sockets.elsewhere.size === 0;
		if (here) {
			sockets.elsewhere.add(from);
			if (isNew) this.#tell(who, true);
		} else if (isNew) this.#sockets.delete(keyOf(who));
		else if (sockets.elsewhere.delete(from)) this.#checkGone(sockets);
	}

	/** These and no others have a socket in another process. */
	allElsewhere(from: string, all: readonly Attendee[]): void {
		const keys = new Set(all.map(keyOf));
		for (const who of all) this.elsewhere(from, who, true);
		for (const [key, { who, elsewhere }] of [...this.#sockets]) {
			if (elsewhere.has(from) && !keys.has(key)) this.elsewhere(from, who, false);
		}
	}

	/** All that have a socket in this process. */
	get allHere(): Attendee[] {
		return [...this.#sockets.values()].filter(({ here }) => here > 0).map(({ who }) => who);
	}

	#find(who: Attendee): Sockets {
		const key = keyOf(who);
		const found = this.#sockets.get(key) ?? { who, here: 0, elsewhere: new Set() };
		this.#sockets.set(key, found);
		return found;
	}

	#checkGone({ who, here, elsewhere }: Sockets): void {
		if (here > 0 || elsewhere.size > 0) return;
		this.#sockets.delete(keyOf(who));
		this.#tell(who, false);
	}

	#tell([workshop, participant]: Attendee, here: boolean): void {
		for (const listener of this.#listeners) {
			try {
				listener(workshop, participant, here);
			} catch (error) {
				this.#events.onError(error);
			}
		}
	}
}

const keyOf = ([workshop, participant]: Attendee): string => `${workshop}/${participant}`;
