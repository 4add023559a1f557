import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Role } from '#lib/domain/permissions.ts';
import type { Rooms } from '../rooms/types.ts';
import type { ParticipantRow, WorkshopStore } from '../store/types.ts';

export interface PeopleContext {
	readonly store: Pick<WorkshopStore, 'participants' | 'saveParticipant'>;
	readonly rooms: Pick<Rooms, 'disconnect'>;
	readonly now: () => number;
}

/** `last`: nobody would be left to lead; `unknown`: there is no such person. */
export type PeopleResult = ParticipantRow | 'unknown' | 'last';

/** Gives somebody another role. Their sockets come back with it at once. */
export async function changeRole(
	context: PeopleContext,
	workshop: string,
	id: string,
	role: Role
): Promise<PeopleResult> {
	const people = await present(context, workshop);
	const person = people.find((each) => each.id === id);
	if (!person) return 'unknown';
	if (role !== 'facilitator' && isLast(people, person)) return 'last';
	if (person.role === role) return person;
	const saved = await context.store.saveParticipant({ ...person, role });
	context.rooms.disconnect({ workshop, participant: id }, CLOSE.restarting, 'the role has changed');
	return saved;
}

/** Sends somebody away: their sockets close at once, and this device doesn't come back in. */
export async function removePerson(
	context: PeopleContext,
	workshop: string,
	id: string
): Promise<PeopleResult> {
	const people = await present(context, workshop);
	const person = people.find((each) => each.id === id);
	if (!person) return 'unknown';
	if (isLast(people, person)) return 'last';
	const saved = await context.store.saveParticipant({ ...person, removedAt: context.now() });
	context.rooms.disconnect({ workshop, participant: id }, CLOSE.forbidden, 'sent away');
	return saved;
}

async function present({ store }: PeopleContext, workshop: string): Promise<ParticipantRow[]> {
	return (await store.participants(workshop)).filter(({ removedAt }) => removedAt === null);
}

const isLast = (people: readonly ParticipantRow[], { id, role }: ParticipantRow): boolean =>
	role === 'facilitator' && !people.some((each) => each.id !== id && each.role === 'facilitator');
