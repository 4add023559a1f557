import * as Y from 'yjs';

/** Which elements a batch of events touched: what a view has to read again, and nothing else. */
export interface Changes {
	readonly changed: ReadonlySet<string>;
	readonly removed: ReadonlySet<string>;
}

/**
 * Reads the events of `elements.observeDeep`. An id is in one of the two sets, never in both;
 * `changed` includes what is new. Call it inside the observer: events lose their paths afterwards.
 */
export function changesOf(
	elements: Y.Map<unknown>,
	events: readonly Y.YEvent<Y.AbstractType<unknown>>[]
): Changes {
	const ids = new Set<string>();
	for (const event of events) {
		if (event.target === elements) {
			// A root that another program filled like a list has events without keys.
			if (event instanceof Y.YMapEvent) for (const id of event.keysChanged) ids.add(String(id));
			continue;
		}
		const [id] = event.path;
		if (typeof id === 'string') ids.add(id);
	}
	const changed = new Set<string>();
	const removed = new Set<string>();
	for (const id of ids) (elements.has(id) ? changed : removed).add(id);
	return { changed, removed };
}
