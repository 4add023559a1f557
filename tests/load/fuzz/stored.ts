import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { scanOwnUpdate } from '#server/protocol/update-scan.ts';
import { createSqliteLog } from '#server/store/sqlite/document-log.ts';
import { DATABASE_FILE } from '#server/store/sqlite/open.ts';

/**
 * A document as a process that starts now would build it from the data directory, which a server
 * may still be using. Throws where a stored row can't be read, or builds on what isn't there.
 */
export async function storedDocument(dataDir: string, doc: string): Promise<Y.Doc> {
	const db = new DatabaseSync(path.join(dataDir, DATABASE_FILE), { readOnly: true });
	try {
		const { snapshot, updates } = await createSqliteLog(db).load(doc);
		const built = new Y.Doc();
		for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
			scanOwnUpdate(update);
			Y.applyUpdate(built, update);
		}
		if (built.store.pendingStructs !== null || built.store.pendingDs !== null) {
			throw new Error(`what is stored of ${doc} has gaps`);
		}
		return built;
	} finally {
		db.close();
	}
}
