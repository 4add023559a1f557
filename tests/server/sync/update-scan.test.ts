import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Malformed } from '../../../server/protocol/bytes.ts';
import { scanOwnUpdate, scanUpdate } from '../../../server/protocol/update-scan.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';

/** Bytes of an update written number by number; strings get their length. */
function written(...parts: (number | string | Uint8Array)[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const part of parts) {
		if (typeof part === 'number') encoding.writeVarUint(encoder, part);
		else if (typeof part === 'string') encoding.writeVarString(encoder, part);
		else encoding.writeUint8Array(encoder, part);
	}
	return encoding.toUint8Array(encoder);
}

/** One struct of client 1 at clock 0, and no deletions. */
const oneStruct = (...struct: (number | string | Uint8Array)[]): Uint8Array =>
	written(1, 1, 1, 0, ...struct, 0);

/** A byte as it is, where a struct's flags go. */
const flags = (byte: number): Uint8Array => new Uint8Array([byte]);

const refuses = (update: Uint8Array): void => {
	expect(() => scanUpdate(update)).toThrow(Malformed);
};

describe('what Yjs writes', () => {
	test('seeded: every update of every kind of content passes, and its sections are right', () => {
		const random = seeded(1);
		const doc = new Y.Doc();
		const other = new Y.Doc();
		const check = (update: Uint8Array): void => {
			const scanned = scanUpdate(update);
			const { structs, ds } = Y.decodeUpdate(update);
			const counted = scanned.sections.reduce((sum, { count }) => sum + count, 0);
			expect(counted).toBe(structs.length);
			for (const { client, clock, end } of scanned.sections) {
				const own = structs.filter(({ id }) => id.client === client);
				expect(clock).toBe(own[0]!.id.clock);
				expect(end).toBe(own.at(-1)!.id.clock + own.at(-1)!.length);
			}
			const deletes = [...ds.clients].flatMap(([client, items]) =>
				items.map(({ clock, len }) => ({ client, clock, end: clock + len }))
			);
			expect(scanned.deletes).toEqual(deletes);
		};
		doc.on('update', check);
		for (let i = 0; i < 600; i++) {
			changeSomething(random() < 0.3 ? other : doc, random);
			if (i % 20 === 0) {
				Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
				Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
				check(Y.encodeStateAsUpdate(doc));
			}
		}
	});

	test('an empty update passes', () => {
		expect(scanUpdate(Y.encodeStateAsUpdate(new Y.Doc())).sections).toEqual([]);
	});

	test('parts that the sender itself lacks are passed over', () => {
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (let i = 0; i < 5; i++) doc.getArray('list').push([i]);
		expect(scanUpdate(Y.mergeUpdates([updates[0]!, updates[4]!])).sections).toHaveLength(1);
	});
});

describe('what it refuses', () => {
	test('an update cut short, wherever that is', () => {
		const random = seeded(2);
		const doc = new Y.Doc();
		for (let i = 0; i < 30; i++) changeSomething(doc, random);
		const update = Y.encodeStateAsUpdate(doc);
		for (let length = 0; length < update.length; length++) refuses(update.subarray(0, length));
	});

	test('anything after the end', () => {
		refuses(new Uint8Array([...Y.encodeStateAsUpdate(new Y.Doc()), 0]));
	});

	test('counts that claim more than the bytes that are there, at once', () => {
		refuses(written(1, 30_000_000, 1, 0));
		refuses(written(30_000_000));
		refuses(written(0, 30_000_000));
		refuses(written(0, 1, 1, 30_000_000));
		refuses(oneStruct(8, 1, 'root', 30_000_000));
		refuses(oneStruct(4, 1, 'root', 30_000_000));
	});

	test('more structs than any frame of an honest client holds', () => {
		const structs = new Uint8Array(400_002).fill(1).map((_, i) => i % 2);
		refuses(written(1, 200_001, 1, 0, structs, 0));
	});

	test('a document within the document: ten bytes would become thousands', () => {
		const doc = new Y.Doc();
		doc.getMap('docs').set('sub', new Y.Doc({ guid: 'g', autoLoad: true }));
		refuses(Y.encodeStateAsUpdate(doc));
		expect(scanOwnUpdate(Y.encodeStateAsUpdate(doc)).sections).toHaveLength(1);
	});

	test('the second encoding of Yjs', () => {
		const doc = new Y.Doc();
		doc.getMap('notes').set('a', 'text');
		refuses(Y.encodeStateAsUpdateV2(doc));
	});

	test('structs without length, on which some of Yjs’s loops never end', () => {
		refuses(oneStruct(0, 0));
		refuses(oneStruct(10, 0));
		refuses(oneStruct(1, 1, 'root', 0));
		refuses(oneStruct(4, 1, 'root', ''));
		refuses(oneStruct(8, 1, 'root', 0));
	});

	test('a struct that refers to its own future or to itself', () => {
		refuses(written(1, 1, 1, 5, flags(0x84), 1, 5, 'x', 0));
		refuses(written(1, 1, 1, 5, flags(0x84), 1, 9, 'x', 0));
		refuses(written(1, 1, 1, 5, flags(0x44), 1, 5, 'x', 0));
		expect(scanUpdate(written(1, 1, 1, 5, flags(0x84), 1, 4, 'x', 0)).sections).toHaveLength(1);
	});

	test('one client twice: Yjs would lose the first', () => {
		const section = [1, 1, 0, 4, 1, 'root', 'x'] as const;
		refuses(written(2, ...section, ...section, 0));
	});

	test.each([
		['empty', written(0, 1, 1, 2, 5, 3, 9, 0)],
		['back to front', written(0, 1, 1, 2, 9, 1, 5, 1)],
		['over each other', written(0, 1, 1, 2, 5, 3, 6, 3)]
	])('deletions that are %s: Yjs couldn’t write again what it keeps of them', (_, update) => {
		refuses(update);
	});

	test('unknown structs, contents, types, values and flags', () => {
		refuses(oneStruct(11, 1, 'root', 1));
		refuses(oneStruct(7, 1, 'root', 7));
		refuses(oneStruct(8, 1, 'root', 1, new Uint8Array([115])));
		refuses(oneStruct(flags(0x80), 1));
		refuses(oneStruct(4, 2, 'x'));
	});

	test('text that is not UTF-8, JSON that is not JSON', () => {
		refuses(oneStruct(4, 1, 'root', 2, new Uint8Array([0xc3, 0x28])));
		refuses(oneStruct(5, 1, 'root', '{'));
		refuses(oneStruct(6, 1, 'root', 'bold', 'nope'));
		refuses(oneStruct(2, 1, 'root', 1, 'nope'));
		expect(scanUpdate(oneStruct(2, 1, 'root', 1, 'undefined')).sections).toHaveLength(1);
	});

	test('values nested so deeply that reading them would overflow the stack', () => {
		const deep = new Uint8Array(200_000).map((_, i) => (i % 2 === 0 ? 117 : 1));
		refuses(oneStruct(8, 1, 'root', 1, deep, new Uint8Array([126])));
		refuses(oneStruct(5, 1, 'root', '['.repeat(1000) + ']'.repeat(1000)));
	});

	test('clocks beyond what anybody can type', () => {
		refuses(written(1, 1, 1, 2 ** 33, 4, 1, 'root', 'x', 0));
		refuses(oneStruct(1, 1, 'root', 2 ** 40));
		refuses(written(0, 1, 1, 1, 5, 2 ** 40));
		refuses(written(Number.MAX_SAFE_INTEGER));
		refuses(new Uint8Array(20).fill(0xff));
	});

	test('seeded: garbage and mutated updates are refused, or Yjs takes them without harm', () => {
		const random = seeded(3);
		const source = new Y.Doc();
		const updates: Uint8Array[] = [];
		source.on('update', (update: Uint8Array) => updates.push(update));
		for (let i = 0; i < 60; i++) changeSomething(source, random);
		let passed = 0;
		for (let i = 0; i < 4_000; i++) {
			const bytes = updates[below(random, updates.length)]!.slice();
			for (let j = 0; j <= below(random, 3); j++) {
				bytes[below(random, bytes.length)] = below(random, 256);
			}
			const from = random() < 0.1 ? below(random, bytes.length) : 0;
			const mutated = bytes.subarray(from);
			try {
				scanUpdate(mutated);
			} catch (error) {
				expect(error).toBeInstanceOf(Malformed);
				continue;
			}
			passed++;
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
			Y.applyUpdate(doc, mutated);
			Y.encodeStateAsUpdate(doc);
		}
		expect(passed).toBeGreaterThan(100);
	});
});

test('many values of one key that name none before them are refused, some are not', () => {
	const values = (count: number): Uint8Array =>
		written(
			...[1, count, 1, 0],
			...Array.from({ length: count }, () => [flags(0x28), 1, 'm', 'k', 1, flags(126)]).flat(),
			0
		);
	expect(scanUpdate(values(1_000)).sections[0]?.count).toBe(1_000);
	refuses(values(1_001));
});
