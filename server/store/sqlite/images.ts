import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { LEAST_IMAGE_SIZE, type ImageRow, type ImageStore } from '../image-store.ts';
import type { ImageFiles } from './image-files.ts';

const COLUMNS = 'workshop, hash, type, size, width, height, by, created_at';
const USED = `SELECT coalesce(sum(max(size, ${LEAST_IMAGE_SIZE})), 0) AS used FROM image WHERE workshop = ?`;

/** Pictures: rows in SQLite, bytes in files. A row is written last, so each one has its file. */
export function createSqliteImages(db: DatabaseSync, files: ImageFiles): ImageStore {
	const find = db.prepare(`SELECT ${COLUMNS} FROM image WHERE workshop = ? AND hash = ?`);
	const sum = db.prepare(USED);
	const insert = db.prepare(`INSERT INTO image (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);

	const used = (workshop: string): number => Number(sum.get(workshop)?.['used']);
	const has = (workshop: string, hash: string): boolean => find.get(workshop, hash) !== undefined;
	const hasRoom = ({ workshop, size }: ImageRow, quota: number): boolean =>
		used(workshop) + Math.max(size, LEAST_IMAGE_SIZE) <= quota;

	return {
		async save(row, bytes, quota) {
			const { workshop, hash, type, size, width, height, by, createdAt } = row;
			if (has(workshop, hash)) {
				// A backup may have come back without its files; whoever has one brings it again.
				if (!(await files.has(workshop, hash))) await files.write(workshop, hash, bytes);
				return 'known';
			}
			if (!hasRoom(row, quota)) return 'full';
			await files.write(workshop, hash, bytes);
			// While the file was written, another may have brought the same, or used up the room.
			if (has(workshop, hash)) return 'known';
			if (!hasRoom(row, quota)) {
				await files.remove(workshop, hash);
				return 'full';
			}
			insert.run(workshop, hash, type, size, width, height, by, createdAt);
			return 'new';
		},
		async find(workshop, hash) {
			const row = find.get(workshop, hash);
			return row === undefined ? null : rowOf(row);
		},
		async read(workshop, hash) {
			return has(workshop, hash) ? await files.read(workshop, hash) : null;
		},
		async used(workshop) {
			return used(workshop);
		}
	};
}

const rowOf = (row: Record<string, SQLOutputValue>): ImageRow => ({
	workshop: String(row['workshop']),
	hash: String(row['hash']),
	type: String(row['type']),
	size: Number(row['size']),
	width: Number(row['width']),
	height: Number(row['height']),
	by: row['by'] === null ? null : String(row['by']),
	createdAt: Number(row['created_at'])
});
