import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Role } from '#lib/domain/permissions.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Rooms } from '../rooms/types.ts';
import type { LinkRow, ParticipantRow, WorkshopStore } from '../store/types.ts';
import { newLink } from './create.ts';

export interface LinksContext {
	readonly store: WorkshopStore;
	readonly rooms: Pick<Rooms, 'disconnect'>;
	readonly tokens: Tokens;
	readonly newId: () => string;
	readonly now: () => number;
}

export type KnownTokens = Readonly<Record<Role, string | null>>;

/** The live links' tokens; null for one that another key made, which can't be shown any more. */
export async function knownTokens(
	{ store, tokens }: Pick<LinksContext, 'store' | 'tokens'>,
	workshop: string
): Promise<KnownTokens> {
	const live = (await store.links(workshop)).filter(
		(link) => link.revokedAt === null && link.label === undefined
	);
	const tokenOf = (role: Role): string | null => {
		const link = live.find((each) => each.role === role);
		return link === undefined ? null : tokens.recall(link.id, link.hash);
	};
	return {
		facilitator: tokenOf('facilitator'),
		participant: tokenOf('participant'),
		viewer: tokenOf('viewer')
	};
}

/**
 * Takes back a role's link and makes a new one. Whoever came by the old one loses access at once,
 * except `by`, the person who renews: they would lock themselves out.
 */
export async function renewLink(
	context: LinksContext,
	workshop: string,
	role: Role,
	by: ParticipantRow | null
): Promise<void> {
	const { store, rooms, now } = context;
	const old = await liveLink(store, workshop, role);
	const next = newLink(context, workshop, role);
	// Another facilitator was faster: the link is new, which is what was wanted.
	if (!(await store.replaceLink(old.id, next, now()))) return;
	if (by?.link === old.id) {
		await store.saveParticipant({ ...by, link: next.id });
		// Their sockets still carry the old link; a code that clients retry brings them back with the new.
		rooms.disconnect(
			{ link: old.id, participant: by.id },
			CLOSE.restarting,
			'the link was renewed'
		);
	}
	rooms.disconnect(
		{ link: old.id, ...(by && { notParticipant: by.id }) },
		CLOSE.forbidden,
		'the link was taken back'
	);
}

async function liveLink(store: WorkshopStore, workshop: string, role: Role): Promise<LinkRow> {
	const live = (await store.links(workshop)).find(
		(link) => link.role === role && link.revokedAt === null && link.label === undefined
	);
	if (live === undefined) throw new Error(`workshop ${workshop} has no live ${role} link`);
	return live;
}
