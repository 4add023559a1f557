import { insist } from '#lib/board/insist.ts';

/**
 * Svelte attachment for whatever the hand comes to: then what it will ask for is fetched. Even the list of
 * that is no part of the page, which has few kB to spare.
 */
export function fetchAhead(place: HTMLElement): () => void {
	const come = new AbortController();
	const gone = new AbortController();
	const fetch = (): void => {
		come.abort();
		void insist(() => import('./ahead.ts')).then(({ fetchAll }) => {
			if (!gone.signal.aborted) fetchAll(gone.signal);
		});
	};
	for (const type of ['pointerover', 'keydown']) {
		place.addEventListener(type, fetch, { signal: come.signal, passive: true });
	}
	return () => {
		come.abort();
		gone.abort();
	};
}
