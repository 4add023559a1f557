import * as Y from 'yjs';
import { formatDocName, type DocName } from '#lib/protocol/doc-names.ts';
import type { Rooms } from '../../server/rooms/types.ts';
import type { DocumentLog } from '../../server/store/types.ts';

export interface LoggedRooms extends Pick<Rooms, 'edit' | 'read'> {
	/** The document as the log has it. */
	doc(name: DocName): Promise<Y.Doc>;
}

/** Rooms without sockets and without a memory: each edit goes to the log, each look comes from it. */
export function createLoggedRooms(log: DocumentLog): LoggedRooms {
	async function doc(name: DocName): Promise<Y.Doc> {
		const { snapshot, updates } = await log.load(formatDocName(name));
		const found = new Y.Doc();
		for (const update of [...(snapshot ? [snapshot] : []), ...updates])
			Y.applyUpdate(found, update);
		return found;
	}
	return {
		doc,
		async edit(name, change) {
			const target = await doc(name);
			const updates: Uint8Array[] = [];
			target.on('update', (update: Uint8Array) => updates.push(update));
			target.transact(() => change(target));
			await log.append(updates.map((update) => ({ doc: formatDocName(name), update })));
		},
		read: async (name) => Y.encodeStateAsUpdate(await doc(name))
	};
}
