import type { LinkRow, ParticipantRow, WorkshopRow, WorkshopStore } from '../store/types.ts';
import type { Identity } from './identity.ts';
import { hashOf } from './tokens.ts';

/** What a request or a socket brings with it. A token is meant for this call, so it goes first. */
export interface Credentials {
	readonly token: string | null;
	readonly session: string | null;
}

/** Who is asking, in the order in which a program may act on it. */
export type Identified =
	| {
			readonly kind: 'known';
			readonly identity: Identity;
			readonly workshop: WorkshopRow;
			/** Null for a program with a token. */
			readonly participant: ParticipantRow | null;
	  }
	| { readonly kind: 'unknown-workshop' }
	/** No credentials, or ones that were never valid. */
	| { readonly kind: 'nobody' }
	/** Credentials whose link was taken back. */
	| { readonly kind: 'revoked' }
	/** Credentials whose link's time is over. */
	| { readonly kind: 'expired' }
	/** The token of a link with a passphrase: only people can be asked for one. */
	| { readonly kind: 'passphrase' }
	/** Somebody whom no facilitator has let in yet, or a token where everybody must be. */
	| { readonly kind: 'waiting' }
	/** Somebody whom a facilitator sent away. */
	| { readonly kind: 'removed' }
	/** A valid token, of another workshop. */
	| { readonly kind: 'stranger' };

export type Identify = (workshop: string, credentials: Credentials) => Promise<Identified>;

/** `now` in ms since the epoch. */
export function createIdentify(store: WorkshopStore, now: () => number): Identify {
	return async (id, { token, session }) => {
		const workshop = await store.workshop(id);
		if (workshop === null) return { kind: 'unknown-workshop' };

		if (token !== null) {
			const link = await store.linkByHash(hashOf(token));
			if (link === null) return { kind: 'nobody' };
			if (link.workshop !== id) return { kind: 'stranger' };
			if (link.passphrase !== undefined) return { kind: 'passphrase' };
			const waits = workshop.waitingRoom === true && link.role !== 'facilitator';
			return waits ? { kind: 'waiting' } : known(workshop, link, null, now());
		}

		if (session === null) return { kind: 'nobody' };
		const participant = await store.participant(id, hashOf(session));
		if (participant === null) return { kind: 'nobody' };
		if (participant.removedAt !== null) return { kind: 'removed' };
		const link = (await store.links(id)).find((each) => each.id === participant.link);
		return link === undefined ? { kind: 'nobody' } : known(workshop, link, participant, now());
	};
}

function known(
	workshop: WorkshopRow,
	link: LinkRow,
	participant: ParticipantRow | null,
	now: number
): Identified {
	if (link.revokedAt !== null) return { kind: 'revoked' };
	if (link.expiresAt !== undefined && link.expiresAt <= now) return { kind: 'expired' };
	if (participant?.waitingSince !== undefined) return { kind: 'waiting' };
	const identity: Identity = {
		workshop: workshop.id,
		participant: participant?.id ?? null,
		role: participant?.role ?? link.role,
		link: link.id
	};
	return { kind: 'known', identity, workshop, participant };
}
