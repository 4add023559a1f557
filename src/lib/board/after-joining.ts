/**
 * A link into a board that was opened before its person had joined: kept in the tab until they have.
 * It holds ids and numbers only, see deep-link.ts.
 */
const KEY = 'lb:after-joining';

export function keepHash(workshop: string, hash: string): void {
	if (hash.length < 2) return;
	try {
		sessionStorage.setItem(KEY, JSON.stringify([workshop, hash]));
	} catch {
		// Without storage the link has to be opened again.
	}
}

/** What was kept for this workshop, once; '' for nothing. */
export function takeHash(workshop: string): string {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
		if (!Array.isArray(kept) || kept[0] !== workshop) return '';
		sessionStorage.removeItem(KEY);
		return typeof kept[1] === 'string' ? kept[1] : '';
	} catch {
		return '';
	}
}
