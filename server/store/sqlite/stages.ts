import type { DatabaseSync } from 'node:sqlite';
import type { StageStore } from '../types.ts';
import { createCommandRows } from './command-rows.ts';
import { inTransaction } from './transaction.ts';

/** What each room is doing, its deadline, and the commands that were answered, in SQLite. */
export function createSqliteStages(db: DatabaseSync): StageStore {
	const commands = createCommandRows(db);
	const sql = {
		find: db.prepare('SELECT step, state FROM stage WHERE workshop = ?'),
		add: db.prepare(
			'INSERT INTO stage (workshop, step, state, deadline) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
		),
		change: db.prepare(
			'UPDATE stage SET step = ?2, state = ?3, deadline = ?4 WHERE workshop = ?1 AND step = ?5'
		),
		reveal: db.prepare(
			'INSERT INTO reveal (id, workshop, who, named, seed, at) VALUES (?, ?, ?, ?, ?, ?)'
		),
		deadlines: db.prepare(
			'SELECT workshop, step, deadline FROM stage WHERE deadline IS NOT NULL ORDER BY deadline'
		)
	};

	return {
		async find(workshop) {
			const row = sql.find.get(workshop);
			return row === undefined ? null : { step: Number(row['step']), state: String(row['state']) };
		},
		async save({ workshop, from, step, state, deadline, command, reveal }) {
			return inTransaction(db, () => {
				const { changes } =
					from === null
						? sql.add.run(workshop, step, state, deadline)
						: sql.change.run(workshop, step, state, deadline, from);
				if (changes !== 1) return false;
				if (command) commands.add(workshop, command);
				if (reveal) {
					const { id, who, named, seed, at } = reveal;
					sql.reveal.run(id, workshop, who, named ? 1 : 0, seed, at);
				}
				return true;
			});
		},
		async answered(workshop, key) {
			return commands.answered(workshop, key);
		},
		async remember(workshop, command) {
			commands.keep(workshop, command);
		},
		async deadlines() {
			return sql.deadlines.all().map((row) => ({
				workshop: String(row['workshop']),
				step: Number(row['step']),
				at: Number(row['deadline'])
			}));
		}
	};
}
