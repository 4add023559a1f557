import type { ParticipantRow, WorkshopStore } from '../store/types.ts';

type Store = Pick<WorkshopStore, 'participants' | 'saveParticipant'>;

/** Those who wait to be let in, who came first comes first. */
export async function waiting(
	store: Pick<Store, 'participants'>,
	workshop: string
): Promise<readonly ParticipantRow[]> {
	const people = await store.participants(workshop);
	return people.filter((each) => each.removedAt === null && each.waitingSince !== undefined);
}

/** Lets somebody in, or all (null). Null when there is no such person. */
export async function admit(
	store: Store,
	workshop: string,
	id: string | null
): Promise<readonly ParticipantRow[] | null> {
	const people = await store.participants(workshop);
	const wanted = people.filter(
		(each) => each.removedAt === null && (id === null || each.id === id)
	);
	if (id !== null && wanted.length === 0) return null;
	const admitted: ParticipantRow[] = [];
	for (const person of wanted) {
		if (person.waitingSince === undefined) continue;
		const { waitingSince: _, ...row } = person;
		admitted.push(await store.saveParticipant(row));
	}
	return admitted;
}
