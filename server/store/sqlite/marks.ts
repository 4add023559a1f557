import type { DatabaseSync } from 'node:sqlite';
import { MARKS, type Mark, type MarkStore } from '../mark-store.ts';

/** What people have said without words in the phase under way, in SQLite. */
export function createSqliteMarks(db: DatabaseSync): MarkStore {
	const sql = {
		// Who raises a hand twice keeps their place in the queue.
		put: db.prepare(
			`INSERT INTO mark (workshop, participant, kind, since, at) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (workshop, participant, kind) DO UPDATE SET since = excluded.since, at = excluded.at
			WHERE mark.since <> excluded.since`
		),
		remove: db.prepare('DELETE FROM mark WHERE workshop = ? AND participant = ? AND kind = ?'),
		removeAll: db.prepare('DELETE FROM mark WHERE workshop = ? AND kind = ?'),
		forget: db.prepare('DELETE FROM mark WHERE workshop = ? AND participant = ?'),
		sweep: db.prepare('DELETE FROM mark WHERE workshop = ? AND since <> ?'),
		list: db.prepare(
			`SELECT participant, kind, at FROM mark WHERE workshop = ? AND since = ?
			ORDER BY at, participant`
		)
	};
	return {
		async put(workshop, { participant, kind, at }, since) {
			return sql.put.run(workshop, participant, kind, since, at).changes > 0;
		},
		async remove(workshop, participant, kind) {
			const { changes } =
				participant === null
					? sql.removeAll.run(workshop, kind)
					: sql.remove.run(workshop, participant, kind);
			return changes > 0;
		},
		async forget(workshop, participant) {
			return sql.forget.run(workshop, participant).changes > 0;
		},
		async sweep(workshop, since) {
			return sql.sweep.run(workshop, since).changes > 0;
		},
		async list(workshop, since) {
			return sql.list.all(workshop, since).flatMap((row): Mark[] => {
				const kind = MARKS.find((each) => each === row['kind']);
				return kind
					? [{ participant: String(row['participant']), kind, at: Number(row['at']) }]
					: [];
			});
		}
	};
}
