import { expect, test } from 'vitest';
import type { DocumentLog } from '../../../server/store/types.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const contents = (updates: readonly Uint8Array[]): number[][] => updates.map((each) => [...each]);

/** What every document log must do, whichever store is behind it. `make`: an empty one for each test. */
export function documentLogContract(name: string, make: () => DocumentLog): void {
	test(`${name}: an unknown document is an empty one`, async () => {
		expect(await make().load('a')).toEqual({ snapshot: null, updates: [], seq: 0 });
	});

	test(`${name}: rows come back in order, with seqs that only grow, each document its own`, async () => {
		const log = make();
		const first = await log.append([
			{ doc: 'a', update: bytes(1) },
			{ doc: 'b', update: bytes(2) },
			{ doc: 'a', update: bytes(3) }
		]);
		const second = await log.append([{ doc: 'a', update: bytes(4) }]);
		expect(first).toHaveLength(3);
		expect(first[0]).toBeGreaterThan(0);
		expect(first[2]).toBeGreaterThan(first[0]!);
		expect(second[0]).toBeGreaterThan(first[2]!);
		const a = await log.load('a');
		expect(contents(a.updates)).toEqual([[1], [3], [4]]);
		expect(a.seq).toBe(second[0]);
		expect(contents((await log.load('b')).updates)).toEqual([[2]]);
		expect(await log.append([])).toEqual([]);
	});

	test(`${name}: appends at the same time are all there, in the order of their seqs`, async () => {
		const log = make();
		const appended = await Promise.all(
			Array.from({ length: 40 }, (_, i) => log.append([{ doc: 'a', update: bytes(i) }]))
		);
		const inOrder = appended
			.map(([seq], i) => ({ seq: seq!, i }))
			.sort((x, y) => x.seq - y.seq)
			.map(({ i }) => [i]);
		const { updates, seq } = await log.load('a');
		expect(contents(updates)).toEqual(inOrder);
		expect(seq).toBe(Math.max(...appended.flat()));
	});

	test(`${name}: what it was given may be used again for something else`, async () => {
		const log = make();
		const memory = bytes(1, 2, 3);
		await log.append([{ doc: 'a', update: memory.subarray(1) }]);
		memory.fill(9);
		expect(contents((await log.load('a')).updates)).toEqual([[2, 3]]);
	});

	test(`${name}: a snapshot takes the place of the rows up to its own and of no others`, async () => {
		const log = make();
		const seqs: number[] = [];
		for (let i = 1; i <= 4; i++) {
			seqs.push(...(await log.append([{ doc: 'a', update: bytes(i) }])));
		}
		const [other] = await log.append([{ doc: 'b', update: bytes(8) }]);
		expect(await log.compact('a', seqs[1]!, bytes(12))).toBe(true);
		expect(await log.load('a')).toEqual({
			snapshot: bytes(12),
			updates: [bytes(3), bytes(4)],
			seq: seqs[3]
		});
		expect(await log.load('b')).toEqual({ snapshot: null, updates: [bytes(8)], seq: other });
		expect(await log.compact('a', seqs[3]!, bytes(1, 2, 3, 4))).toBe(true);
		expect(await log.load('a')).toEqual({
			snapshot: bytes(1, 2, 3, 4),
			updates: [],
			seq: seqs[3]
		});
	});

	test(`${name}: an older snapshot never replaces a newer one`, async () => {
		const log = make();
		const seqs: number[] = [];
		for (let i = 1; i <= 3; i++) {
			seqs.push(...(await log.append([{ doc: 'a', update: bytes(i) }])));
		}
		expect(await log.compact('a', seqs[1]!, bytes(12))).toBe(true);
		expect(await log.compact('a', seqs[0]!, bytes(1))).toBe(false);
		expect(await log.compact('a', seqs[1]!, bytes(99))).toBe(false);
		const { snapshot, updates } = await log.load('a');
		expect(snapshot).toEqual(bytes(12));
		expect(contents(updates)).toEqual([[3]]);
	});

	test(`${name}: what came after a row can be read by itself`, async () => {
		const log = make();
		const seqs: number[] = [];
		for (let i = 1; i <= 4; i++) {
			seqs.push(...(await log.append([{ doc: 'a', update: bytes(i) }])));
		}
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
}
