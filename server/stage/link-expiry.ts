import { CLOSE } from '#lib/protocol/close-codes.ts';
import { createDeadlines } from './deadlines.ts';
import type { Timers } from '../rooms/timers.ts';
import type { Rooms } from '../rooms/types.ts';
import type { WorkshopStore } from '../store/types.ts';

/** Closes the sockets of links whose time is over; who comes after that isn't let in anyway. */
export interface LinkExpiry {
	/** `at` null: it lasts. ms since the epoch. */
	set(link: string, at: number | null): void;
	/** Takes up all that are to run out; those that have while no server ran have no sockets. */
	start(): Promise<void>;
	close(): void;
}

export function createLinkExpiry(context: {
	readonly store: Pick<WorkshopStore, 'linkExpiries'>;
	readonly rooms: Pick<Rooms, 'disconnect'>;
	readonly timers: Pick<Timers, 'after'>;
	/** ms since the epoch. */
	readonly now: () => number;
}): LinkExpiry {
	const { store, rooms, timers, now } = context;
	const deadlines = createDeadlines({
		timers,
		now,
		onDue: ({ workshop: link }) =>
			rooms.disconnect({ link }, CLOSE.forbidden, 'the link has run out')
	});
	// The same clockwork as the rooms', with the link in the place of the room.
	const set = (link: string, at: number | null): void =>
		deadlines.set({ workshop: link, step: 0, at });
	return {
		set,
		async start() {
			for (const { link, at } of await store.linkExpiries(now())) set(link, at);
		},
		close: () => deadlines.close()
	};
}
