import { rankOf } from '#lib/domain/permissions.ts';
import { PERSON_COLORS } from '#lib/domain/roster.ts';
import type { LinkRow, ParticipantRow, WorkshopStore } from '../store/types.ts';

export interface JoinContext {
	readonly store: WorkshopStore;
	readonly newId: () => string;
	readonly now: () => number;
}

export interface Joining {
	/** A live link. */
	readonly link: LinkRow;
	/** SHA-256 of the device's session secret. */
	readonly session: string;
	readonly name: string;
	/** One of PERSON_COLORS; the least used one of the workshop when absent. */
	readonly color: string | undefined;
	/** Whether newcomers wait to be let in. */
	readonly waitingRoom: boolean;
}

/**
 * Makes this device's owner a participant, or changes the one they are. A device that opens two
 * links keeps the stronger role, for as long as the link that gave it lives.
 */
export async function joinWorkshop(
	{ store, newId, now }: JoinContext,
	{ link, session, name, color, waitingRoom }: Joining
): Promise<ParticipantRow | 'removed' | 'full'> {
	const before = await store.participant(link.workshop, session);
	if (before?.removedAt) return 'removed';
	const links = before === null ? [] : await store.links(link.workshop);
	const people = await store.participants(link.workshop);
	const came = people.filter((each) => each.link === link.id && each.removedAt === null);
	const isNew = before?.link !== link.id;
	if (isNew && link.most !== undefined && came.length >= link.most) return 'full';
	const part = strongest(link, before, links);
	const since = before === null ? now() : before.waitingSince;
	const waits = part.role !== 'facilitator' && waitingRoom && since !== undefined;
	return store.saveParticipant({
		id: before?.id ?? newId(),
		workshop: link.workshop,
		session,
		name,
		color: color ?? before?.color ?? leastUsed(people),
		createdAt: before?.createdAt ?? now(),
		removedAt: null,
		...part,
		...(waits && { waitingSince: since })
	});
}

function strongest(
	link: LinkRow,
	before: ParticipantRow | null,
	links: readonly LinkRow[]
): Pick<ParticipantRow, 'role' | 'link'> {
	const old = links.find((each) => each.id === before?.link);
	// What a facilitator made of somebody stays, whichever way they come back.
	if (before && old?.id === link.id) return { role: before.role, link: link.id };
	if (before && old?.revokedAt === null && rankOf(before.role) > rankOf(link.role)) {
		return { role: before.role, link: old.id };
	}
	return { role: link.role, link: link.id };
}

/** One of PERSON_COLORS, as far apart from the others' as there are colours. */
export function leastUsed(people: readonly ParticipantRow[]): string {
	const uses = PERSON_COLORS.map((color) => people.filter((p) => p.color === color).length);
	return PERSON_COLORS[uses.indexOf(Math.min(...uses))] ?? PERSON_COLORS[0];
}
