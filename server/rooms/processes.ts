import type { CloseCode } from '#lib/protocol/close-codes.ts';
import type { Membership } from '../fanout/types.ts';
import type { Attendance, Attendee } from './attendance.ts';
import { decodeProcessMessage, encodeMessage, type ProcessMessage } from './neighbour-messages.ts';
import type { RoomParts } from './room-host.ts';
import type { SocketFilter } from './socket-filter.ts';

export interface ProcessesEvents {
	/** Another process closes sockets, and so must this one. */
	disconnect(filter: SocketFilter, code: CloseCode, reason: string): void;
	/** A call to close sockets may have been lost: whoever is here has to prove themselves anew. */
	mayHaveMissed(): void;
}

/** The line to all other processes, for what isn't about one document. Silent in a single process. */
export class Processes {
	readonly #parts: RoomParts;
	readonly #attendance: Attendance;
	readonly #events: ProcessesEvents;
	readonly #membership: Membership | null;
	/** When each was last heard. */
	readonly #known = new Map<string, number>();

	constructor(parts: RoomParts, attendance: Attendance, events: ProcessesEvents) {
		this.#parts = parts;
		this.#attendance = attendance;
		this.#events = events;
		this.#membership = parts.fanOut.join('processes', {
			heard: (message, from) => this.#heard(message, from),
			missed: () => {
				this.#say({ kind: 'hello' });
				this.#sayAll();
				events.mayHaveMissed();
			}
		});
		void this.#membership?.ready.then(() => this.#say({ kind: 'hello' }));
	}

	tellDisconnect(filter: SocketFilter, code: CloseCode, reason: string): void {
		this.#say({ kind: 'disconnect', filter, code, reason });
	}

	tellAttends([workshop, participant]: Attendee, here: boolean): void {
		this.#say({ kind: 'attends', workshop, participant, here });
	}

	/** From time to time: says who is here, and forgets processes that haven't said so for long. */
	tidy(): void {
		this.#sayAll();
		const { timers, limits } = this.#parts;
		for (const [id, heard] of this.#known) {
			if (timers.now() - heard >= limits.neighbourGone) this.#gone(id);
		}
	}

	leave(): void {
		this.#say({ kind: 'bye' });
		this.#membership?.leave();
	}

	#say(message: ProcessMessage): void {
		this.#membership?.publish(encodeMessage(message));
	}

	#sayAll(): void {
		if (this.#membership === null) return;
		const all = this.#attendance.allHere.map(([w, p]): [string, string] => [w, p]);
		this.#say({ kind: 'attendance', all });
	}

	#heard(bytes: Uint8Array, from: string): void {
		try {
			this.#known.set(from, this.#parts.timers.now());
			this.#take(decodeProcessMessage(bytes), from);
		} catch (error) {
			this.#parts.onError(error, { what: 'fanout' });
		}
	}

	#take(message: ProcessMessage, from: string): void {
		switch (message.kind) {
			case 'disconnect':
				this.#events.disconnect(message.filter, message.code, message.reason);
				return;
			case 'attends':
				this.#attendance.elsewhere(from, [message.workshop, message.participant], message.here);
				return;
			case 'attendance':
				this.#attendance.allElsewhere(from, message.all);
				return;
			case 'hello':
				this.#sayAll();
				return;
			case 'bye':
				this.#gone(from);
				return;
		}
	}

	#gone(id: string): void {
		this.#known.delete(id);
		this.#attendance.allElsewhere(id, []);
	}
}
