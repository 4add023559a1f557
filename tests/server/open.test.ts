import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../server/store/sqlite/migrations.ts';
import { DATABASE_FILE, openDatabase, type OpenDatabase } from '../../server/store/sqlite/open.ts';

let dir: string;
let file: string;
beforeEach(async () => {
	dir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-open-'));
	file = path.join(dir, DATABASE_FILE);
});
afterEach(() => rm(dir, { recursive: true }));

function open(where = dir, durability: 'normal' | 'full' = 'normal'): OpenDatabase {
	const result = openDatabase(where, durability);
	if ('error' in result) throw new Error(result.error);
	return result.ok;
}

function refusal(where = dir): string {
	const result = openDatabase(where, 'normal', 0);
	if ('ok' in result) {
		result.ok.close();
		throw new Error('it was opened');
	}
	expect(result.error).not.toContain('\n');
	return result.error;
}

const pragma = (db: DatabaseSync, name: string): unknown =>
	Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];

/** A database with this in it, closed again. */
function put(sql: string): void {
	const db = new DatabaseSync(file);
	db.exec(sql);
	db.close();
}

describe('the data directory', () => {
	it('is made, with a database of the newest schema that can be opened again', () => {
		const deep = path.join(dir, 'a', 'b');
		const first = open(deep);
		expect(pragma(first.db, 'user_version')).toBe(MIGRATIONS.length);
		first.db.exec(
			"INSERT INTO workshop (id, title, locale, created_at) VALUES ('w', 'Loop', 'en', 0)"
		);
		first.close();
		const again = open(deep);
		expect(again.db.prepare('SELECT title FROM workshop').get()).toEqual({ title: 'Loop' });
		again.close();
	});

	it('writes ahead, checks references and syncs as the setting says', () => {
		const normal = open();
		expect(pragma(normal.db, 'journal_mode')).toBe('wal');
		expect(pragma(normal.db, 'foreign_keys')).toBe(1);
		expect(pragma(normal.db, 'synchronous')).toBe(1);
		normal.close();
		const full = open(dir, 'full');
		expect(pragma(full.db, 'synchronous')).toBe(2);
		full.close();
	});

	it('belongs to one Loopboard at a time', () => {
		const first = open();
		expect(refusal()).toContain('in use by another Loopboard');
		first.close();
		open().close();
	});

	it('can be read and backed up by other programs while it is open', () => {
		const first = open();
		const reader = new DatabaseSync(file, { readOnly: true });
		expect(reader.prepare('SELECT count(*) AS n FROM workshop').get()).toEqual({ n: 0 });
		reader.close();
		first.close();
	});

	it('that can’t be made is named, with the reason', async () => {
		await writeFile(path.join(dir, 'file'), '');
		const line = refusal(path.join(dir, 'file', 'data'));
		expect(line).toContain(path.join(dir, 'file', 'data'));
		expect(line).toContain('choose a directory that this user may write');
	});

	it.runIf(process.platform === 'linux')('that no system call can make is refused, too', () => {
		expect(refusal('/proc/loopboard/data')).toContain('/proc/loopboard/data');
	});

	it('that is a file is refused', async () => {
		await writeFile(path.join(dir, 'file'), '');
		expect(refusal(path.join(dir, 'file'))).toContain('DATA_DIR');
	});

	it('whose database is a directory is refused', () => {
		const inner = path.join(dir, 'inner');
		open(path.join(inner, DATABASE_FILE)).close();
		expect(refusal(inner)).toContain('check that it is a file');
	});
});

describe('a database', () => {
	it('of a newer version is refused and left exactly as it was', async () => {
		put(`CREATE TABLE later (x); PRAGMA user_version = ${MIGRATIONS.length + 1}`);
		const before = await readFile(file);
		expect(refusal()).toContain('newer Loopboard');
		expect(await readFile(file)).toEqual(before);
		await expect(stat(`${file}-wal`)).rejects.toThrow('ENOENT');
	});

	it('of a newer version that writes ahead is refused, too', async () => {
		put(`PRAGMA journal_mode = WAL; CREATE TABLE later (x); PRAGMA user_version = 99`);
		const before = await readFile(file);
		expect(refusal()).toContain(`schema 99, this one knows ${MIGRATIONS.length}`);
		expect(await readFile(file)).toEqual(before);
	});

	it('of another program is refused and left alone', async () => {
		put('CREATE TABLE bookmarks (url TEXT)');
		const before = await readFile(file);
		expect(refusal()).toContain('another program');
		expect(await readFile(file)).toEqual(before);
	});

	it('that is none is refused and left alone', async () => {
		const rubbish = 'These are my holiday plans. '.repeat(100);
		await writeFile(file, rubbish);
		expect(refusal()).toContain('damaged or not a database');
		expect(await readFile(file, 'utf8')).toBe(rubbish);
	});

	it('that lost its end is refused', async () => {
		const { db, close } = open();
		for (let i = 0; i < 200; i++) {
			db.prepare('INSERT INTO doc_update (doc, data) VALUES (?, ?)').run('w', new Uint8Array(4000));
		}
		close();
		const whole = await readFile(file);
		await writeFile(file, whole.subarray(0, 5000));
		expect(refusal()).toContain('damaged');
	});

	it('that another program holds is refused once the wait is over', () => {
		open().close();
		const other = new DatabaseSync(file);
		other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
		expect(refusal()).toContain('locked by another program');
		other.close();
	});

	it('lets go of the directory when it is refused', async () => {
		await writeFile(file, 'rubbish '.repeat(1000));
		refusal();
		await rm(file);
		open().close();
	});
});
