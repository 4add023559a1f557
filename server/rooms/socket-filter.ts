import * as v from 'valibot';
import type { Role } from '#lib/domain/permissions.ts';
import type { DocName } from '#lib/protocol/doc-names.ts';
import type { Identity } from '../auth/identity.ts';

const text = v.optional(v.string());

/** Data, because it goes to other processes too. */
export const SocketFilterSchema = v.object({
	workshop: text,
	link: text,
	participant: text,
	role: v.optional(v.picklist(['facilitator', 'participant', 'viewer'] satisfies Role[])),
	doc: v.optional(v.picklist(['stage', 'plan', 'board', 'desk'] satisfies DocName['kind'][])),
	notParticipant: text,
	notRole: text
});

/**
 * Which sockets: those of which everything is true that is given. `doc` is a kind of document,
 * `not…` stands for everybody else.
 */
export type SocketFilter = v.InferOutput<typeof SocketFilterSchema>;

export function fits(filter: SocketFilter, identity: Identity, doc: DocName['kind']): boolean {
	const is = (wanted: string | undefined, found: string | null): boolean =>
		wanted === undefined || wanted === found;
	const isNot = (unwanted: string | undefined, found: string | null): boolean =>
		unwanted === undefined || unwanted !== found;
	return (
		is(filter.workshop, identity.workshop) &&
		is(filter.link, identity.link) &&
		is(filter.participant, identity.participant) &&
		is(filter.role, identity.role) &&
		is(filter.doc, doc) &&
		isNot(filter.notParticipant, identity.participant) &&
		isNot(filter.notRole, identity.role)
	);
}
