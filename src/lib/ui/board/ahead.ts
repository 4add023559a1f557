/**
 * What a hand on the board will ask for next. It comes when there is a hand, not with the page: so
 * the first press finds it, and finds it still when the line has been cut meanwhile.
 */
const SOON: readonly (() => Promise<unknown>)[] = [
	() => import('./ContextBar.svelte'),
	() => import('./ContextMenu.svelte'),
	() => import('./Guides.svelte'),
	() => import('./LinkDraft.svelte'),
	() => import('#lib/board/clipboard/tables.ts'),
	() => import('#lib/domain/arrange/in-order.ts'),
	() => import('#lib/domain/arrange/zone.ts'),
	() => import('#lib/ui/kit/MenuAt.svelte'),
	() => import('#lib/ui/kit/MenuBox.svelte'),
	() => import('#lib/ui/kit/PopoverBox.svelte')
];
/** ms that what is fetched waits for the page to be idle, at most; Safari has no such thing. */
const PATIENCE = 1_000;

/** Svelte attachment for whatever the hand comes to. */
export function fetchAhead(place: HTMLElement): () => void {
	const come = new AbortController();
	const fetch = (): void => {
		come.abort();
		// One that fails is asked for again by whoever needs it.
		for (const load of SOON) whenIdle(() => void load().catch(() => undefined));
	};
	for (const type of ['pointerover', 'keydown']) {
		place.addEventListener(type, fetch, { signal: come.signal, passive: true });
	}
	return () => come.abort();
}

function whenIdle(act: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: PATIENCE });
	else setTimeout(act, PATIENCE);
}
