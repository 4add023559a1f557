import type { KnownLinks, Me, WorkshopInfo } from '#lib/protocol/api.ts';
import { formatDocName } from '#lib/protocol/doc-names.ts';
import type { ParticipantRow } from '../store/types.ts';
import { knownTokens } from '../workshop/links.ts';
import type { Known } from './authorise.ts';
import type { ApiContext } from './context.ts';
import type { Call } from './router.ts';

/** Rows as the API shows them. */
export const meOf = ({ id, name, color, role }: ParticipantRow): Me => ({
	participant: id,
	name,
	color,
	role
});

export async function infoOf(
	{ store }: Pick<ApiContext, 'store'>,
	{ identity, workshop, participant }: Known
): Promise<WorkshopInfo> {
	const { id, title, locale } = workshop;
	const boards = await store.workshops.boards(id);
	return {
		id,
		title,
		locale,
		role: identity.role,
		docs: {
			stage: formatDocName({ kind: 'stage', workshop: id }),
			plan: formatDocName({ kind: 'plan', workshop: id })
		},
		boards: boards.map((board) => ({
			id: board.id,
			title: board.title,
			doc: formatDocName({ kind: 'board', workshop: id, board: board.id })
		})),
		...(participant !== null && { me: meOf(participant) })
	};
}

/** A link as people share it: its token is the last part of the path. */
export function linkUrl({ config }: Pick<ApiContext, 'config'>, call: Call, token: string): string {
	return `${config.publicUrl ?? call.origin}/j/${token}`;
}

export async function linksOf(
	context: Pick<ApiContext, 'config' | 'store' | 'tokens'>,
	call: Call,
	workshop: string
): Promise<KnownLinks> {
	const { store, tokens } = context;
	const known = await knownTokens({ store: store.workshops, tokens }, workshop);
	const show = (token: string | null): string | null =>
		token === null ? null : linkUrl(context, call, token);
	return {
		facilitator: show(known.facilitator),
		participant: show(known.participant),
		viewer: show(known.viewer)
	};
}

/** Links say https exactly where the session cookie must, too. */
export function isSecure({ config }: Pick<ApiContext, 'config'>, call: Call): boolean {
	return (config.publicUrl ?? call.origin).startsWith('https:');
}
