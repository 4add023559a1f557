/**
 * How many changes of a document wait on this device, kept across visits so that the save state
 * is honest from the first moment. The changes themselves are in IndexedDB; this is only their count.
 */
const keyOf = (doc: string): string => `lb:unsaved:${doc}`;

export function recallUnsaved(doc: string): number {
	try {
		const count = Number(localStorage.getItem(keyOf(doc)) ?? 0);
		return Number.isInteger(count) && count > 0 ? count : 0;
	} catch {
		return 0;
	}
}

export function rememberUnsaved(doc: string, count: number): void {
	try {
		if (count > 0) localStorage.setItem(keyOf(doc), String(count));
		else localStorage.removeItem(keyOf(doc));
	} catch {
		// Without storage there is no copy whose changes could be counted.
	}
}
