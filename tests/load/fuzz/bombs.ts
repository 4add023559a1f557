import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { below } from './random.ts';

/** One frame that is well made and made to cost much. */
export interface Bomb {
	readonly name: string;
	readonly frame: Uint8Array;
}

/** Updates that cost a server more than their bytes say, each for another reason. */
export function bombs(random: () => number): readonly Bomb[] {
	return [
		// Yjs can't write down a deletion of nothing, nor ones out of order, when it has to wait.
		bomb('a deletion of nothing, beside one of what isn’t there', deletions([5, 3, 9, 0])),
		bomb('deletions out of order', deletions([9, 3, 5, 3, 2 ** 31, 7, 1, 1])),
		bomb('20,000 deletions of what isn’t there', deletions(ranges(20_000))),
		bomb('maps 70 deep', nested(70)),
		bomb('maps 5,000 deep', nested(5_000)),
		bomb('20,000 insertions all over a list', insertions(20_000, random)),
		bomb('2,000 people at the front of one list', conflicts(2_000, 1)),
		bomb('4,900 people at the front of one list', conflicts(4_900, 1)),
		bomb('500 people with 20 words each at the front of one list', conflicts(500, 20)),
		bomb('50,000 marks in one text', marks(50_000)),
		bomb('100,000 entries of one map', entries(100_000))
	];
}

const bomb = (name: string, update: Uint8Array): Bomb => ({
	name,
	frame: encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, 2);
		encoding.writeVarUint8Array(encoder, update);
	})
});

function made(change: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => change(doc));
	return Y.encodeStateAsUpdate(doc);
}

/** Clocks and lengths in turn, of a Yjs client that nobody knows. */
const deletions = (pairs: readonly number[]): Uint8Array =>
	encoding.encode((encoder) => {
		for (const number of [0, 1, 1, pairs.length / 2, ...pairs]) {
			encoding.writeVarUint(encoder, number);
		}
	});
const ranges = (count: number): number[] =>
	Array.from({ length: 2 * count }, (_, i) => (i % 2 ? 1 : i));

const nested = (depth: number): Uint8Array =>
	made((doc) => {
		let inner = doc.getMap<unknown>('nested');
		for (let i = 0; i < depth; i++) {
			const next = new Y.Map<unknown>();
			inner.set('d', next);
			inner = next;
		}
	});

const insertions = (count: number, random: () => number): Uint8Array =>
	made((doc) => {
		const list = doc.getArray<number>('list');
		for (let i = 0; i < count; i++) list.insert(below(random, list.length + 1), [i]);
	});

function conflicts(people: number, words: number): Uint8Array {
	const updates = Array.from({ length: people }, () =>
		made((doc) => {
			for (let i = 0; i < words; i++) doc.getArray('front').insert(0, [i]);
		})
	);
	return Y.mergeUpdates(updates);
}

const marks = (count: number): Uint8Array =>
	made((doc) => {
		const text = doc.getText('marked');
		text.insert(0, 'x'.repeat(count / 10));
		for (let i = 0; i < count / 10; i++) text.format(i, 1, { [`k${i % 10}`]: i });
	});

const entries = (count: number): Uint8Array =>
	made((doc) => {
		for (let i = 0; i < count; i++) doc.getMap('entries').set('k', i);
	});
