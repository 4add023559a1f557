import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { scanOwnUpdate } from '../../../server/protocol/update-scan.ts';
import {
	isLarge,
	SLICE_DELETES,
	SLICE_STRUCTS,
	sliceUpdate,
	type Remainder
} from '../../../server/protocol/update-slices.ts';
import { atOnce } from '../../../server/protocol/steps.ts';
import { knownStructs } from '../../../server/rooms/known-structs.ts';
import { RoomDocument } from '../../../server/rooms/document.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';

const stateOf = (doc: Y.Doc): unknown => [
	doc.getMap('notes').toJSON(),
	doc.getArray('list').toJSON(),
	doc.getText('text').toString(),
	doc.getXmlFragment('xml').toString(),
	Y.encodeStateVector(doc)
];

/** Applies the slices one after the other; answers what couldn't be applied. */
function applySlices(doc: Y.Doc, update: Uint8Array): { slices: number; rest: Remainder | null } {
	const slices = sliceUpdate(scanOwnUpdate(update), knownStructs(doc));
	for (let count = 0; ; count++) {
		const { done, value } = slices.next();
		if (done) return { slices: count, rest: value };
		// What is said of a slice is what is in it.
		const { sections, deletes } = scanOwnUpdate(value.bytes);
		expect(value.sections).toEqual(sections);
		expect(value.deletes).toEqual(deletes);
		expect(sections.reduce((sum, { count: structs }) => sum + structs, 0)).toBeLessThanOrEqual(
			SLICE_STRUCTS
		);
		expect(deletes.length).toBeLessThanOrEqual(SLICE_DELETES);
		Y.applyUpdate(doc, value.bytes);
		expect(doc.store.pendingStructs).toBeNull();
		expect(doc.store.pendingDs).toBeNull();
	}
}

/** People who work on one document, and now and then take in what others did. */
function crowd(random: () => number, people: number, changes: number): Y.Doc[] {
	const docs = Array.from({ length: people }, () => new Y.Doc());
	for (let i = 0; i < changes; i++) {
		const doc = docs[below(random, people)]!;
		changeSomething(doc, random);
		if (random() < 0.02) {
			const other = docs[below(random, people)]!;
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
		}
	}
	return docs;
}

test('seeded: the slices of an update, one after the other, are the update', () => {
	for (let seed = 1; seed <= 4; seed++) {
		const random = seeded(seed);
		const docs = crowd(random, 1 + below(random, 6), 1_500);
		const source = new Y.Doc();
		for (const doc of docs) Y.applyUpdate(source, Y.encodeStateAsUpdate(doc));
		const whole = Y.encodeStateAsUpdate(source);

		for (const had of [null, docs[0]!]) {
			const [atOnceDoc, sliced] = [new Y.Doc(), new Y.Doc()];
			for (const doc of [atOnceDoc, sliced]) {
				if (had !== null) Y.applyUpdate(doc, Y.encodeStateAsUpdate(had));
			}
			Y.applyUpdate(atOnceDoc, whole);
			const { slices, rest } = applySlices(sliced, whole);
			expect(rest).toBeNull();
			expect(slices).toBeGreaterThan(2);
			expect(stateOf(sliced)).toEqual(stateOf(atOnceDoc));
		}
	}
});

test('seeded: what builds on something missing is left over, and fits when that has come', () => {
	for (let seed = 11; seed <= 13; seed++) {
		const random = seeded(seed);
		const base = crowd(random, 2, 60)[0]!;
		const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
		for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
		for (let i = 0; i < 1_500; i++) changeSomething(docs[below(random, 3)]!, random);
		const source = new Y.Doc();
		for (const doc of docs) Y.applyUpdate(source, Y.encodeStateAsUpdate(doc));
		const above = Y.encodeStateAsUpdate(source, Y.encodeStateVector(base));

		const sliced = new Y.Doc();
		const first = applySlices(sliced, above);
		expect(first.rest).not.toBeNull();
		for (const [client, clock] of first.rest!.missing) {
			expect(clock).toBeGreaterThanOrEqual(Y.getState(sliced.store, client));
		}
		Y.applyUpdate(sliced, Y.encodeStateAsUpdate(base));
		expect(applySlices(sliced, first.rest!.update).rest).toBeNull();
		expect(stateOf(sliced)).toEqual(stateOf(source));
	}
});

test('a gap that the sender has itself ends what can be applied', () => {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (let i = 0; i < 5; i++) doc.getArray('list').push([i]);
	const sliced = new Y.Doc();
	const { rest } = applySlices(sliced, Y.mergeUpdates([updates[0]!, updates[1]!, updates[4]!]));
	expect(sliced.getArray('list').toJSON()).toEqual([0, 1]);
	expect([...rest!.missing]).toEqual([[doc.clientID, 3]]);
	Y.applyUpdate(sliced, Y.mergeUpdates(updates.slice(2, 4)));
	expect(applySlices(sliced, rest!.update).rest).toBeNull();
	expect(sliced.getArray('list').toJSON()).toEqual([0, 1, 2, 3, 4]);
});

test('clients that build on each other by turns are followed', () => {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	for (let i = 0; i < 1_500; i++) {
		const [from, to] = i % 2 === 0 ? [a, b] : [b, a];
		from.getText('text').insert(from.getText('text').length, 'ab');
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
	}
	const sliced = new Y.Doc();
	const { slices, rest } = applySlices(sliced, Y.encodeStateAsUpdate(b));
	expect(rest).toBeNull();
	expect(slices).toBe(2);
	expect(stateOf(sliced)).toEqual(stateOf(b));
});

test('a single range over thousands of structs is cut where they end', () => {
	const doc = new Y.Doc();
	const text = doc.getText('text');
	for (let i = 0; i < 3_000; i++) text.insert(0, 'ab');
	const sliced = new Y.Doc();
	Y.applyUpdate(sliced, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(doc);
	text.delete(0, text.length);
	const update = Y.encodeStateAsUpdate(doc, before);
	expect(scanOwnUpdate(update).deletes).toHaveLength(1);
	expect(applySlices(sliced, update).slices).toBe(6);
	expect(sliced.getText('text').length).toBe(0);
});

test('marks of rich text whose counterparts are in a later slice are not tidied away', () => {
	const source = new Y.Doc();
	const text = source.getText('text');
	text.insert(0, 'word '.repeat(2_000));
	source.transact(() => {
		for (let i = 0; i < 2_000; i++) text.format(i * 5, 4, { bold: true });
	});
	const [snapshot, document] = [
		Y.encodeStateAsUpdate(source),
		atOnce(RoomDocument.load({ snapshot: null, updates: [], seq: 0 }))
	];
	const scanned = scanOwnUpdate(snapshot);
	const { changes, waiting } = atOnce(document.apply(snapshot, scanned));
	expect(changes.length).toBeGreaterThan(2);
	expect(waiting).toBeNull();
	const reader = new Y.Doc();
	Y.applyUpdate(reader, document.encode());
	expect(reader.getText('text').toDelta()).toEqual(text.toDelta());
});

test('what people usually send is not cut', () => {
	const doc = new Y.Doc();
	for (let i = 0; i < 100; i++) doc.getMap('notes').set(`n${i}`, new Y.Map([['x', i]]));
	expect(isLarge(scanOwnUpdate(Y.encodeStateAsUpdate(doc)))).toBe(false);
});
