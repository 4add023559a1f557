import type { Config } from '../../config.ts';
import type { Store } from '../types.ts';
import { Checkpoints } from './checkpoints.ts';
import { createSqliteLog } from './document-log.ts';
import { createImageFiles } from './image-files.ts';
import { createSqliteImages } from './images.ts';
import { openDatabase } from './open.ts';
import { createSqliteMarks } from './marks.ts';
import { patient } from './patient.ts';
import { createSqliteReveals } from './reveals.ts';
import { createSqliteStages } from './stages.ts';
import { createSqliteVotes } from './votes.ts';
import { createSqliteWorkshops } from './workshops.ts';

export type StoreResult = { readonly ok: Store } | { readonly error: string };

/** The embedded store in the data directory, for this process alone. */
export function openSqliteStore({
	dataDir,
	durability
}: Pick<Config, 'dataDir' | 'durability'>): StoreResult {
	const opened = openDatabase(dataDir, durability);
	if ('error' in opened) return opened;
	const { db, rows, file, close } = opened.ok;
	const checkpoints = new Checkpoints(file);
	const empty = (): Promise<boolean> => checkpoints.empty();
	return {
		ok: {
			log: patient(createSqliteLog(db, rows, (bytes) => checkpoints.committed(bytes))),
			workshops: patient(createSqliteWorkshops(db, rows)),
			images: patient(createSqliteImages(db, createImageFiles(dataDir))),
			stages: patient(createSqliteStages(db)),
			votes: patient(createSqliteVotes(db, empty)),
			marks: patient(createSqliteMarks(db)),
			reveals: patient(createSqliteReveals(db, empty)),
			// Not patient: a store that has to wait takes no writes now.
			async check() {
				// Writes the version that is there already: a real write, which changes nothing.
				const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
				db.exec(`PRAGMA user_version = ${version}`);
			},
			async close() {
				await checkpoints.close();
				close();
			}
		}
	};
}
