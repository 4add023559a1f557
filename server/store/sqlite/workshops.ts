import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { isLocale } from '#lib/domain/locale.ts';
import { isRole } from '#lib/domain/permissions.ts';
import type { BoardRow, LinkRow, ParticipantRow, WorkshopRow, WorkshopStore } from '../types.ts';
import type { LogRows } from './log-rows.ts';
import { inTransaction } from './transaction.ts';

type Row = Record<string, SQLOutputValue>;

const LINK =
	'id, workshop, role, hash, created_at, revoked_at, label, expires_at, passphrase, most';
const PARTICIPANT =
	'id, workshop, session, link, name, color, role, created_at, removed_at, waiting_since';

/**
 * Workshops, their boards, links and people in SQLite. Every statement is prepared once. `rows`:
 * the log's, which a new workshop's documents begin.
 */
export function createSqliteWorkshops(db: DatabaseSync, rows: LogRows): WorkshopStore {
	const sql = {
		addWorkshop: db.prepare(
			'INSERT INTO workshop (id, title, locale, created_at) VALUES (?, ?, ?, ?)'
		),
		addBoard: db.prepare('INSERT INTO board (id, workshop, title, position) VALUES (?, ?, ?, ?)'),
		addLink: db.prepare(`INSERT INTO link (${LINK}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
		addUpdate: db.prepare('INSERT INTO doc_update (doc, data) VALUES (?, ?)'),
		workshop: db.prepare(
			'SELECT id, title, locale, created_at, waiting_room FROM workshop WHERE id = ?'
		),
		boards: db.prepare(
			'SELECT id, workshop, title, position FROM board WHERE workshop = ? ORDER BY position, id'
		),
		linkByHash: db.prepare(`SELECT ${LINK} FROM link WHERE hash = ?`),
		links: db.prepare(`SELECT ${LINK} FROM link WHERE workshop = ? ORDER BY created_at, id`),
		revoke: db.prepare('UPDATE link SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL'),
		participant: db.prepare(
			`SELECT ${PARTICIPANT} FROM participant WHERE workshop = ? AND session = ?`
		),
		participants: db.prepare(
			`SELECT ${PARTICIPANT} FROM participant WHERE workshop = ? ORDER BY created_at, id`
		),
		saveParticipant: db.prepare(
			`INSERT INTO participant (${PARTICIPANT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (workshop, session) DO UPDATE SET
				link = excluded.link, name = excluded.name, color = excluded.color, role = excluded.role,
				removed_at = excluded.removed_at, waiting_since = excluded.waiting_since
			RETURNING ${PARTICIPANT}`
		),
		renameBoards: db.prepare(
			`UPDATE board SET title = ?1
			WHERE workshop = ?2 AND title = (SELECT title FROM workshop WHERE id = ?2)`
		),
		setWaitingRoom: db.prepare('UPDATE workshop SET waiting_room = ? WHERE id = ?'),
		changeLink: db.prepare(
			`UPDATE link SET label = ?, expires_at = ?, passphrase = ?, most = ?
			WHERE id = ? AND revoked_at IS NULL`
		),
		linkExpiries: db.prepare(
			'SELECT id, expires_at FROM link WHERE expires_at > ? AND revoked_at IS NULL'
		),
		rename: db.prepare('UPDATE workshop SET title = ?1 WHERE id = ?2')
	};

	const transaction = <T>(work: () => T): T => inTransaction(db, work);

	function addLink(row: LinkRow): void {
		sql.addLink.run(
			row.id,
			row.workshop,
			row.role,
			row.hash,
			row.createdAt,
			row.revokedAt,
			...termsOf(row)
		);
	}

	return {
		async create(workshop, boards, links, documents) {
			const seqs = transaction(() => {
				const { id, title, locale, createdAt } = workshop;
				sql.addWorkshop.run(id, title, locale, createdAt);
				for (const b of boards) sql.addBoard.run(b.id, b.workshop, b.title, b.position);
				for (const link of links) addLink(link);
				return documents.map(({ doc, update }) =>
					Number(sql.addUpdate.run(doc, update).lastInsertRowid)
				);
			});
			rows.add(documents, seqs);
		},
		async workshop(id) {
			return one(sql.workshop.get(id), workshopOf);
		},
		async boards(workshop) {
			return sql.boards.all(workshop).map(boardOf);
		},
		async linkByHash(hash) {
			return one(sql.linkByHash.get(hash), linkOf);
		},
		async links(workshop) {
			return sql.links.all(workshop).map(linkOf);
		},
		async replaceLink(old, next, at) {
			return transaction(() => {
				if (sql.revoke.run(at, old).changes !== 1) return false;
				addLink(next);
				return true;
			});
		},
		async participant(workshop, session) {
			return one(sql.participant.get(workshop, session), participantOf);
		},
		async participants(workshop) {
			return sql.participants.all(workshop).map(participantOf);
		},
		async saveParticipant(r) {
			const saved = sql.saveParticipant.get(
				r.id,
				r.workshop,
				r.session,
				r.link,
				r.name,
				r.color,
				r.role,
				r.createdAt,
				r.removedAt,
				r.waitingSince ?? null
			);
			if (saved === undefined) throw new Error('an upsert answered no row');
			return participantOf(saved);
		},
		async setWaitingRoom(workshop, on) {
			sql.setWaitingRoom.run(on ? 1 : 0, workshop);
		},
		async addLink(link) {
			addLink(link);
		},
		async changeLink(link) {
			return sql.changeLink.run(...termsOf(link), link.id).changes === 1;
		},
		async revokeLink(id, at) {
			return sql.revoke.run(at, id).changes === 1;
		},
		async linkExpiries(now) {
			return sql.linkExpiries
				.all(now)
				.map((row) => ({ link: text(row, 'id'), at: whole(row, 'expires_at') }));
		},
		async rename(workshop, title) {
			transaction(() => {
				sql.renameBoards.run(title, workshop);
				sql.rename.run(title, workshop);
			});
		}
	};
}

const termsOf = ({ label, expiresAt, passphrase, most }: LinkRow) =>
	[label ?? null, expiresAt ?? null, passphrase ?? null, most ?? null] as const;

const one = <T>(row: Row | undefined, read: (row: Row) => T): T | null =>
	row === undefined ? null : read(row);

const workshopOf = (row: Row): WorkshopRow => ({
	id: text(row, 'id'),
	title: text(row, 'title'),
	locale: checked(row, 'locale', isLocale),
	createdAt: whole(row, 'created_at'),
	...(row['waiting_room'] === 1 && { waitingRoom: true })
});

const boardOf = (row: Row): BoardRow => ({
	id: text(row, 'id'),
	workshop: text(row, 'workshop'),
	title: text(row, 'title'),
	position: whole(row, 'position')
});

const linkOf = (row: Row): LinkRow => ({
	id: text(row, 'id'),
	workshop: text(row, 'workshop'),
	role: checked(row, 'role', isRole),
	hash: text(row, 'hash'),
	createdAt: whole(row, 'created_at'),
	revokedAt: row['revoked_at'] === null ? null : whole(row, 'revoked_at'),
	...(row['label'] !== null && { label: text(row, 'label') }),
	...(row['expires_at'] !== null && { expiresAt: whole(row, 'expires_at') }),
	...(row['passphrase'] !== null && { passphrase: text(row, 'passphrase') }),
	...(row['most'] !== null && { most: whole(row, 'most') })
});

const participantOf = (row: Row): ParticipantRow => ({
	id: text(row, 'id'),
	workshop: text(row, 'workshop'),
	session: text(row, 'session'),
	link: text(row, 'link'),
	name: text(row, 'name'),
	color: text(row, 'color'),
	role: checked(row, 'role', isRole),
	createdAt: whole(row, 'created_at'),
	removedAt: row['removed_at'] === null ? null : whole(row, 'removed_at'),
	...(row['waiting_since'] !== null && { waitingSince: whole(row, 'waiting_since') })
});

const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const text = (row: Row, column: string): string => checked(row, column, isText);
const whole = (row: Row, column: string): number => checked(row, column, isWhole);

/** A column holds what the schema promises, or the file was changed by another hand. */
function checked<T>(row: Row, column: string, is: (value: unknown) => value is T): T {
	const value = row[column];
	if (!is(value)) throw new Error(`the database holds no valid ${column} in a row`);
	return value;
}
