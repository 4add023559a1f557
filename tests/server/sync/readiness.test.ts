import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { tokenOf } from '../../support/api.ts';
import { createWorkshop } from '../../support/people.ts';
import { startServer } from '../../support/server.ts';
import { frames, rawClient, until, updateOf } from '../../support/sync-clients.ts';

test('while the database takes no writes it says so and tells nobody of an edit, and then goes on', async () => {
	const server = await startServer();
	onTestFinished(() => server.dispose());
	const ready = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;
	const made = await createWorkshop(server);
	const board = `/${made.boards[0]!.doc}?token=${tokenOf(made.links.participant)}`;
	const sync = { url: `ws://127.0.0.1:${server.port}/sync` };
	const [ann, bob] = [rawClient(sync, `${board}&saved=1`), rawClient(sync, board)];
	await Promise.all([ann.sync(), bob.sync()]);
	expect(await ready()).toBe(200);

	const other = new DatabaseSync(path.join(server.dataDir, 'loopboard.db'));
	onTestFinished(() => other.close());
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
