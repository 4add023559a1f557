import type { Run } from '#lib/domain/run.ts';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { SocketFilter } from '../rooms/socket-filter.ts';

/** Which documents are closed to those who write in them otherwise, by what rooms are doing. */
export interface Access {
	/** Takes over what a room does now, and tells whose sockets must come again. */
	set(workshop: string, run: Pick<Run, 'frozen' | 'desks'>): void;
	/** A board that only facilitators may write on now, or a desk that nobody may write on. */
	isClosed(doc: DocName): boolean;
	/** Keeps one desk closed until it is let go of. */
	hold(workshop: string, participant: string): void;
	letGo(workshop: string): void;
}

interface Doors {
	readonly boards: boolean;
	readonly desks: boolean;
}
/** A room that does nothing. */
const USUAL: Doors = { boards: true, desks: false };

/** @param again told which sockets have other rights now than when they came */
export function createAccess(again: (sockets: SocketFilter) => void): Access {
	const open = new Map<string, Doors>();
	/** Workshop → owners of the desks that are held. */
	const held = new Map<string, Set<string>>();

	return {
		set(workshop, { frozen, desks }) {
			const before = open.get(workshop) ?? USUAL;
			const writing = desks?.open === true;
			const now = { boards: !frozen && !writing, desks: !frozen && writing };
			open.set(workshop, now);
			if (now.boards !== before.boards) again({ workshop, doc: 'board', role: 'participant' });
			if (now.desks !== before.desks) again({ workshop, doc: 'desk' });
		},
		isClosed(doc) {
			const doors = open.get(doc.workshop) ?? USUAL;
			switch (doc.kind) {
				case 'board':
					return !doors.boards;
				case 'desk':
					return !doors.desks || held.get(doc.workshop)?.has(doc.participant) === true;
				case 'stage':
				case 'plan':
					return false;
			}
		},
		hold(workshop, participant) {
			const owners = held.get(workshop) ?? new Set();
			held.set(workshop, owners.add(participant));
			again({ workshop, doc: 'desk', participant });
		},
		letGo(workshop) {
			const owners = held.get(workshop) ?? [];
			held.delete(workshop);
			for (const participant of owners) again({ workshop, doc: 'desk', participant });
		}
	};
}
