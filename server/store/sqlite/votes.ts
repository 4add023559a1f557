import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { BallotRow, NewBallot, OwnVote, VoteStore } from '../types.ts';
import { createCommandRows } from './command-rows.ts';
import { emptyLog, inTransaction } from './transaction.ts';

const BALLOT = 'id, workshop, seq, secret, state, since, clocked, opened_at, closed_at, result';

/** Ballots and votes in SQLite. `empty`: empties the write-ahead log. */
export function createSqliteVotes(
	db: DatabaseSync,
	empty = async (): Promise<boolean> => emptyLog(db)
): VoteStore {
	const commands = createCommandRows(db);
	const sql = {
		ballot: db.prepare(`SELECT ${BALLOT} FROM ballot WHERE workshop = ? AND id = ?`),
		ballots: db.prepare(`SELECT ${BALLOT} FROM ballot WHERE workshop = ? ORDER BY seq`),
		openIn: db.prepare('SELECT workshop FROM ballot WHERE closed_at IS NULL'),
		// Any conflict, of the id or with another that is open, leaves it out.
		open: db.prepare(
			`INSERT INTO ballot (id, workshop, seq, secret, state, since, clocked, opened_at)
			SELECT ?1, ?2, coalesce(max(seq), 0) + 1, ?3, ?4, ?5, ?6, ?7 FROM ballot WHERE workshop = ?2
			ON CONFLICT DO NOTHING`
		),
		setClocked: db.prepare('UPDATE ballot SET clocked = 1 WHERE id = ? AND closed_at IS NULL'),
		isOpen: db.prepare('SELECT 1 FROM ballot WHERE id = ? AND workshop = ? AND closed_at IS NULL'),
		close: db.prepare(
			'UPDATE ballot SET closed_at = ?, result = ? WHERE id = ? AND closed_at IS NULL'
		),
		isSecret: db.prepare('SELECT secret FROM ballot WHERE id = ?'),
		mine: db.prepare(
			'SELECT choice, weight FROM vote WHERE ballot = ? AND voter = ? ORDER BY choice'
		),
		all: db.prepare('SELECT voter, choice, weight FROM vote WHERE ballot = ?'),
		voters: db.prepare('SELECT DISTINCT voter FROM vote WHERE ballot = ?'),
		put: db.prepare(
			`INSERT INTO vote (ballot, voter, choice, weight) VALUES (?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET weight = excluded.weight`
		),
		take: db.prepare('DELETE FROM vote WHERE ballot = ? AND voter = ? AND choice = ?'),
		erase: db.prepare('DELETE FROM vote WHERE ballot = ?')
	};

	/**
	 * While votes change, SQLite overwrites what it lets go of: a freed cell or page keeps its bytes
	 * otherwise. Only then, because it would make every compaction of a document write twice as much.
	 * https://sqlite.org/pragma.html#pragma_secure_delete
	 */
	function leavingNothing<T>(work: () => T): T {
		db.exec('PRAGMA secure_delete = ON');
		try {
			return inTransaction(db, work);
		} finally {
			db.exec('PRAGMA secure_delete = OFF');
		}
	}

	function replace(ballot: string, voter: string, votes: readonly OwnVote[]): void {
		const kept = new Set(votes.map(({ choice }) => choice));
		for (const { choice } of ownVotes(ballot, voter)) {
			if (!kept.has(choice)) sql.take.run(ballot, voter, choice);
		}
		for (const { choice, weight } of votes) sql.put.run(ballot, voter, choice, weight);
	}

	const ownVotes = (ballot: string, voter: string): OwnVote[] =>
		sql.mine.all(ballot, voter).map(voteOf);

	return {
		async ballot(workshop, id) {
			const row = sql.ballot.get(workshop, id);
			return row === undefined ? null : ballotOf(row);
		},
		async ballots(workshop) {
			return sql.ballots.all(workshop).map(ballotOf);
		},
		async openIn() {
			return sql.openIn.all().map((row) => String(row['workshop']));
		},
		async open(ballot: NewBallot, command) {
			const { id, workshop, secret, state, since, clocked, openedAt } = ballot;
			return inTransaction(db, () => {
				const made = sql.open.run(
					id,
					workshop,
					Number(secret),
					state,
					since,
					Number(clocked),
					openedAt
				);
				if (made.changes !== 1) return false;
				commands.add(workshop, command);
				return true;
			});
		},
		async setClocked(ballot) {
			sql.setClocked.run(ballot);
		},
		async cast({ workshop, ballot, voter, command, decide }) {
			return leavingNothing(() => {
				if (sql.isOpen.get(ballot, workshop) === undefined) return { kind: 'closed' };
				const decision = decide(ownVotes(ballot, voter));
				if ('refused' in decision) return { kind: 'refused', why: decision.refused };
				replace(ballot, voter, decision.votes);
				commands.add(workshop, { ...command, answer: decision.answer });
				return { kind: 'cast', answer: decision.answer };
			});
		},
		async votesOf(ballot, voter) {
			return ownVotes(ballot, voter);
		},
		async voters(ballot) {
			return sql.voters.all(ballot).map((row) => String(row['voter']));
		},
		async close({ workshop, ballot, at, count, command }) {
			return leavingNothing(() => {
				if (sql.isOpen.get(ballot, workshop) === undefined) return false;
				const votes = sql.all.all(ballot).map((row) => ({
					voter: String(row['voter']),
					...voteOf(row)
				}));
				sql.close.run(at, count(votes), ballot);
				if (sql.isSecret.get(ballot)?.['secret'] !== 0) sql.erase.run(ballot);
				if (command) commands.add(workshop, command);
				return true;
			});
		},
		// The write-ahead log keeps former pages until it is emptied.
		scrub: empty
	};
}

type Row = Record<string, SQLOutputValue>;

const voteOf = (row: Row): OwnVote => ({
	choice: String(row['choice']),
	weight: Number(row['weight'])
});

const ballotOf = (row: Row): BallotRow => ({
	id: String(row['id']),
	workshop: String(row['workshop']),
	seq: Number(row['seq']),
	secret: row['secret'] !== 0,
	state: String(row['state']),
	since: Number(row['since']),
	clocked: row['clocked'] !== 0,
	openedAt: Number(row['opened_at']),
	closedAt: row['closed_at'] === null ? null : Number(row['closed_at']),
	result: row['result'] === null ? null : String(row['result'])
});
