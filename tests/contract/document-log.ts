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

	test('appends at the same time are all there, in the order of their numbers', async () => {
		const log = await open();
		const appended = await Promise.all(
			Array.from({ length: 40 }, (_, i) => log.append([{ doc: 'a', update: new Uint8Array([i]) }]))
		);
		const inOrder = appended
			.map(([seq = 0], i) => ({ seq, i }))
			.sort((x, y) => x.seq - y.seq)
			.map(({ i }) => [i]);
		const { updates, seq } = await log.load('a');
		expect(updates.map((each) => [...each])).toEqual(inOrder);
		expect(seq).toBe(Math.max(...appended.flat()));
	});

	test('what came after a row can be read by itself', async () => {
		const log = await open();
		const bytes = (n: number): Uint8Array => new Uint8Array([n]);
		const seqs = await log.append([1, 2, 3, 4].map((n) => ({ doc: 'a', update: bytes(n) })));
		const [, second = 0, third = 0, last = 0] = seqs;
		expect(await log.load('a', second)).toEqual({
			snapshot: null,
			updates: [bytes(3), bytes(4)],
			seq: last
		});
		expect(await log.load('a', last)).toEqual({ snapshot: null, updates: [], seq: last });
		await log.compact('a', third, bytes(123));
		expect(await log.load('a', third)).toEqual({ snapshot: null, updates: [bytes(4)], seq: last });
		// The rows after the second are partly gone: their snapshot stands for them.
		expect(await log.load('a', second)).toEqual({
			snapshot: bytes(123),
			updates: [bytes(4)],
			seq: last
		});
	});

	test('large snapshots go in and out, one after another and at the same time', async () => {
		const log = await open();
		const large = (first: number, megabytes: number): Uint8Array => {
			const bytes = new Uint8Array(megabytes * 1024 * 1024 + 7);
			for (let i = 0; i < bytes.length; i += 1_000) bytes[i] = first + i / 1_000;
			return bytes;
		};
		const rows = [1, 2, 3].flatMap((n) =>
			['a', 'b'].map((doc) => ({ doc, update: new Uint8Array([n]) }))
		);
		const [, , second = 0, secondOfB = 0, third = 0] = await log.append(rows);
		const [older, newer, ofB] = [large(1, 7), large(2, 5), large(3, 6)];
		const done = await Promise.all([
			log.compact('a', second, older),
			log.compact('b', secondOfB, ofB)
		]);
		expect(done).toEqual([true, true]);
		expect(Buffer.compare((await log.load('a')).snapshot ?? newer, older)).toBe(0);
		expect(await log.compact('a', third, newer)).toBe(true);
		expect(await log.compact('a', second, older)).toBe(false);
		const a = await log.load('a');
		expect(Buffer.compare(a.snapshot ?? older, newer)).toBe(0);
		expect(a.updates).toEqual([]);
		const b = await log.load('b');
		expect(Buffer.compare(b.snapshot ?? older, ofB)).toBe(0);
		expect(b.updates).toEqual([new Uint8Array([3])]);
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
