import * as Y from 'yjs';
import { formatDocName, type DocName } from '#lib/protocol/doc-names.ts';
import type { Identity } from '../../server/auth/identity.ts';
import { fits } from '../../server/rooms/socket-filter.ts';
import type { Rooms } from '../../server/rooms/types.ts';

export interface Disconnect {
	readonly code: number;
	readonly matches: (identity: Partial<Identity>) => boolean;
}

/** Rooms without sockets or a log, for tests of what is around them. */
export interface MemoryRooms extends Pick<Rooms, 'edit' | 'read' | 'disconnect' | 'onPresence'> {
	doc(name: DocName): Y.Doc;
	/** Every call of `disconnect` so far. */
	readonly disconnects: readonly Disconnect[];
	/** Plays a participant's first socket opening or last one closing. */
	present(workshop: string, participant: string, here: boolean): void;
	/** While set, edits fail with it. */
	failure: Error | null;
}

export function createMemoryRooms(): MemoryRooms {
	const docs = new Map<string, Y.Doc>();
	const disconnects: Disconnect[] = [];
	const listeners: Parameters<Rooms['onPresence']>[0][] = [];
	const doc = (name: DocName): Y.Doc => {
		const key = formatDocName(name);
		const known = docs.get(key) ?? new Y.Doc();
		docs.set(key, known);
		return known;
	};
	return {
		doc,
		disconnects,
		failure: null,
		async edit(name, change) {
			if (this.failure !== null) throw this.failure;
			const target = doc(name);
			target.transact(() => change(target));
		},
		async read(name) {
			return Y.encodeStateAsUpdate(doc(name));
		},
		disconnect(filter, code) {
			disconnects.push({
				code,
				matches: (identity) =>
					fits(
						filter,
						{ workshop: '', participant: null, role: 'viewer', link: '', ...identity },
						'stage'
					)
			});
		},
		onPresence(listener) {
			listeners.push(listener);
		},
		present(workshop, participant, here) {
			for (const listener of listeners) listener(workshop, participant, here);
		}
	};
}
