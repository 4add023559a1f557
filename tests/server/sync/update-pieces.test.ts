import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { scanOwnUpdate } from '../../../server/protocol/update-scan.ts';
import { MOST_STEPS, PIECE_STRUCTS, SLICE_STEPS } from '../../../server/protocol/update-costs.ts';
import { cutUpdate } from '../../../server/protocol/update-pieces.ts';
import type { Remainder } from '../../../server/protocol/update-walks.ts';
import { atOnce } from '../../../server/protocol/steps.ts';
import { KnownStructs } from '../../../server/rooms/known-structs.ts';
import { RoomDocument } from '../../../server/rooms/document.ts';
import { below, changeSomething, seeded } from '../../support/sync-random.ts';

const stateOf = (doc: Y.Doc): unknown => [
	doc.getMap('notes').toJSON(),
	doc.getArray('list').toJSON(),
	doc.getText('text').toString(),
	doc.getXmlFragment('xml').toString(),
	Y.encodeStateVector(doc)
];

/** Applies the pieces one after the other; answers what couldn't be applied. */
function applyPieces(doc: Y.Doc, update: Uint8Array): { pieces: number; rest: Remainder | null } {
	const pieces = cutUpdate(scanOwnUpdate(update), new KnownStructs(doc));
	for (let count = 0; ; count++) {
		const next = pieces.next();
		if (next.done) return { pieces: count, rest: next.value };
		const { update: piece, steps } = next.value;
		// What is said of a piece is what is in it.
		const { sections, deletes } = scanOwnUpdate(piece.bytes);
		expect(piece.sections).toEqual(sections);
		expect(piece.deletes).toEqual(deletes);
		const structs = sections.reduce((sum, section) => sum + section.count, 0);
		expect(structs).toBeLessThanOrEqual(PIECE_STRUCTS);
		expect(steps).toBeLessThanOrEqual(SLICE_STEPS + MOST_STEPS);
		Y.applyUpdate(doc, piece.bytes);
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

test('seeded: the pieces of an update, one after the other, are the update', () => {
	for (let seed = 1; seed <= 4; seed++) {
		const random = seeded(seed);
		const docs = crowd(random, 1 + below(random, 6), 1_500);
		const source = new Y.Doc();
		for (const doc of docs) Y.applyUpdate(source, Y.encodeStateAsUpdate(doc));
		const whole = Y.encodeStateAsUpdate(source);

		for (const had of [null, docs[0]!]) {
			const [atOnceDoc, cut] = [new Y.Doc(), new Y.Doc()];
			for (const doc of [atOnceDoc, cut]) {
				if (had !== null) Y.applyUpdate(doc, Y.encodeStateAsUpdate(had));
			}
			Y.applyUpdate(atOnceDoc, whole);
			const { pieces, rest } = applyPieces(cut, whole);
			expect(rest).toBeNull();
			expect(pieces).toBeGreaterThan(2);
			expect(stateOf(cut)).toEqual(stateOf(atOnceDoc));
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

		const cut = new Y.Doc();
		const first = applyPieces(cut, above);
		expect(first.rest).not.toBeNull();
		for (const [client, clock] of first.rest!.missing) {
			expect(clock).toBeGreaterThanOrEqual(Y.getState(cut.store, client));
		}
		Y.applyUpdate(cut, Y.encodeStateAsUpdate(base));
		expect(applyPieces(cut, first.rest!.update).rest).toBeNull();
		expect(stateOf(cut)).toEqual(stateOf(source));
	}
});

test('a gap that the sender has itself ends what can be applied', () => {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (let i = 0; i < 5; i++) doc.getArray('list').push([i]);
	const cut = new Y.Doc();
	const { rest } = applyPieces(cut, Y.mergeUpdates([updates[0]!, updates[1]!, updates[4]!]));
	expect(cut.getArray('list').toJSON()).toEqual([0, 1]);
	expect([...rest!.missing]).toEqual([[doc.clientID, 3]]);
	Y.applyUpdate(cut, Y.mergeUpdates(updates.slice(2, 4)));
	expect(applyPieces(cut, rest!.update).rest).toBeNull();
	expect(cut.getArray('list').toJSON()).toEqual([0, 1, 2, 3, 4]);
});

test('clients that build on each other by turns are followed', () => {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	for (let i = 0; i < 1_500; i++) {
		const [from, to] = i % 2 === 0 ? [a, b] : [b, a];
		from.getText('text').insert(from.getText('text').length, 'ab');
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
	}
	const cut = new Y.Doc();
	const { rest } = applyPieces(cut, Y.encodeStateAsUpdate(b));
	expect(rest).toBeNull();
	expect(stateOf(cut)).toEqual(stateOf(b));
});

test('a single range over thousands of structs is cut where they end', () => {
	const doc = new Y.Doc();
	const text = doc.getText('text');
	doc.transact(() => {
		for (let i = 0; i < 30_000; i++) text.insert(0, 'ab');
	});
	const cut = new Y.Doc();
	Y.applyUpdate(cut, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(doc);
	text.delete(0, text.length);
	const update = Y.encodeStateAsUpdate(doc, before);
	expect(scanOwnUpdate(update).deletes).toHaveLength(1);
	expect(applyPieces(cut, update).pieces).toBeGreaterThan(2);
	expect(cut.getText('text').length).toBe(0);
});

test('marks of rich text whose counterparts are in a later piece are not tidied away', () => {
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
	expect(changes.length).toBeGreaterThan(1);
	expect(waiting).toBeNull();
	const reader = new Y.Doc();
	Y.applyUpdate(reader, atOnce(document.encode(new Map())));
	expect(reader.getText('text').toDelta()).toEqual(text.toDelta());
});

test('what people usually send is not cut', () => {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (let i = 0; i < 100; i++) doc.getMap('notes').set(`n${i}`, new Y.Map([['x', i]]));
		doc.getMap('notes').delete('n7');
	});
	const update = scanOwnUpdate(Y.encodeStateAsUpdate(doc));
	const pieces = cutUpdate(update, new KnownStructs(new Y.Doc()));
	expect(pieces.next().value).toMatchObject({ update });
	expect(pieces.next()).toEqual({ done: true, value: null });
});
