import * as Y from 'yjs';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { ROLES, type Role } from '#lib/domain/permissions.ts';
import { layFrames } from '#lib/domain/plan-doc.ts';
import { setRoom } from '#lib/domain/stage-doc.ts';
import { formatDocName } from '#lib/protocol/doc-names.ts';
import { hashOf, type Tokens } from '../auth/tokens.ts';
import type { BoardRow, LinkRow, LogEntry, WorkshopRow, WorkshopStore } from '../store/types.ts';

export interface CreateContext {
	readonly store: WorkshopStore;
	readonly tokens: Tokens;
	/** A new id, URL-safe and never given before. */
	readonly newId: () => string;
	/** ms since the epoch. */
	readonly now: () => number;
}

export interface NewWorkshop {
	readonly title: string;
	readonly locale: Locale;
	/** Laid side by side in this order; none makes a blank board. */
	readonly canvases: readonly CanvasTemplate[];
}

export interface Created {
	readonly id: string;
	readonly boards: readonly BoardRow[];
	/** Token by role. */
	readonly tokens: Readonly<Record<Role, string>>;
}

/** Makes a workshop with one board, its plan, its stage and a link for each role: all or nothing. */
export async function createWorkshop(
	{ store, tokens, newId, now }: CreateContext,
	{ title, locale, canvases }: NewWorkshop
): Promise<Created> {
	const workshop: WorkshopRow = { id: newId(), title, locale, createdAt: now() };
	const board: BoardRow = { id: newId(), workshop: workshop.id, title, position: 0 };
	const links = ROLES.map((role) => newLink({ tokens, newId, now }, workshop.id, role));

	const documents: LogEntry[] = [
		firstState({ kind: 'stage', workshop: workshop.id }, (doc) => setRoom(doc, { title, locale }))
	];
	if (canvases.length > 0) {
		const frames = canvases.map(({ id, frame, kind }) => ({
			id: newId(),
			canvas: id,
			wh: frame,
			loop: kind === 'loop'
		}));
		documents.push(
			firstState({ kind: 'plan', workshop: workshop.id }, (doc) => layFrames(doc, frames))
		);
	}

	await store.create(workshop, [board], links, documents);
	const tokenOf = (role: Role): string =>
		tokens.tokenOf(links.find((link) => link.role === role)?.id ?? '');
	return {
		id: workshop.id,
		boards: [board],
		tokens: {
			facilitator: tokenOf('facilitator'),
			participant: tokenOf('participant'),
			viewer: tokenOf('viewer')
		}
	};
}

export function newLink(
	{ tokens, newId, now }: Omit<CreateContext, 'store'>,
	workshop: string,
	role: Role
): LinkRow {
	const id = newId();
	return {
		id,
		workshop,
		role,
		hash: hashOf(tokens.tokenOf(id)),
		createdAt: now(),
		revokedAt: null
	};
}

function firstState(
	name: Parameters<typeof formatDocName>[0],
	write: (doc: Y.Doc) => void
): LogEntry {
	const doc = new Y.Doc();
	doc.transact(() => write(doc));
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return { doc: formatDocName(name), update };
}
