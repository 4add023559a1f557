/**
 * Who may do what to which document. One table, read by the server at the socket and by the
 * client to hide what would be refused. Unknown is refused.
 */
export const ROLES = ['facilitator', 'participant', 'viewer'] as const;
export type Role = (typeof ROLES)[number];
export type DocKind = 'stage' | 'plan' | 'board' | 'desk';
export type Access = 'write' | 'read' | 'none';

const TABLE: Readonly<Record<DocKind, Readonly<Record<Role, Access>>>> = {
	// The stage is written by the server alone; it has no socket of its own.
	stage: { facilitator: 'read', participant: 'read', viewer: 'read' },
	plan: { facilitator: 'write', participant: 'read', viewer: 'read' },
	board: { facilitator: 'write', participant: 'write', viewer: 'read' },
	// A desk is its owner's alone: not even a facilitator opens another's.
	desk: { facilitator: 'none', participant: 'none', viewer: 'none' }
};

export interface AccessContext {
	/** True when the desk belongs to the one who asks. */
	readonly owner?: boolean;
	/** True while a board is written by facilitators alone, or a desk by nobody. */
	readonly frozen?: boolean;
}

export function accessTo(role: Role, doc: DocKind, context: AccessContext = {}): Access {
	if (doc === 'desk') {
		if (!context.owner || role === 'viewer') return 'none';
		return context.frozen ? 'read' : 'write';
	}
	if (doc === 'board' && context.frozen && role === 'participant') return 'read';
	return TABLE[doc][role];
}

export const isRole = (value: unknown): value is Role =>
	typeof value === 'string' && (ROLES as readonly string[]).includes(value);

/** Higher may do more. Used to keep the stronger role when one device opens two links. */
export const rankOf = (role: Role): number => ROLES.length - ROLES.indexOf(role);
