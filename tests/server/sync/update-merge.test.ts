import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeScanned } from '../../../server/protocol/update-merge.ts';
import { scanOwnUpdate } from '../../../server/protocol/update-scan.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';

const stateOf = (doc: Y.Doc): unknown => [
	doc.getMap('notes').toJSON(),
	doc.getArray('list').toJSON(),
	doc.getText('text').toDelta(),
	doc.getXmlFragment('xml').toString(),
	Y.encodeStateVector(doc)
];

test('seeded: merging what a document emitted is the same as applying it one by one', () => {
	const random = seeded(11);
	for (let round = 0; round < 40; round++) {
		const room = new Y.Doc();
		const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
		const emitted: Uint8Array[] = [];
		room.on('update', (update: Uint8Array) => emitted.push(update));
		for (let i = 0; i < 40; i++) {
			const person = people[below(random, people.length)]!;
			if (random() < 0.3) Y.applyUpdate(person, Y.encodeStateAsUpdate(room));
			changeSomething(person, random);
			Y.applyUpdate(room, Y.encodeStateAsUpdate(person, Y.encodeStateVector(room)));
		}
		const split = below(random, emitted.length);
		const reader = new Y.Doc();
		for (const update of emitted.slice(0, split)) Y.applyUpdate(reader, update);
		Y.applyUpdate(reader, mergeScanned(emitted.slice(split).map(scanOwnUpdate)));
		expect(stateOf(reader)).toEqual(stateOf(room));
		expect(reader.store.pendingStructs).toBeNull();
	}
});

test('seeded: a sender that gets the others’ part alone ends with the same document', () => {
	const random = seeded(12);
	for (let round = 0; round < 40; round++) {
		const room = new Y.Doc();
		const people = [new Y.Doc(), new Y.Doc(), new Y.Doc(), new Y.Doc()];
		const emitted: { update: Uint8Array; by: number }[] = [];
		let by = 0;
		room.on('update', (update: Uint8Array) => emitted.push({ update, by }));
		for (let tick = 0; tick < 6; tick++) {
			emitted.length = 0;
			for (let i = 0; i < 12; i++) {
				by = below(random, people.length);
				const before = Y.encodeStateVector(people[by]!);
				changeSomething(people[by]!, random);
				Y.applyUpdate(room, Y.encodeStateAsUpdate(people[by]!, before));
			}
			people.forEach((person, index) => {
				const others = emitted.filter((each) => each.by !== index);
				const scanned = others.map(({ update }) => scanOwnUpdate(update));
				if (scanned.length > 0) Y.applyUpdate(person, mergeScanned(scanned));
			});
		}
		for (const person of people) expect(stateOf(person)).toEqual(stateOf(room));
	}
});

test('structs of one client with a part left out in the middle are merged as Yjs does', () => {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (const letter of 'abc') doc.getArray('list').push([letter]);
	const [first, second, third] = updates.map(scanOwnUpdate);
	const reader = new Y.Doc();
	Y.applyUpdate(reader, mergeScanned([first!, third!]));
	Y.applyUpdate(reader, second!.bytes);
	expect(reader.getArray('list').toJSON()).toEqual(['a', 'b', 'c']);
});

test('deletions of one client come as one entry, in order and joined', () => {
	const doc = new Y.Doc();
	doc.getText('text').insert(0, 'abcdefgh');
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	doc.getText('text').delete(5, 1);
	doc.getText('text').delete(1, 1);
	doc.getText('text').delete(1, 1);
	const merged = scanOwnUpdate(mergeScanned(updates.map(scanOwnUpdate)));
	expect(merged.deletes.map(({ clock, end }) => [clock, end])).toEqual([
		[1, 3],
		[5, 6]
	]);
});

test('one update alone is handed on as it is', () => {
	const scanned = scanOwnUpdate(Y.encodeStateAsUpdate(new Y.Doc()));
	expect(mergeScanned([scanned])).toBe(scanned.bytes);
});
