import * as Y from 'yjs';
import type { Known } from '../protocol/update-slices.ts';

/** What slices of updates ask of a document. */
export function knownStructs({ store }: Y.Doc): Known {
	return {
		state: (client) => Y.getState(store, client),
		reach({ client, clock, end }, most) {
			const structs = store.clients.get(client) ?? [];
			const first = Y.findIndexSS(structs, clock);
			const after = structs[first + most];
			if (after !== undefined && after.id.clock < end) {
				return { end: after.id.clock, structs: most };
			}
			return { end, structs: Y.findIndexSS(structs, end - 1) - first + 1 };
		}
	};
}
