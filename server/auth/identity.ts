import type { Role } from '#lib/domain/permissions.ts';

/** Who is behind a request or a socket, for one workshop. */
export interface Identity {
	readonly workshop: string;
	/** Null for a program that came with a token instead of a session; it isn't in the roster. */
	readonly participant: string | null;
	readonly role: Role;
	/** The link that grants the role; when it is revoked, its sockets are closed. */
	readonly link: string;
}
