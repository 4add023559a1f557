import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentLog } from '../../server/store/types.ts';
import { seeded } from '../support/sync-random.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const entry = (doc: string, ...values: number[]) => ({ doc, update: bytes(...values) });

/** What every document log must do. `open` gives an empty one. */
export function documentLogContract(open: () => Promise<DocumentLog>): void {
	test('an unknown document is an empty one', async () => {
		const log = await open();
		expect(await log.load('w/board/none')).toEqual({ snapshot: null, updates: [], seq: 0 });
	});

	test('updates come back in the order in which they were appended, each document its own', async () => {
		const log = await open();
		const seqs = await log.append([entry('a', 1), entry('b', 2), entry('a', 3)]);
		const [last] = await log.append([entry('a', 4)]);
		expect(seqs).toHaveLength(3);
		expect([...seqs, last!]).toEqual([...seqs, last!].sort((x, y) => x - y));
		expect(new Set([...seqs, last!]).size).toBe(4);
		expect(await log.load('a')).toEqual({
			snapshot: null,
			updates: [bytes(1), bytes(3), bytes(4)],
			seq: last
		});
		expect((await log.load('b')).updates).toEqual([bytes(2)]);
	});

	test('appending nothing is nothing', async () => {
		const log = await open();
		expect(await log.append([])).toEqual([]);
		expect((await log.load('a')).seq).toBe(0);
	});

	test('a batch is in the log whole or not at all', async () => {
		const log = await open();
		await log.append([entry('a', 1)]);
		const broken = { doc: 'a', update: null as unknown as Uint8Array };
		await expect(log.append([entry('a', 2), broken, entry('a', 3)])).rejects.toThrow();
		expect((await log.load('a')).updates).toEqual([bytes(1)]);
		await log.append([entry('a', 4)]);
		expect((await log.load('a')).updates).toEqual([bytes(1), bytes(4)]);
	});

	test('what is handed out and what was handed in are nobody else’s memory', async () => {
		const log = await open();
		const mine = bytes(1, 2, 3);
		await log.append([{ doc: 'a', update: mine }]);
		mine.fill(9);
		const first = await log.load('a');
		first.updates[0]!.fill(8);
		expect((await log.load('a')).updates).toEqual([bytes(1, 2, 3)]);
	});

	test('a view on a larger buffer is stored as its own part alone', async () => {
		const log = await open();
		const large = bytes(0, 1, 2, 3, 4, 5);
		await log.append([{ doc: 'a', update: large.subarray(2, 4) }]);
		expect((await log.load('a')).updates).toEqual([bytes(2, 3)]);
		await log.compact('a', 1_000_000, large.subarray(1, 3));
		expect((await log.load('a')).snapshot).toEqual(bytes(1, 2));
	});

	test('a snapshot takes the place of the rows it contains and of no others', async () => {
		const log = await open();
		const [, second, third] = await log.append([entry('a', 1), entry('a', 2), entry('a', 3)]);
		await log.append([entry('b', 7)]);
		expect(await log.compact('a', second!, bytes(12))).toBe(true);
		expect(await log.load('a')).toEqual({
			snapshot: bytes(12),
			updates: [bytes(3)],
			seq: third
		});
		expect((await log.load('b')).updates).toEqual([bytes(7)]);
	});

	test('with every row in the snapshot, the snapshot’s number is the document’s', async () => {
		const log = await open();
		const [seq] = await log.append([entry('a', 1)]);
		await log.compact('a', seq!, bytes(1));
		expect(await log.load('a')).toEqual({ snapshot: bytes(1), updates: [], seq });
		const [next] = await log.append([entry('a', 2)]);
		expect(next).toBeGreaterThan(seq!);
		expect((await log.load('a')).seq).toBe(next);
	});

	test('an older snapshot never wins over a newer one, and an equal one changes nothing', async () => {
		const log = await open();
		const [first, second] = await log.append([entry('a', 1), entry('a', 2)]);
		expect(await log.compact('a', second!, bytes(12))).toBe(true);
		expect(await log.compact('a', first!, bytes(99))).toBe(false);
		expect(await log.compact('a', second!, bytes(98))).toBe(false);
		const [third] = await log.append([entry('a', 3)]);
		expect(await log.load('a')).toEqual({
			snapshot: bytes(12),
			updates: [bytes(3)],
			seq: third
		});
	});

	test('any document name is only a name', async () => {
		const log = await open();
		const name = `'; DROP TABLE doc_update; -- ünï 🧩`;
		await log.append([entry(name, 1)]);
		expect((await log.load(name)).updates).toEqual([bytes(1)]);
	});

	test('a megabyte goes in and out', async () => {
		const log = await open();
		const update = new Uint8Array(1024 * 1024).map((_, i) => i % 251);
		await log.append([{ doc: 'a', update }]);
		expect(Buffer.compare((await log.load('a')).updates[0]!, update)).toBe(0);
	});

	test('seeded: whatever the order of appends and compactions, nothing is lost', async () => {
		const random = seeded(20260314);
		const log = await open();
		const source = new Y.Doc();
		source.clientID = 1;
		const pending: Uint8Array[] = [];
		source.on('update', (update: Uint8Array) => pending.push(update));
		let upto = 0;
		for (let step = 0; step < 300; step++) {
			source.getMap('m').set(`k${Math.floor(random() * 20)}`, step);
			const updates = pending.splice(0).map((update) => ({ doc: 'a', update }));
			upto = (await log.append(updates)).at(-1)!;
			if (random() < 0.1) await log.compact('a', upto, Y.encodeStateAsUpdate(source));
			if (random() < 0.1) {
				// A late one, from before: must be refused, or contain no less.
				const { snapshot, updates: rows, seq } = await log.load('a');
				const all = snapshot === null ? rows : [snapshot, ...rows];
				await log.compact('a', Math.max(1, seq - 2), Y.mergeUpdates([...all]));
			}
			const stored = await log.load('a');
			const copy = new Y.Doc();
			if (stored.snapshot !== null) Y.applyUpdate(copy, stored.snapshot);
			for (const update of stored.updates) Y.applyUpdate(copy, update);
			expect(copy.getMap('m').toJSON()).toEqual(source.getMap('m').toJSON());
		}
	});
}
