import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import {
	LOCAL,
	createNotes,
	deleteElements,
	moveElements,
	reorder,
	replaceText,
	setColor,
	setType,
	textOf
} from '#lib/domain/board-doc.ts';
import { fieldText, readField, replaceField } from '#lib/domain/fields.ts';
import { TYPING_PAUSE, TYPING_RUN } from '#lib/domain/typing-runs.ts';
import { MAX_STEPS } from '#lib/domain/undo.ts';
import { Network, aNote, byId, note, peer, type Peer } from './peers.ts';

let me: Peer;
let bob: Peer;
let net: Network;

beforeEach(() => {
	me = peer('me', 1);
	bob = peer('bob', 2);
	net = new Network(me, bob);
});

/** Types at the end of a note, letter by letter, as an editor does. */
function type(who: Peer, id: string, letters: string): void {
	const text = textOf(who.board, id)!;
	for (const letter of letters) {
		who.doc.transact(() => text.insert(text.length, letter), LOCAL);
		who.clock.ms += 50;
	}
}

describe('one step per intention', () => {
	test('each operation is one step, however many elements it touches', () => {
		createNotes(me.board, [aNote('a'), aNote('b')]);
		moveElements(
			me.board,
			new Map([
				['a', [10, 10]],
				['b', [20, 20]]
			])
		);
		setColor(me.board, ['a', 'b'], 'pink');
		me.undo.undo();
		expect(note(me.board, 'b')).toMatchObject({ color: 'yellow', xy: [20, 20] });
		me.undo.undo();
		expect(note(me.board, 'a')?.xy).toEqual([0, 0]);
		expect(note(me.board, 'b')?.xy).toEqual([0, 0]);
		me.undo.undo();
		expect(byId(me.board).size).toBe(0);
		expect(me.undo.undo()).toBeNull();
	});

	test('redo does each again, and a new change forgets what could be done again', () => {
		createNotes(me.board, [aNote('a')]);
		setType(me.board, ['a'], 'fact');
		me.undo.undo();
		me.undo.undo();
		me.undo.redo();
		me.undo.redo();
		expect(note(me.board, 'a')?.type).toBe('fact');
		expect(me.undo.canRedo).toBe(false);
		me.undo.undo();
		expect(me.undo.canRedo).toBe(true);
		setColor(me.board, ['a'], 'red');
		expect(me.undo.canRedo).toBe(false);
	});

	test('undo and redo can go back and forth without wearing anything out', () => {
		createNotes(me.board, [aNote('a', { text: 'one' })]);
		moveElements(me.board, new Map([['a', [5, 5]]]));
		replaceText(me.board, 'a', 'one two');
		deleteElements(me.board, ['a']);
		for (let round = 0; round < 5; round++) {
			for (let i = 0; i < 4; i++) me.undo.undo();
			expect(byId(me.board).size).toBe(0);
			for (let i = 0; i < 3; i++) me.undo.redo();
			expect(note(me.board, 'a')).toMatchObject({ xy: [5, 5], text: 'one two' });
			me.undo.redo();
			expect(byId(me.board).size).toBe(0);
		}
	});

	test('a change that changes nothing is no step', () => {
		createNotes(me.board, [aNote('a')]);
		moveElements(me.board, new Map([['a', [0, 0]]]));
		setColor(me.board, ['a'], 'yellow');
		me.doc.transact(() => {}, LOCAL);
		me.undo.undo();
		expect(me.undo.canUndo).toBe(false);
	});

	test('says which elements it put back, for the selection', () => {
		createNotes(me.board, [aNote('a'), aNote('b'), aNote('c')]);
		setColor(me.board, ['a', 'c'], 'blue');
		expect(me.undo.undo()).toEqual({ done: true, ids: ['a', 'c'], skipped: 0 });
		expect(me.undo.redo()).toEqual({ done: true, ids: ['a', 'c'], skipped: 0 });
	});

	test('keeps a limited number of steps', () => {
		createNotes(me.board, [aNote('a')]);
		for (let i = 0; i < MAX_STEPS + 5; i++) moveElements(me.board, new Map([['a', [i + 1, 0]]]));
		let steps = 0;
		while (me.undo.undo()) steps++;
		expect(steps).toBe(MAX_STEPS);
		expect(note(me.board, 'a')?.xy).toEqual([5, 0]);
	});

	test('tells listeners of every change of the stacks, until they stop listening', () => {
		const seen: [boolean, boolean][] = [];
		const stop = me.undo.onChange(() => seen.push([me.undo.canUndo, me.undo.canRedo]));
		createNotes(me.board, [aNote('a')]);
		me.undo.undo();
		me.undo.redo();
		expect(seen).toEqual([
			[true, false],
			[false, true],
			[true, false]
		]);
		stop();
		me.undo.undo();
		expect(seen).toHaveLength(3);
	});

	test('tells whether the next step is about these alone', () => {
		createNotes(me.board, [aNote('a')]);
		createNotes(me.board, [aNote('b'), aNote('c')]);
		expect(me.undo.isAbout('undo', ['b', 'c', 'd'])).toBe(true);
		expect(me.undo.isAbout('undo', ['b'])).toBe(false);
		expect(me.undo.isAbout('redo', ['b', 'c'])).toBe(false);
		me.undo.undo();
		expect(me.undo.isAbout('undo', ['a'])).toBe(true);
		expect(me.undo.isAbout('redo', ['b', 'c'])).toBe(true);
		me.undo.undo();
		expect(me.undo.isAbout('undo', ['a'])).toBe(false);
	});

	test('after destroy nothing is followed any more', () => {
		const listener = vi.fn();
		me.undo.onChange(listener);
		me.undo.destroy();
		createNotes(me.board, [aNote('a')]);
		expect(listener).not.toHaveBeenCalled();
		expect(me.undo.canUndo).toBe(false);
	});

	test('what was loaded or came from others is never taken back', () => {
		createNotes(bob.board, [aNote('b')]);
		net.settle();
		me.doc.transact(() => openedElsewhere(me), 'indexeddb');
		expect(me.undo.canUndo).toBe(false);
	});
});

const openedElsewhere = (who: Peer): void => void who.board.elements.set('x', new Y.Map());

describe('typing', () => {
	beforeEach(() => {
		createNotes(me.board, [aNote('a'), aNote('b')]);
		me.undo.typing(true);
	});

	test('without pauses is one step', () => {
		type(me, 'a', 'hello you');
		me.undo.typing(false);
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('');
		expect(byId(me.board).size).toBe(2);
	});

	test('a pause starts a new step', () => {
		type(me, 'a', 'hello');
		me.clock.ms += TYPING_PAUSE;
		type(me, 'a', ' you');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('hello');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('');
	});

	test('a long run without a pause ends with a word', () => {
		const word = 'seventeen';
		for (let i = 0; i * word.length * 50 < TYPING_RUN; i++) type(me, 'a', word);
		type(me, 'a', 'x and');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toMatch(/seventeenx$/);
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('');
	});

	test('each editing session has steps of its own', () => {
		type(me, 'a', 'one');
		me.undo.typing(false);
		me.undo.typing(true);
		type(me, 'a', 'two');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('one');
	});

	test('two texts never share a step', () => {
		type(me, 'a', 'one');
		type(me, 'b', 'two');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('one');
		expect(note(me.board, 'b')?.text).toBe('');
	});

	test('another operation in the middle is a step between', () => {
		type(me, 'a', 'one');
		setColor(me.board, ['a'], 'red');
		type(me, 'a', 'two');
		me.undo.undo();
		expect(note(me.board, 'a')).toMatchObject({ text: 'one', color: 'red' });
		me.undo.undo();
		expect(note(me.board, 'a')).toMatchObject({ text: 'one', color: 'yellow' });
	});

	test('a boundary asked for starts a new step', () => {
		type(me, 'a', 'one');
		me.undo.boundary();
		type(me, 'a', 'two');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('one');
	});

	test('typing goes on as a new step after an undo', () => {
		type(me, 'a', 'one');
		me.undo.undo();
		type(me, 'a', 'two');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('');
		expect(byId(me.board).size).toBe(2);
	});

	test('outside an editing session every change of a text is a step', () => {
		me.undo.typing(false);
		replaceText(me.board, 'a', 'one');
		replaceText(me.board, 'a', 'one two');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('one');
	});

	test('takes one’s own letters only, also from between another’s', () => {
		type(me, 'a', 'abcd');
		net.settle();
		bob.doc.transact(() => textOf(bob.board, 'a')!.insert(2, 'XX'), LOCAL);
		net.settle();
		expect(note(me.board, 'a')?.text).toBe('abXXcd');
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('XX');
		me.undo.redo();
		expect(note(me.board, 'a')?.text).toBe('abXXcd');
	});

	test('brings back letters of others that one has deleted', () => {
		net.settle();
		type(bob, 'a', 'kept');
		net.settle();
		me.undo.typing(false);
		replaceText(me.board, 'a', '');
		me.undo.undo();
		net.settle();
		expect(note(bob.board, 'a')?.text).toBe('kept');
	});
});

describe('fields of canvases', () => {
	test('are undone like notes, one by one', () => {
		me.undo.typing(true);
		const text = fieldText(me.doc, 'f1', 'goal');
		for (const letter of 'why') me.doc.transact(() => text.insert(text.length, letter), LOCAL);
		me.undo.typing(false);
		replaceField(me.doc, 'f1', 'who', 'Anna');
		me.undo.undo();
		expect(readField(me.doc, 'f1', 'who')).toBe('');
		expect(readField(me.doc, 'f1', 'goal')).toBe('why');
		expect(me.undo.undo()).toEqual({ done: true, ids: [], skipped: 0 });
		expect(readField(me.doc, 'f1', 'goal')).toBe('');
		me.undo.redo();
		expect(readField(me.doc, 'f1', 'goal')).toBe('why');
	});

	test('that another filled at the same time keep the other’s letters', () => {
		replaceField(me.doc, 'f1', 'goal', 'mine');
		replaceField(bob.doc, 'f1', 'goal', 'theirs');
		net.settle();
		me.undo.undo();
		net.settle();
		expect(readField(bob.doc, 'f1', 'goal')).toBe('theirs');
	});
});

describe('never takes back another’s work', () => {
	beforeEach(() => {
		createNotes(me.board, [aNote('a', { text: 'mine' }), aNote('b')]);
		net.settle();
	});

	test('a note in which someone else has typed stays, with all that is in it', () => {
		type(bob, 'a', '+theirs');
		net.settle();
		expect(me.undo.undo()).toEqual({ done: true, ids: ['b'], skipped: 1 });
		net.settle();
		expect(note(bob.board, 'a')?.text).toBe('mine+theirs');
		expect(byId(bob.board).has('b')).toBe(false);
	});

	test.each([
		['moved', (who: Peer) => moveElements(who.board, new Map([['a', [9, 9]]]))],
		['recoloured', (who: Peer) => setColor(who.board, ['a'], 'green')],
		['marked', (who: Peer) => setType(who.board, ['a'], 'risk')],
		['brought to the front', (who: Peer) => reorder(who.board, ['a'], 'front')]
	])('a note that someone else has %s since stays', (_, change) => {
		change(bob);
		net.settle();
		const theirs = note(bob.board, 'a');
		expect(me.undo.undo()).toMatchObject({ done: true, skipped: 1 });
		net.settle();
		expect(note(bob.board, 'a')).toEqual(theirs);
	});

	test('a step of which nothing is left to take back says so and changes nothing', () => {
		setColor(bob.board, ['a', 'b'], 'green');
		net.settle();
		expect(me.undo.undo()).toEqual({ done: false, ids: [], skipped: 2 });
		expect(me.undo.canUndo).toBe(false);
		expect(byId(me.board).size).toBe(2);
	});

	test('a note that someone else moved stays where they put it', () => {
		moveElements(
			me.board,
			new Map([
				['a', [100, 0]],
				['b', [100, 100]]
			])
		);
		net.settle();
		moveElements(bob.board, new Map([['a', [500, 500]]]));
		net.settle();
		expect(me.undo.undo()).toEqual({ done: true, ids: ['b'], skipped: 1 });
		net.settle();
		expect(note(bob.board, 'a')?.xy).toEqual([500, 500]);
		expect(note(bob.board, 'b')?.xy).toEqual([0, 0]);
	});

	test('a note moved by both at once keeps a place in every client', () => {
		moveElements(me.board, new Map([['a', [100, 0]]]));
		moveElements(bob.board, new Map([['a', [500, 500]]]));
		net.settle();
		const agreed = note(me.board, 'a')?.xy;
		for (const who of [me, bob]) expect(who.undo.undo()).toMatchObject({ done: false, skipped: 1 });
		net.settle();
		expect(note(me.board, 'a')?.xy).toEqual(agreed);
		expect(note(bob.board, 'a')?.xy).toEqual(agreed);
	});

	test('their move between two of mine is what the undo of the second comes back to, and stays', () => {
		moveElements(me.board, new Map([['a', [1, 1]]]));
		net.settle();
		moveElements(bob.board, new Map([['a', [2, 2]]]));
		net.settle();
		moveElements(me.board, new Map([['a', [3, 3]]]));
		expect(me.undo.undo()).toMatchObject({ done: true, skipped: 0 });
		expect(note(me.board, 'a')?.xy).toEqual([2, 2]);
		expect(me.undo.undo()).toMatchObject({ done: false, skipped: 1 });
		expect(note(me.board, 'a')?.xy).toEqual([2, 2]);
	});

	test('one’s own colour is taken back though someone else moved the note meanwhile', () => {
		setColor(me.board, ['a'], 'red');
		net.settle();
		moveElements(bob.board, new Map([['a', [7, 7]]]));
		net.settle();
		expect(me.undo.undo()).toMatchObject({ done: true, skipped: 0 });
		expect(note(me.board, 'a')).toMatchObject({ color: 'yellow', xy: [7, 7] });
	});

	test('the redo of a move gives way to a move made after the undo', () => {
		moveElements(me.board, new Map([['a', [1, 1]]]));
		me.undo.undo();
		net.settle();
		moveElements(bob.board, new Map([['a', [2, 2]]]));
		net.settle();
		expect(me.undo.redo()).toMatchObject({ done: false, skipped: 1 });
		expect(note(me.board, 'a')?.xy).toEqual([2, 2]);
	});

	test('a deleted note comes back with its text, also what others had typed', () => {
		type(bob, 'a', ' and theirs');
		setColor(bob.board, ['a'], 'teal');
		net.settle();
		deleteElements(me.board, ['a']);
		net.settle();
		expect(byId(bob.board).has('a')).toBe(false);
		expect(me.undo.undo()).toEqual({ done: true, ids: ['a'], skipped: 0 });
		net.settle();
		expect(note(bob.board, 'a')).toMatchObject({ text: 'mine and theirs', color: 'teal' });
		expect(note(me.board, 'a')).toEqual(note(bob.board, 'a'));
	});

	test('and doesn’t go with the undo of its creation afterwards', () => {
		type(bob, 'a', ' and theirs');
		net.settle();
		deleteElements(me.board, ['a']);
		me.undo.undo();
		expect(me.undo.undo()).toEqual({ done: true, ids: ['b'], skipped: 1 });
		expect(note(me.board, 'a')?.text).toBe('mine and theirs');
	});

	test('comes back whole even when others changed it while it was being deleted', () => {
		deleteElements(me.board, ['a']);
		moveElements(bob.board, new Map([['a', [70, 70]]]));
		setColor(bob.board, ['a'], 'pink');
		type(bob, 'a', '!');
		net.settle();
		me.undo.undo();
		net.settle();
		expect(note(me.board, 'a')).toMatchObject({ text: 'mine', color: 'yellow', xy: [0, 0] });
		expect(note(bob.board, 'a')).toEqual(note(me.board, 'a'));
	});

	test('deleting again by redo works, unless someone has touched what came back', () => {
		deleteElements(me.board, ['a']);
		me.undo.undo();
		me.undo.redo();
		expect(byId(me.board).has('a')).toBe(false);
		me.undo.undo();
		net.settle();
		type(bob, 'a', '!');
		net.settle();
		expect(me.undo.redo()).toEqual({ done: false, ids: [], skipped: 1 });
		expect(note(me.board, 'a')?.text).toBe('mine!');
	});

	test('typing and moving before a deletion can still be taken back after it is undone', () => {
		replaceText(me.board, 'a', 'mine, longer');
		moveElements(me.board, new Map([['a', [1, 1]]]));
		deleteElements(me.board, ['a']);
		me.undo.undo();
		me.undo.undo();
		expect(note(me.board, 'a')).toMatchObject({ xy: [0, 0], text: 'mine, longer' });
		me.undo.undo();
		expect(note(me.board, 'a')?.text).toBe('mine');
	});

	test('a step on a note that someone else deleted is skipped, and the step before it is not lost', () => {
		setColor(me.board, ['b'], 'red');
		setColor(me.board, ['a'], 'red');
		net.settle();
		deleteElements(bob.board, ['a']);
		net.settle();
		expect(me.undo.undo()).toEqual({ done: false, ids: [], skipped: 1 });
		expect(note(me.board, 'b')?.color).toBe('red');
		expect(me.undo.undo()).toMatchObject({ done: true, ids: ['b'] });
		expect(note(me.board, 'b')?.color).toBe('yellow');
	});

	test('a creation that someone else has already taken away is passed over silently', () => {
		setColor(me.board, ['b'], 'red');
		createNotes(me.board, [aNote('c')]);
		net.settle();
		deleteElements(bob.board, ['c']);
		net.settle();
		expect(me.undo.undo()).toEqual({ done: true, ids: ['b'], skipped: 0 });
	});

	test('a note that another deleted and brought back is theirs now', () => {
		moveElements(me.board, new Map([['a', [1, 1]]]));
		net.settle();
		deleteElements(bob.board, ['a']);
		bob.undo.undo();
		net.settle();
		expect(me.undo.undo()).toMatchObject({ done: false, skipped: 1 });
		expect(note(me.board, 'a')?.xy).toEqual([1, 1]);
	});

	test('a note deleted by both comes back once', () => {
		deleteElements(me.board, ['a']);
		deleteElements(bob.board, ['a']);
		net.settle();
		me.undo.undo();
		net.settle();
		bob.undo.undo();
		net.settle();
		expect(note(me.board, 'a')?.text).toBe('mine');
		expect(note(bob.board, 'a')).toEqual(note(me.board, 'a'));
	});
});

describe('a note made and left empty', () => {
	test('leaves no trace when it is deleted and forgotten', () => {
		createNotes(me.board, [aNote('a')]);
		createNotes(me.board, [aNote('b')]);
		me.undo.typing(true);
		type(me, 'b', 'x');
		replaceText(me.board, 'b', '');
		me.undo.typing(false);
		deleteElements(me.board, ['b']);
		me.undo.forget(['b']);
		expect(me.undo.undo()).toMatchObject({ ids: ['a'] });
		expect(me.undo.canUndo).toBe(false);
	});

	test('a field filled before it isn’t forgotten with it', () => {
		replaceField(me.doc, 'f', 'goal', 'why');
		createNotes(me.board, [aNote('b')]);
		deleteElements(me.board, ['b']);
		me.undo.forget(['b']);
		me.undo.undo();
		expect(readField(me.doc, 'f', 'goal')).toBe('');
	});
});
