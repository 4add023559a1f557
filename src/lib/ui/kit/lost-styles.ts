/** ms until a stylesheet that couldn't be loaded is asked for again. */
const AGAIN = 2_000;

/**
 * Asks again for stylesheets that didn't come, as while the server is away, until they do: what
 * loads them (Vite's preload) tries once, and shows what they belong to without them ever after.
 * @returns ends it
 */
export function reloadLostStyles(again = AGAIN): () => void {
	const waiting = new Set<ReturnType<typeof setTimeout>>();
	const onerror = ({ target }: Event): void => {
		if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
		const timer = setTimeout(() => {
			waiting.delete(timer);
			target.replaceWith(target.cloneNode());
		}, again);
		waiting.add(timer);
	};
	// Such errors don't bubble.
	document.addEventListener('error', onerror, true);
	return () => {
		document.removeEventListener('error', onerror, true);
		waiting.forEach(clearTimeout);
	};
}
