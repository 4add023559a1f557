import type { DatabaseSync } from 'node:sqlite';
import type { AnsweredCommand } from '../types.ts';

/** The commands that were answered: rows that are written with what the command did. */
export interface CommandRows {
	answered(workshop: string, key: string): string | null;
	/** Throws when the key was answered before. To be called within the change's transaction. */
	add(workshop: string, command: AnsweredCommand): void;
	/** The same, but an answer that is there already stays. */
	keep(workshop: string, command: AnsweredCommand): void;
}

export function createCommandRows(db: DatabaseSync): CommandRows {
	const insert = 'INSERT INTO command (workshop, key, answer, at) VALUES (?, ?, ?, ?)';
	const sql = {
		answer: db.prepare('SELECT answer FROM command WHERE workshop = ? AND key = ?'),
		add: db.prepare(insert),
		keep: db.prepare(`${insert} ON CONFLICT DO NOTHING`),
		forget: db.prepare('DELETE FROM command WHERE at < ?')
	};
	const write =
		(statement: typeof sql.add): CommandRows['add'] =>
		(workshop, { key, answer, at, forgetBefore }) => {
			sql.forget.run(forgetBefore);
			statement.run(workshop, key, answer, at);
		};
	return {
		answered(workshop, key) {
			const row = sql.answer.get(workshop, key);
			return row === undefined ? null : String(row['answer']);
		},
		add: write(sql.add),
		keep: write(sql.keep)
	};
}
