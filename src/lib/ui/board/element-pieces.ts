import { lazy } from '#lib/board/insist.ts';

/** The same as pieces.ts, of what elements show of themselves: pieces themselves have elements in them. */
export const noteVotes = lazy(() => import('#lib/ui/votes/NoteVotes.svelte'));
export const remoteCarets = lazy(() => import('./RemoteCarets.svelte'));
