import * as Y from 'yjs';
import { below } from '../random.ts';
import { bomb, byte, change, history, made, times, written, type Bomb, type Fuse } from './bomb.ts';

/** Updates that cost a server more than their bytes say, each for another reason. */
export const UPDATE_BOMBS: readonly Fuse[] = [
	// Yjs can't write down a deletion of nothing, nor ones out of order, when it has to wait.
	() => one('a deletion of nothing, beside one of what isn’t there', deletions([5, 3, 9, 0])),
	() => one('deletions out of order', deletions([9, 3, 5, 3, 2 ** 31, 7, 1, 1])),
	() => one('20,000 deletions of what isn’t there', deletions(ranges(20_000))),
	() => one('200,000 deletions of what isn’t there', deletions(ranges(190_000))),
	() => one('maps 70 deep', nested(70)),
	() => one('maps 5,000 deep', nested(5_000)),
	() => one('elements 5,000 deep', elements(5_000)),
	deeperAndDeeper,
	(random) => one('20,000 insertions all over a list', insertions(20_000, random)),
	() => one('2,000 people at the front of one list', crowd(2_000)),
	() => one('4,900 people at the front of one list', crowd(4_900)),
	() => one('500 people with 20 words each at the front of one list', words(500, 20)),
	() => bomb('30 people with 20 words each at the front of one text', thirty()),
	() => oneByOne(100_000, '100,000'),
	() => oneByOne(29_000, '29,000'),
	() => one('100,000 marks in one text', marks(100_000)),
	() => markAfterMark(40_000, '40,000'),
	() => markAfterMark(29_000, '29,000'),
	() => one('100,000 entries of one map', entries(100_000, 1)),
	() => one('100,000 values of two keys of one map by turns', entries(100_000, 2)),
	() => one('100,000 keys', entries(100_000, 100_000)),
	() => one('150,000 roots', roots(150_000)),
	() => one('4,900 new people', people(4_900, 1)),
	() =>
		bomb(
			'25,000 new people',
			times(5, (i) => change(people(5_000, 1 + i * 5_000)))
		),
	() => one('10,000 documents within the document', subdocuments(10_000)),
	() => one('200,000 structs of nothing', nothings(200_000, 0)),
	() => one('200,000 gaps', nothings(100_000, 10)),
	() => one('a list of 3,900,000 values in one struct', values(3_900_000)),
	() =>
		one(
			'a text of 4 MB',
			made((doc) => doc.getText('t').insert(0, 'x'.repeat(3_900_000)))
		),
	() =>
		one(
			'a million faces',
			made((doc) => doc.getText('t').insert(0, '😀'.repeat(900_000)))
		),
	() => one('a map of 3 MB of JSON', embedded(3_000_000)),
	(random) => cutToPieces(random),
	everySecondLetter,
	large,
	() => bomb('four sockets with 4 MB each', [notes(4_000_000)], 4),
	() => bomb('the same 4 MB eight times', new Array<Uint8Array>(8).fill(notes(4_000_000))),
	byTurns,
	waiting
];

const one = (name: string, update: Uint8Array): Bomb => bomb(name, [change(update)]);

/** Clocks and lengths in turn, of a Yjs client that nobody knows. */
const deletions = (pairs: readonly number[]): Uint8Array =>
	written(0, 1, 1, pairs.length / 2, pairs);
const ranges = (count: number): number[] => times(2 * count, (i) => (i % 2 ? 1 : i));

const nested = (depth: number): Uint8Array =>
	made((doc) => {
		let inner = doc.getMap<unknown>('nested');
		for (let i = 0; i < depth; i++) {
			const next = new Y.Map<unknown>();
			inner.set('d', next);
			inner = next;
		}
	});

const elements = (depth: number): Uint8Array =>
	made((doc) => {
		let inner: Y.XmlFragment = doc.getXmlFragment('xml');
		for (let i = 0; i < depth; i++) {
			const next = new Y.XmlElement('p');
			inner.insert(0, [next]);
			inner = next;
		}
	});

/** One level a message. */
function deeperAndDeeper(): Bomb {
	let inner: Y.Map<unknown> | null = null;
	const steps = times(100, () => (doc: Y.Doc) => {
		const next = new Y.Map<unknown>();
		(inner ?? doc.getMap<unknown>('nested')).set('d', next);
		inner = next;
	});
	return bomb('maps 100 deep, one a message', history(steps).map(change));
}

const insertions = (count: number, random: () => number): Uint8Array =>
	made((doc) => {
		const list = doc.getArray<number>('list');
		for (let i = 0; i < count; i++) list.insert(below(random, list.length + 1), [i]);
	});

/**
 * Everybody writes at the front of one list, and comes after whoever has a lower id: the first
 * letter of each says that it was written next to one of theirs. Yjs compares each with all before.
 */
function crowd(count: number): Uint8Array {
	const sections = times(count, (i) => {
		const client = count - i;
		const first =
			client === 1
				? [byte(8), 1, 'order', 1, byte(126)]
				: [byte(0x88), client - 1, 0, 1, byte(126)];
		return [2, client, 0, ...first, byte(8), 1, 'front', 1, byte(126)];
	});
	return written(count, sections.flat(), 0);
}

function words(people: number, each: number): Uint8Array {
	const all = times(people, () =>
		made((doc) => {
			for (let i = 0; i < each; i++) doc.getArray('front').insert(0, [i]);
		})
	);
	return Y.mergeUpdates(all);
}

/** What thirty honest people may well do while they are offline. */
const thirty = (): Uint8Array[] =>
	times(30, (person) =>
		change(
			made((doc) => {
				for (let i = 0; i < 20; i++) doc.getText('front').insert(0, `word ${i} `);
			}, 1_000 + person)
		)
	);

/** A list by one client, and then each message something of another at its front. */
function oneByOne(values: number, name: string): Bomb {
	const list = made((doc) => {
		for (let i = 0; i < values; i++) doc.getArray('front').insert(0, [i]);
	}, 1);
	const others = times(300, (i) => made((doc) => doc.getArray('front').insert(0, [0]), 2 + i));
	return bomb(`300 people, one by one, before ${name} values`, [list, ...others].map(change));
}

/** A text of so many letters by client 1, each with a mark after it that begins something else. */
const marks = (count: number): Uint8Array =>
	written(
		...[1, count + 1, 1, 0, byte(4), 1, 'marked', 'x'.repeat(count)],
		times(count, (i) => mark(i, String(i))).flat(),
		0
	);
const mark = (after: number, value: string) => [byte(0x86), 1, after, 'k', value] as const;

/** Yjs looks through a whole text for marks that are superfluous whenever there is a new one. */
function markAfterMark(count: number, name: string): Bomb {
	const others = times(200, (i) => written(1, 1, 2, i, mark(count / 2 + i, '"new"'), 0));
	return bomb(`200 marks, one by one, in a text that has ${name}`, [
		change(marks(count)),
		...others.map(change)
	]);
}

const entries = (count: number, keys: number): Uint8Array =>
	made((doc) => {
		for (let i = 0; i < count; i++) doc.getMap('entries').set(`k${i % keys}`, i);
	});

const roots = (count: number): Uint8Array =>
	written(1, count, 1, 0, times(count, (i) => [byte(8), 1, `r${i}`, 1, byte(126)]).flat(), 0);

const people = (count: number, first: number): Uint8Array =>
	written(
		count,
		times(count, (i) => [
			1,
			first + i,
			0,
			byte(0x28),
			1,
			'm',
			`k${first + i}`,
			1,
			byte(126)
		]).flat(),
		0
	);

const subdocuments = (count: number): Uint8Array =>
	written(1, count, 1, 0, times(count, () => [byte(9), 1, 'd', 'g', byte(118), 0]).flat(), 0);

/** Garbage (0), or gaps (10) with something between. */
const nothings = (count: number, kind: number): Uint8Array =>
	kind === 0
		? written(1, count, 1, 0, times(count, () => [byte(0), 1]).flat(), 0)
		: written(1, 2 * count, 1, 0, times(count, () => [byte(10), 1, byte(0), 1]).flat(), 0);

const values = (count: number): Uint8Array =>
	written(1, 1, 1, 0, byte(8), 1, 'v', count, new Uint8Array(count).fill(126), 0);

const embedded = (bytes: number): Uint8Array =>
	written(1, 1, 1, 0, byte(5), 1, 'v', `[${'1,'.repeat(bytes / 2)}1]`, 0);

/** A long text, and then something in the middle of it, again and again. */
function cutToPieces(random: () => number): Bomb {
	const updates = history([
		(doc) => doc.getText('cut').insert(0, 'x'.repeat(1_000_000)),
		(doc) => {
			for (let i = 0; i < 20_000; i++) doc.getText('cut').insert(below(random, 1_000_000), 'y');
		}
	]);
	return bomb('20,000 letters all over a text of a million', updates.map(change));
}

function everySecondLetter(): Bomb {
	const text = made((doc) => doc.getText('cut').insert(0, 'x'.repeat(400_000)), 1);
	const deletes = times(190_000, (i) => [2 * i, 1]).flat();
	return bomb('every second letter of 400,000 deleted', [
		change(text),
		change(written(0, 1, 1, 190_000, deletes))
	]);
}

/** Something with very much in it, which one byte deletes. */
function large(): Bomb {
	const updates = history([
		(doc) => {
			const map = new Y.Map<unknown>();
			doc.getMap('values').set('large', map);
			for (let i = 0; i < 9_500; i++) map.set(`k${i}`, i);
		},
		(doc) => doc.getMap('values').set('large', 1)
	]);
	return bomb('a map of 9,500 keys, replaced', updates.map(change));
}

function notes(bytes: number): Uint8Array {
	return change(
		made((doc) => {
			for (let i = 0; i < bytes / 280; i++) {
				const note = new Y.Map<unknown>();
				note.set('kind', 'note');
				note.set('xy', [i * 10, i]);
				note.set('wh', [200, 200]);
				note.set('by', 'somebody');
				note.set('text', new Y.Text(`the words of note ${i}, and then some more of them`));
				doc.getMap('elements').set(`hostile-${i}`, note);
			}
		})
	);
}

/** One client's structs, half of them by each of two sockets: what one lacks the other has. */
function byTurns(): Bomb {
	const updates = history(
		times(2_000, (i) => (doc: Y.Doc) => void doc.getMap('turns').set(`k${i % 7}`, i)),
		1
	);
	return bomb('the same 2,000 changes by two sockets at once', updates.map(change), 2);
}

/** Each waits for the one after it, which comes last. */
function waiting(): Bomb {
	const steps = times(200, (i) => (doc: Y.Doc) => {
		for (let j = 0; j < 200; j++) doc.getMap('waiting').set(`k${j}`, i);
	});
	return bomb('200 changes, the last first', history(steps, 1).reverse().map(change));
}
