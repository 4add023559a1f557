import { farLayer } from '#lib/board/far/view.svelte.ts';
import * as pieces from './pieces.ts';

type Load = () => Promise<unknown>;

/**
 * What a hand on the board will ask for next. It comes when there is a hand, not with the page: so
 * the first press finds it, and finds it still when the line has been cut meanwhile.
 */
const SOON: readonly Load[] = [
	pieces.contextBar.ahead,
	farLayer.ahead,
	() => import('./ContextMenu.svelte'),
	pieces.copies.ahead,
	pieces.draftBox.ahead,
	pieces.ghostNote.ahead,
	pieces.guides.ahead,
	pieces.linkDraft.ahead,
	pieces.plusHandles.ahead,
	pieces.penOptions.ahead,
	() => import('#lib/board/clipboard/tables.ts'),
	() => import('#lib/domain/arrange/in-order.ts'),
	() => import('#lib/domain/arrange/zone.ts'),
	() => import('#lib/ui/kit/MenuAt.svelte'),
	() => import('#lib/ui/kit/MenuBox.svelte'),
	() => import('#lib/ui/kit/PopoverBox.svelte')
];
/**
 * What is asked for on most days, the likeliest first: a board that has been open for a while has
 * it, whatever becomes of the line.
 */
const LATER: readonly Load[] = [
	() => import('./finding/Palette.svelte'),
	() => import('./finding/FindPanel.svelte'),
	pieces.findMark.ahead,
	() => import('./comments/CommentCard.svelte'),
	pieces.commentPins.ahead,
	() => import('./comments/CommentList.svelte'),
	() => import('./tools/StampPicker.svelte'),
	() => import('./PasteChooser.svelte'),
	() => import('papaparse'),
	() => import('./ShortcutSheet.svelte'),
	() => import('#lib/board/images/bring.ts'),
	() => import('#lib/board/images/bring-along.ts'),
	pieces.uploads.ahead,
	() => import('./images/AltDialog.svelte'),
	() => import('./export/ExportDialog.svelte'),
	() => import('./export/export-host.ts'),
	() => import('./export/artist.ts'),
	() => import('#lib/board/export/take-along.ts')
];
/** ms that what is fetched waits for the page to be idle, at most; Safari has no such thing. */
const PATIENCE = 1_000;
/** ms until what didn't come is tried again: nobody waits for it, and the line may be gone for long. */
const AGAIN = 60_000;

/**
 * @param gone aborted with the board: what hasn't come by then isn't wanted
 * @param barred called when the bar of what is selected can be made and the page is idle
 */
export function fetchAll(gone: AbortSignal, barred: () => void): void {
	// One that fails is asked for again by whoever needs it, and below.
	for (const load of SOON) whenIdle(() => void load().catch(() => undefined));
	void inTurn([...SOON, ...LATER], gone);
	void pieces.contextBar.ahead().then(
		() => whenIdle(() => !gone.aborted && barred()),
		() => undefined
	);
}

/**
 * Loads one piece after the other, each when the page is idle, so that a hand at work doesn't feel
 * it; what doesn't come is tried again until it has.
 * @param wait resolves when there is time for the next one; given in tests
 * @param again ms between two rounds
 */
export async function inTurn(
	pieces: readonly Load[],
	gone: AbortSignal,
	wait: () => Promise<void> = idle,
	again = AGAIN
): Promise<void> {
	for (let left = pieces; left.length > 0;) {
		const missing: Load[] = [];
		for (const load of left) {
			await wait();
			if (gone.aborted) return;
			try {
				await load();
			} catch {
				missing.push(load);
			}
		}
		left = missing;
		if (left.length > 0) await pause(again, gone);
	}
}

const idle = (): Promise<void> => new Promise((done) => whenIdle(done));

function whenIdle(act: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: PATIENCE });
	else setTimeout(act, PATIENCE);
}

/** Ends early when what it is for has gone. */
const pause = (ms: number, gone: AbortSignal): Promise<void> =>
	new Promise((done) => {
		const timer = setTimeout(end, ms);
		gone.addEventListener('abort', end, { once: true });
		function end(): void {
			clearTimeout(timer);
			gone.removeEventListener('abort', end);
			done();
		}
	});
