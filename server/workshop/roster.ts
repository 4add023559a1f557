import type { Person } from '#lib/domain/roster.ts';
import { readPeople, removePeople, setPerson, setWaiting } from '#lib/domain/stage-doc.ts';
import type { Rooms } from '../rooms/types.ts';
import type { ParticipantRow, WorkshopStore } from '../store/types.ts';
import { createCoalescer } from './coalesce.ts';

/** Keeps the people of each stage document equal to the rows and to who is really here. */
export interface Roster {
	/** Brings a workshop's stage up to date. Resolved means written, earlier changes included. */
	refresh(workshop: string): Promise<void>;
	/**
	 * The same, once in this process: what a server that was killed left behind still says that
	 * people are here. To be awaited before anyone may read a workshop.
	 */
	prepare(workshop: string): Promise<void>;
	/** Stops following presence; resolved when nothing is being written any more. */
	close(): Promise<void>;
}

export interface RosterContext {
	readonly store: Pick<WorkshopStore, 'participants'>;
	readonly rooms: Pick<Rooms, 'edit' | 'onPresence'>;
	/** ms since the epoch. */
	readonly now: () => number;
	/** Told of a failed write that nobody waits for. */
	readonly onError: (error: unknown, workshop: string) => void;
}

export function createRoster({ store, rooms, now, onError }: RosterContext): Roster {
	/** Workshop → participants with an open socket. */
	const here = new Map<string, Set<string>>();
	const prepared = new Map<string, Promise<void>>();
	const writes = createCoalescer(write);
	let closed = false;

	async function write(workshop: string): Promise<void> {
		const rows = await store.participants(workshop);
		if (closed) return;
		await rooms.edit({ kind: 'stage', workshop }, (doc) => {
			// Looked up inside the edit, so that the newest presence wins however long the load took.
			const present = here.get(workshop);
			const known = readPeople(doc);
			removePeople(
				doc,
				rows.filter((row) => !isIn(row)).map(({ id }) => id)
			);
			setWaiting(doc, rows.filter(waits).length);
			for (const row of rows) {
				if (!isIn(row)) continue;
				setPerson(doc, personOf(row, present?.has(row.id) ?? false, known.get(row.id), now()));
			}
		});
	}

	rooms.onPresence((workshop, participant, isHere) => {
		if (closed) return;
		const present = here.get(workshop) ?? new Set();
		if (isHere) present.add(participant);
		else present.delete(participant);
		if (present.size > 0) here.set(workshop, present);
		else here.delete(workshop);
		writes.run(workshop).catch((error: unknown) => onError(error, workshop));
	});

	return {
		refresh: writes.run,
		prepare(workshop) {
			const known = prepared.get(workshop);
			if (known !== undefined) return known;
			const run = writes.run(workshop);
			prepared.set(workshop, run);
			// A failure isn't kept: the next one to ask tries again.
			run.catch(() => prepared.delete(workshop));
			return run;
		},
		async close() {
			closed = true;
			await writes.settled();
		}
	};
}

/** Who waits is told to facilitators alone; everybody else meets them when they are let in. */
const waits = ({ removedAt, waitingSince }: ParticipantRow): boolean =>
	removedAt === null && waitingSince !== undefined;
const isIn = ({ removedAt, waitingSince }: ParticipantRow): boolean =>
	removedAt === null && waitingSince === undefined;

function personOf(
	{ id, name, color, role }: ParticipantRow,
	here: boolean,
	old: Person | undefined,
	at: number
): Person {
	return { id, name, color, role, here, since: old?.here === here ? old.since : at };
}
