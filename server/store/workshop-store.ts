import type { Locale } from '#lib/domain/locale.ts';
import type { Role } from '#lib/domain/permissions.ts';

import type { LogEntry } from './document-log.ts';

export interface WorkshopRow {
	readonly id: string;
	readonly title: string;
	readonly locale: Locale;
	readonly createdAt: number;
	/** Whoever joins without leading waits until a facilitator lets them in. */
	readonly waitingRoom?: boolean;
}

export interface BoardRow {
	readonly id: string;
	readonly workshop: string;
	readonly title: string;
	readonly position: number;
}

export interface LinkRow {
	readonly id: string;
	readonly workshop: string;
	readonly role: Role;
	/** SHA-256 of the token, hex. The token itself is never stored. */
	readonly hash: string;
	readonly createdAt: number;
	readonly revokedAt: number | null;
	/** What facilitators call it; absent for the one that each role has from the start. */
	readonly label?: string;
	/** ms since the epoch. */
	readonly expiresAt?: number;
	/** What is kept of its passphrase (auth/passphrase.ts). */
	readonly passphrase?: string;
	/** People who may join by it. */
	readonly most?: number;
}

export interface ParticipantRow {
	readonly id: string;
	readonly workshop: string;
	/** SHA-256 of the device's session secret, hex. */
	readonly session: string;
	/** The link they came by; its revocation ends their access. */
	readonly link: string;
	readonly name: string;
	readonly color: string;
	readonly role: Role;
	readonly createdAt: number;
	/** When a facilitator sent them away; null for everybody else. */
	readonly removedAt: number | null;
	/** Since when they wait to be let in; absent for those who are. */
	readonly waitingSince?: number;
}

export interface WorkshopStore {
	/** The workshop, its boards, links and the first state of its documents, all or nothing. */
	create(
		workshop: WorkshopRow,
		boards: readonly BoardRow[],
		links: readonly LinkRow[],
		documents: readonly LogEntry[]
	): Promise<void>;
	workshop(id: string): Promise<WorkshopRow | null>;
	boards(workshop: string): Promise<readonly BoardRow[]>;
	linkByHash(hash: string): Promise<LinkRow | null>;
	links(workshop: string): Promise<readonly LinkRow[]>;
	/** Revokes `old` and adds `next` in one transaction. False, and nothing changed, when `old` isn't live. */
	replaceLink(old: string, next: LinkRow, at: number): Promise<boolean>;
	participant(workshop: string, session: string): Promise<ParticipantRow | null>;
	participants(workshop: string): Promise<readonly ParticipantRow[]>;
	/** Inserts, or updates name, colour, role, link, waiting and removal of the same workshop and session; answers the row as it is now. */
	saveParticipant(row: ParticipantRow): Promise<ParticipantRow>;
	rename(workshop: string, title: string): Promise<void>;
	setWaitingRoom(workshop: string, on: boolean): Promise<void>;
	addLink(link: LinkRow): Promise<void>;
	/** Label and terms of a live link. False when it isn't one. */
	changeLink(link: LinkRow): Promise<boolean>;
	/** False when it isn't a live link. */
	revokeLink(id: string, at: number): Promise<boolean>;
	/** Live links that end after `now`. */
	linkExpiries(now: number): Promise<readonly { readonly link: string; readonly at: number }[]>;
}
