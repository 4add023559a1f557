import { insist } from '#lib/board/insist.ts';

/**
 * Svelte attachment for whatever the hand comes to: then what it will ask for is fetched. Even the list of
 * that is no part of the page, which has few kB to spare.
 * @param fetched called when the bar of what is selected has come and the page is idle
 */
export const fetchAhead = (fetched: () => void) => (place: HTMLElement) => {
	const come = new AbortController();
	const gone = new AbortController();
	const fetch = (): void => {
		come.abort();
		void insist(() => import('./ahead.ts')).then(({ fetchAll }) => {
			if (!gone.signal.aborted) fetchAll(gone.signal, fetched);
		});
	};
	for (const type of ['pointerover', 'keydown']) {
		place.addEventListener(type, fetch, { signal: come.signal, passive: true });
	}
	return () => {
		come.abort();
		gone.abort();
	};
};
