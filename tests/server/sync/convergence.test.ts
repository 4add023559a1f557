import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { stockClient, until } from '../../support/sync-clients.ts';
import { turn } from '../../support/sync-clock.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { below, changeSomething, pick, seeded } from '../../support/sync-random.ts';
import { BOARD, startSync } from '../../support/sync-server.ts';

const contentOf = (doc: Y.Doc): unknown => [
	doc.getMap('notes').toJSON(),
	doc.getArray('list').toJSON(),
	doc.getText('text').toString(),
	doc.getXmlFragment('xml').toString()
];

test.each([1, 2, 3])(
	'seeded: eight stock clients that write, break and return end with one document, and so does the log (%i)',
	async (seed) => {
		const random = seeded(seed);
		const log = memoryLog();
		const limits = { tick: 5, quiet: 5, compactUpdates: 20, compactLull: 5, slowUpdates: 20_000 };
		const server = await startSync({ log, limits });
		const clients = Array.from({ length: 8 }, () => stockClient(server));
		await Promise.all(clients.map((client) => client.synced()));
		for (let step = 0; step < 400; step++) {
			const client = pick(random, clients);
			const chance = random();
			if (chance < 0.85) changeSomething(client.doc, random);
			else if (chance < 0.9) client.provider.disconnect();
			else if (chance < 0.97) client.provider.connect();
			else client.provider.ws?.close();
			if (random() < 0.4) for (let i = below(random, 6); i > 0; i--) await turn();
		}
		for (const client of clients) client.provider.connect();
		const vector = (doc: Y.Doc): unknown => Y.decodeStateVector(Y.encodeStateVector(doc));
		await until(() => {
			for (const { doc } of clients) expect(vector(doc)).toEqual(vector(clients[0]!.doc));
		});
		await until(() => {
			for (const { doc } of clients) expect(contentOf(doc)).toEqual(contentOf(clients[0]!.doc));
		});
		const stored = new Y.Doc();
		const { snapshot, updates } = await log.load(BOARD);
		for (const update of snapshot === null ? updates : [snapshot, ...updates]) {
			Y.applyUpdate(stored, update);
		}
		expect(contentOf(stored)).toEqual(contentOf(clients[0]!.doc));
		expect(server.errors).toEqual([]);
	}
);
