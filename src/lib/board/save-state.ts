import type { Link } from '#lib/sync/synced-doc.ts';

/** What the top bar says of people's words. "Saved" means: in the server's log. */
export type SaveState =
	| { readonly kind: 'saved' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'connecting' }
	| { readonly kind: 'offline'; readonly changes: number }
	| { readonly kind: 'closed'; readonly code: number };

/** The worst of several documents, since one unsaved word is one too many. */
export function saveStateOf(docs: readonly { link: Link; unsaved: number }[]): SaveState {
	let changes = 0;
	let offline = false;
	let connecting = false;
	for (const { link, unsaved } of docs) {
		changes += unsaved;
		if (link.kind === 'closed') return { kind: 'closed', code: link.code };
		if (link.kind === 'offline') offline = true;
		if (link.kind === 'connecting') connecting = true;
	}
	if (offline) return { kind: 'offline', changes };
	if (connecting) return { kind: 'connecting' };
	return changes > 0 ? { kind: 'saving' } : { kind: 'saved' };
}
