import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { tokenOf } from '../../support/api.ts';
import { createWorkshop } from '../../support/people.ts';
import { startServer } from '../../support/server.ts';
import { frames, rawClient, until, updateOf, type RawClient } from '../../support/sync-clients.ts';

interface Site {
	readonly server: Awaited<ReturnType<typeof startServer>>;
	readonly ready: () => Promise<number>;
	/** Wants to know what is stored. */
	readonly ann: RawClient;
	readonly bob: RawClient;
	/** Another program's connection to the server's database. */
	readonly other: DatabaseSync;
}

/** A server in a process of its own, with two people on a board. */
async function open(): Promise<Site> {
	const server = await startServer();
	onTestFinished(() => server.dispose());
	const made = await createWorkshop(server);
	const board = `/${made.boards[0]!.doc}?token=${tokenOf(made.links.participant)}`;
	const sync = { url: `ws://127.0.0.1:${server.port}/sync` };
	const [ann, bob] = [rawClient(sync, `${board}&saved=1`), rawClient(sync, board)];
	await Promise.all([ann.sync(), bob.sync()]);
	const other = new DatabaseSync(path.join(server.dataDir, 'loopboard.db'));
	onTestFinished(() => other.close());
	const ready = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;
	return { server, ready, ann, bob, other };
}

test('while the database takes no writes it says so and tells nobody of an edit, and then goes on', async () => {
	const { server, ready, ann, bob, other } = await open();
	expect(await ready()).toBe(200);

	other.exec('BEGIN IMMEDIATE');
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	await until(() => server.log().includes('"what":"append"'));
	expect(await ready()).toBe(503);
	expect(bob.doc.getMap('notes').toJSON()).toEqual({});
	expect(ann.saved()).toEqual([]);

	other.exec('ROLLBACK');
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 }));
	await until(() => expect(ann.saved()).toEqual([1]));
	let status = 0;
	while (status !== 200) status = await ready();
});

test('a lock that another program holds for a while stops nothing but the writing', async () => {
	const { server, ready, ann, bob, other } = await open();
	other.exec('BEGIN IMMEDIATE');
	ann.send(frames.update(updateOf((notes) => notes.set('a', 1))));
	ann.send(frames.presenceEntry(7, 1, { cursor: [1, 1] }));
	await until(() => expect(bob.awareness.getStates().get(7)).toEqual({ cursor: [1, 1] }));
	expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	expect(await ready()).toBe(503);
	// All of that before the write was given up.
	expect(server.log()).not.toContain('"what":"append"');
	expect(bob.doc.getMap('notes').toJSON()).toEqual({});
	expect(ann.saved()).toEqual([]);

	other.exec('ROLLBACK');
	await until(() => expect(bob.doc.getMap('notes').toJSON()).toEqual({ a: 1 }));
	await until(() => expect(ann.saved()).toEqual([1]));
});
