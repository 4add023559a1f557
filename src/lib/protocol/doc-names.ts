import type { DocKind } from '../domain/permissions.ts';

/** A document's place, as its path under /sync/ spells it (contract, "Sync"). */
export type DocName =
	| { readonly kind: 'stage'; readonly workshop: string }
	| { readonly kind: 'plan'; readonly workshop: string }
	| { readonly kind: 'board'; readonly workshop: string; readonly board: string }
	| { readonly kind: 'desk'; readonly workshop: string; readonly participant: string };

/** Ids in names are URL-safe, so a name never needs escaping. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

export function formatDocName(name: DocName): string {
	switch (name.kind) {
		case 'stage':
		case 'plan':
			return `${name.workshop}/${name.kind}`;
		case 'board':
			return `${name.workshop}/board/${name.board}`;
		case 'desk':
			return `${name.workshop}/desk/${name.participant}`;
	}
}

/** Null for anything that isn't exactly a name; the server answers that with 4404. */
export function parseDocName(text: string): DocName | null {
	const [workshop, kind, id, ...rest] = text.split('/');
	if (!workshop || !ID.test(workshop) || rest.length > 0) return null;
	switch (kind as DocKind | undefined) {
		case 'stage':
		case 'plan':
			return id === undefined ? { kind: kind as 'stage' | 'plan', workshop } : null;
		case 'board':
			return id !== undefined && ID.test(id) ? { kind: 'board', workshop, board: id } : null;
		case 'desk':
			return id !== undefined && ID.test(id) ? { kind: 'desk', workshop, participant: id } : null;
		default:
			return null;
	}
}
