/**
 * The schema, as numbered steps that only ever get added. `PRAGMA user_version` says how many have
 * run; a file with more than we know was written by a newer Loopboard and is refused untouched.
 */
export const MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE doc_update (
		seq INTEGER PRIMARY KEY AUTOINCREMENT,
		doc TEXT NOT NULL,
		data BLOB NOT NULL
	) STRICT;
	CREATE INDEX doc_update_by_doc ON doc_update (doc, seq);
	CREATE TABLE doc_snapshot (
		doc TEXT PRIMARY KEY,
		upto_seq INTEGER NOT NULL,
		data BLOB NOT NULL
	) STRICT;

	CREATE TABLE workshop (
		id TEXT PRIMARY KEY,
		title TEXT NOT NULL,
		locale TEXT NOT NULL,
		created_at INTEGER NOT NULL
	) STRICT;
	CREATE TABLE board (
		id TEXT PRIMARY KEY,
		workshop TEXT NOT NULL REFERENCES workshop (id),
		title TEXT NOT NULL,
		position INTEGER NOT NULL
	) STRICT;
	CREATE INDEX board_by_workshop ON board (workshop, position);
	CREATE TABLE link (
		id TEXT PRIMARY KEY,
		workshop TEXT NOT NULL REFERENCES workshop (id),
		role TEXT NOT NULL,
		hash TEXT NOT NULL UNIQUE,
		created_at INTEGER NOT NULL,
		revoked_at INTEGER
	) STRICT;
	CREATE INDEX link_by_workshop ON link (workshop);
	CREATE TABLE participant (
		id TEXT PRIMARY KEY,
		workshop TEXT NOT NULL REFERENCES workshop (id),
		session TEXT NOT NULL,
		link TEXT NOT NULL REFERENCES link (id),
		name TEXT NOT NULL,
		color TEXT NOT NULL,
		role TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		UNIQUE (workshop, session)
	) STRICT;
	`,
	// The bytes are files (image-files.ts); a row says that its file is whole.
	`
	CREATE TABLE image (
		workshop TEXT NOT NULL REFERENCES workshop (id),
		hash TEXT NOT NULL,
		type TEXT NOT NULL,
		size INTEGER NOT NULL,
		width INTEGER NOT NULL,
		height INTEGER NOT NULL,
		by TEXT,
		created_at INTEGER NOT NULL,
		PRIMARY KEY (workshop, hash)
	) STRICT, WITHOUT ROWID;
	`,
	// What each room is doing; a command that was answered is answered the same when it comes again.
	`
	CREATE TABLE stage (
		workshop TEXT PRIMARY KEY REFERENCES workshop (id),
		step INTEGER NOT NULL,
		state TEXT NOT NULL,
		deadline INTEGER
	) STRICT;
	CREATE INDEX stage_by_deadline ON stage (deadline) WHERE deadline IS NOT NULL;
	CREATE TABLE command (
		workshop TEXT NOT NULL REFERENCES workshop (id),
		key TEXT NOT NULL,
		answer TEXT NOT NULL,
		at INTEGER NOT NULL,
		PRIMARY KEY (workshop, key)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX command_by_age ON command (at);
	`,
	// Somebody whom a facilitator sent away; the row stays, so that the device isn't taken for a new one.
	`
	ALTER TABLE participant ADD COLUMN removed_at INTEGER;
	`,
	// At most one open ballot in a workshop; one row per voter and choice. No row outlives a secret ballot.
	`
	CREATE TABLE ballot (
		id TEXT PRIMARY KEY,
		workshop TEXT NOT NULL REFERENCES workshop (id),
		seq INTEGER NOT NULL,
		secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
		state TEXT NOT NULL,
		since INTEGER NOT NULL,
		clocked INTEGER NOT NULL CHECK (clocked IN (0, 1)),
		opened_at INTEGER NOT NULL,
		closed_at INTEGER,
		result TEXT,
		UNIQUE (workshop, seq),
		CHECK ((closed_at IS NULL) = (result IS NULL))
	) STRICT;
	CREATE UNIQUE INDEX ballot_open ON ballot (workshop) WHERE closed_at IS NULL;
	CREATE TABLE vote (
		ballot TEXT NOT NULL REFERENCES ballot (id),
		voter TEXT NOT NULL,
		choice TEXT NOT NULL,
		weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 99),
		PRIMARY KEY (ballot, voter, choice)
	) STRICT, WITHOUT ROWID;
	`,
	// What is being revealed: gone when it is done. `seed` makes the new ids; whoever has it can tie
	// them to desks, so it goes with the row.
	`
	CREATE TABLE reveal (
		id TEXT PRIMARY KEY,
		workshop TEXT NOT NULL REFERENCES workshop (id),
		who TEXT,
		named INTEGER NOT NULL CHECK (named IN (0, 1)),
		seed TEXT NOT NULL,
		at INTEGER NOT NULL,
		placed INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1))
	) STRICT;
	CREATE INDEX reveal_by_workshop ON reveal (workshop);
	`,
	// A raised hand, somebody who is ready: of the phase that began at `since`, and deleted after it.
	`
	CREATE TABLE mark (
		workshop TEXT NOT NULL REFERENCES workshop (id),
		participant TEXT NOT NULL,
		kind TEXT NOT NULL,
		since INTEGER NOT NULL,
		at INTEGER NOT NULL,
		PRIMARY KEY (workshop, participant, kind)
	) STRICT, WITHOUT ROWID;
	`,
	// Who joins while the waiting room is on waits to be let in. Links with a name may end by themselves,
	// ask for a passphrase (a hash), and take so many people.
	`
	ALTER TABLE workshop ADD COLUMN waiting_room INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE participant ADD COLUMN waiting_since INTEGER;
	ALTER TABLE link ADD COLUMN label TEXT;
	ALTER TABLE link ADD COLUMN expires_at INTEGER;
	ALTER TABLE link ADD COLUMN passphrase TEXT;
	ALTER TABLE link ADD COLUMN most INTEGER;
	`,
	// What it told is kept in memory: log-rows.ts says why.
	`
	DROP INDEX doc_update_by_doc;
	`,
	// What of a large snapshot comes after the first part: snapshots.ts.
	`
	CREATE TABLE doc_snapshot_rest (
		id INTEGER NOT NULL,
		at INTEGER NOT NULL,
		data BLOB NOT NULL,
		PRIMARY KEY (id, at)
	) STRICT;
	ALTER TABLE doc_snapshot ADD COLUMN rest INTEGER;
	`
];
