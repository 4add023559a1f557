import { lazy } from '#lib/board/insist.ts';

/** What of the board's page is loaded when it is first needed, or ahead of that (ahead.ts). */
export const attentionLayer = lazy(() => import('#lib/ui/attention/AttentionLayer.svelte'));
export const commentPins = lazy(() => import('./comments/CommentPins.svelte'));
export const contextBar = lazy(() => import('./ContextBar.svelte'));
export const copies = lazy(() => import('./Copies.svelte'));
export const cursors = lazy(() => import('./Cursors.svelte'));
export const deskLines = lazy(() => import('#lib/ui/desks/DeskLines.svelte'));
export const draftBox = lazy(() => import('./DraftBox.svelte'));
export const findMark = lazy(() => import('./finding/FindMark.svelte'));
export const ghostNote = lazy(() => import('./GhostNote.svelte'));
export const guides = lazy(() => import('./Guides.svelte'));
export const lapHistory = lazy(() => import('./LapHistory.svelte'));
export const linkDraft = lazy(() => import('./LinkDraft.svelte'));
export const minimap = lazy(() => import('./Minimap.svelte'));
export const orderLayer = lazy(() => import('#lib/ui/order/OrderLayer.svelte'));
export const peers = lazy(() => import('./Peers.svelte'));
export const penOptions = lazy(() => import('./tools/PenOptions.svelte'));
export const plusHandles = lazy(() => import('./PlusHandles.svelte'));
export const roomBar = lazy(() => import('#lib/ui/attention/RoomBar.svelte'));
export const seenOfMe = lazy(() => import('#lib/ui/panels/SeenOfMe.svelte'));
export const sheets = lazy(() => import('./Sheets.svelte'));
export const stacks = lazy(() => import('./Stacks.svelte'));
export const uploads = lazy(() => import('./images/Uploads.svelte'));
export const votes = lazy(() => import('#lib/ui/votes/Votes.svelte'));
export const waitingList = lazy(() => import('#lib/ui/panels/WaitingList.svelte'));
export const waitingPage = lazy(() => import('./WaitingPage.svelte'));
export const wayChips = lazy(() => import('#lib/ui/attention/WayChips.svelte'));
