import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import {
	LOCAL,
	byZ,
	createElements,
	createNotes,
	deleteElements,
	duplicate,
	moveElements,
	openBoard,
	readElements,
	replaceText,
	resizeElements,
	setColor,
	setType,
	textOf,
	topZ,
	type Board
} from '#lib/domain/board-doc.ts';
import { MAX_COORDINATE, MAX_SIDE, MAX_TEXT_LENGTH, MIN_SIDE } from '#lib/domain/elements.ts';
import { isOrderKey } from '#lib/domain/order.ts';
import { aNote, boardWith, byId, note } from './peers.ts';

/** What an action sends to others, and under which origins. */
function sentBy(board: Board, act: () => void): { origins: unknown[]; bytes: number } {
	const origins: unknown[] = [];
	let bytes = 0;
	const listen = (update: Uint8Array, origin: unknown): void => {
		origins.push(origin);
		bytes += update.length;
	};
	board.doc.on('update', listen);
	act();
	board.doc.off('update', listen);
	return { origins, bytes };
}

const drawn = (board: Board): string[] =>
	readElements(board)
		.sort(byZ)
		.map(({ id }) => id);

describe('making notes', () => {
	test('writes what the contract says, in one transaction of this person', () => {
		const board = openBoard(new Y.Doc());
		const sent = sentBy(board, () =>
			createNotes(board, [
				aNote('a', { text: 'one', type: 'fact', by: 'p1', at: 5 }),
				aNote('b', { color: 'pink' })
			])
		);
		expect(sent.origins).toEqual([LOCAL]);
		expect(board.elements.toJSON()).toEqual({
			a: {
				kind: 'note',
				xy: [0, 0],
				wh: [208, 208],
				z: 'a0',
				at: 5,
				text: 'one',
				color: 'yellow',
				by: 'p1',
				type: 'fact'
			},
			b: { kind: 'note', xy: [0, 0], wh: [208, 208], z: 'a1', at: 1, text: '', color: 'pink' }
		});
		expect(textOf(board, 'a')).toBeInstanceOf(Y.Text);
	});

	test('puts them on top, in the order given', () => {
		const board = boardWith(aNote('z'), aNote('y'));
		createNotes(board, [aNote('b'), aNote('a')]);
		expect(drawn(board)).toEqual(['z', 'y', 'b', 'a']);
	});

	test('keeps a key that is given, and replaces one that can’t be a key', () => {
		const board = boardWith(aNote('a'));
		createNotes(board, [aNote('under', { z: 'Zz' }), aNote('bad', { z: '???' })]);
		expect(drawn(board)).toEqual(['under', 'a', 'bad']);
	});

	test('passes over ids that exist, come twice or aren’t ids', () => {
		const board = boardWith(aNote('a', { text: 'first' }));
		const made = createNotes(board, [
			aNote('a', { text: 'again' }),
			aNote('b', { text: 'one' }),
			aNote('b', { text: 'two' }),
			aNote(''),
			aNote('x'.repeat(65))
		]);
		expect(made).toEqual(['b']);
		expect(note(board, 'a')?.text).toBe('first');
		expect(byId(board).size).toBe(2);
	});

	test('never writes what no reader would take', () => {
		const board = boardWith(
			aNote('a', {
				xy: [Infinity, NaN],
				wh: [0, 1e9],
				text: `${'x'.repeat(MAX_TEXT_LENGTH)}more`,
				at: -5
			})
		);
		expect(note(board, 'a')).toMatchObject({
			xy: [MAX_COORDINATE, 0],
			wh: [MIN_SIDE, MAX_SIDE],
			text: 'x'.repeat(MAX_TEXT_LENGTH),
			at: 0
		});
	});

	test('of nothing is no transaction', () => {
		const board = boardWith(aNote('a'));
		const listener = vi.fn();
		board.doc.on('afterTransaction', listener);
		expect(createNotes(board, [])).toEqual([]);
		expect(createNotes(board, [aNote('a')])).toEqual([]);
		expect(listener).not.toHaveBeenCalled();
	});

	test('can make a text straight on the board', () => {
		const board = boardWith(aNote('a', { kind: 'text', text: 'title' }));
		expect(byId(board).get('a')).toMatchObject({ kind: 'text', text: 'title' });
	});

	test('half a character in a text is replaced, so that all clients hold the same', () => {
		const board = boardWith(aNote('a', { text: 'x\ud83dy' }));
		const copy = openBoard(new Y.Doc());
		Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(board.doc));
		expect(note(copy, 'a')?.text).toBe(note(board, 'a')?.text);
	});
});

describe('the top', () => {
	test('is above everything, whatever others have written', () => {
		const board = boardWith(aNote('a', { z: 'a5' }));
		board.elements.set('n', 5);
		for (const z of ['zzzzz!', 'я', '', 'a0 ', 7]) {
			board.elements.set(`bad ${z}`, new Y.Map<unknown>([['z', z]]));
		}
		expect(topZ(board)).toBe('a6');
		expect(topZ(openBoard(new Y.Doc()))).toBe('a0');
	});

	test('can be raised above the highest key there is', () => {
		const highest = `z${'z'.repeat(26)}`;
		const board = boardWith(aNote('a', { z: highest }));
		createNotes(board, [aNote('b'), aNote('c')]);
		expect(drawn(board)).toEqual(['a', 'b', 'c']);
	});
});

describe('moving and resizing', () => {
	test('writes only the places that are different, and says which', () => {
		const board = boardWith(aNote('a'), aNote('b', { xy: [5, 5] }));
		const moved = moveElements(
			board,
			new Map([
				['a', [7, 8]],
				['b', [5, 5]],
				['gone', [1, 1]]
			])
		);
		expect(moved).toEqual(['a']);
		expect(note(board, 'a')?.xy).toEqual([7, 8]);
	});

	test('to where it is sends nothing and opens no transaction', () => {
		const board = boardWith(aNote('a'));
		const listener = vi.fn();
		board.doc.on('afterTransaction', listener);
		moveElements(board, new Map([['a', [0, 0]]]));
		resizeElements(board, new Map([['a', { x: 0, y: 0, w: 208, h: 208 }]]));
		setColor(board, ['a'], 'yellow');
		setType(board, ['a'], undefined);
		replaceText(board, 'a', '');
		deleteElements(board, ['gone']);
		expect(listener).not.toHaveBeenCalled();
	});

	test('keeps to the world and to sizes that can be hit', () => {
		const board = boardWith(aNote('a'), aNote('b'));
		moveElements(board, new Map([['a', [-1e12, NaN]]]));
		resizeElements(board, new Map([['b', { x: 1, y: 2, w: -5, h: Infinity }]]));
		expect(note(board, 'a')?.xy).toEqual([-MAX_COORDINATE, 0]);
		expect(note(board, 'b')).toMatchObject({ xy: [1, 2], wh: [MIN_SIDE, MAX_SIDE] });
	});

	test('a resize from the right edge doesn’t write the place', () => {
		const board = boardWith(aNote('a'));
		const changed: unknown[] = [];
		board.elements.observeDeep((events) => {
			for (const event of events)
				if (event instanceof Y.YMapEvent) changed.push([...event.keysChanged]);
		});
		resizeElements(board, new Map([['a', { x: 0, y: 0, w: 300, h: 208 }]]));
		expect(changed).toEqual([['wh']]);
	});

	test('place and size are one key each, so many moves leave little behind', () => {
		const board = boardWith(aNote('a'));
		const before = Y.encodeStateAsUpdate(board.doc).length;
		for (let i = 1; i <= 1_000; i++) moveElements(board, new Map([['a', [i, i]]]));
		expect(Y.encodeStateAsUpdate(board.doc).length - before).toBeLessThan(100);
	});

	test('all of them together are one update', () => {
		const board = boardWith(aNote('a'), aNote('b'), aNote('c'));
		const sent = sentBy(board, () =>
			moveElements(
				board,
				new Map([
					['a', [1, 1]],
					['b', [2, 2]],
					['c', [3, 3]]
				])
			)
		);
		expect(sent.origins).toEqual([LOCAL]);
	});

	test('what can’t be read isn’t written into', () => {
		const board = boardWith();
		board.elements.set('ruin', new Y.Map([['kind', 'note']]));
		expect(moveElements(board, new Map([['ruin', [1, 1]]]))).toEqual([]);
		expect(setColor(board, ['ruin'], 'red')).toEqual([]);
		expect(board.elements.toJSON()).toEqual({ ruin: { kind: 'note' } });
	});
});

describe('colour and type', () => {
	test('are set and taken away on many at once', () => {
		const board = boardWith(aNote('a'), aNote('b'));
		expect(setColor(board, ['a', 'b', 'gone'], 'violet')).toEqual(['a', 'b']);
		expect(setType(board, ['a', 'b'], 'risk')).toEqual(['a', 'b']);
		expect(note(board, 'b')).toMatchObject({ color: 'violet', type: 'risk' });
		expect(setType(board, ['b'], undefined)).toEqual(['b']);
		expect(note(board, 'b')).not.toHaveProperty('type');
		expect(board.elements.toJSON().b).not.toHaveProperty('type');
	});

	test('the colour stays when the type changes', () => {
		const board = boardWith(aNote('a', { color: 'white' }));
		setType(board, ['a'], 'fact');
		expect(note(board, 'a')?.color).toBe('white');
	});

	test('only notes have a type, and only what has words has a colour', () => {
		const board = boardWith(aNote('t', { kind: 'text' }));
		const ink = new Y.Map<unknown>([
			['kind', 'ink'],
			['xy', [0, 0]],
			['wh', [50, 50]]
		]);
		board.elements.set('ink', ink);
		expect(setType(board, ['t', 'ink'], 'fact')).toEqual([]);
		expect(setColor(board, ['t', 'ink'], 'red')).toEqual(['t']);
	});
});

describe('deleting', () => {
	test('takes away many at once, also ruins, and says which were there', () => {
		const board = boardWith(aNote('a'), aNote('b'));
		board.elements.set('ruin', 5);
		expect(deleteElements(board, ['a', 'ruin', 'gone', 'a'])).toEqual(['a', 'ruin']);
		expect([...board.elements.keys()]).toEqual(['b']);
	});
});

describe('duplicating', () => {
	const context = () => {
		let n = 0;
		return { newId: () => `copy${n++}`, by: 'me', at: 99 };
	};

	test('copies words, look and order, shifted and on top, as one’s own', () => {
		const board = boardWith(
			aNote('a', { text: 'one', type: 'idea', color: 'pink', by: 'anna' }),
			aNote('b', { xy: [300, 0], by: 'bob' }),
			aNote('c')
		);
		expect(duplicate(board, ['b', 'a', 'gone', 'a'], [16, 32], context())).toEqual([
			'copy0',
			'copy1'
		]);
		expect(note(board, 'copy0')).toMatchObject({
			xy: [16, 32],
			text: 'one',
			type: 'idea',
			color: 'pink',
			by: 'me',
			at: 99
		});
		expect(note(board, 'copy1')?.xy).toEqual([316, 32]);
		expect(drawn(board)).toEqual(['a', 'b', 'c', 'copy0', 'copy1']);
	});

	test('is one transaction', () => {
		const board = boardWith(aNote('a'), aNote('b'));
		expect(sentBy(board, () => duplicate(board, ['a', 'b'], [1, 1], context())).origins).toEqual([
			LOCAL
		]);
		const listener = vi.fn();
		board.doc.on('afterTransaction', listener);
		expect(duplicate(board, ['gone'], [1, 1], context())).toEqual([]);
		expect(listener).not.toHaveBeenCalled();
	});

	test('the copy’s words are its own', () => {
		const board = boardWith(aNote('a', { text: 'one' }));
		duplicate(board, ['a'], [0, 0], context());
		replaceText(board, 'copy0', 'two');
		expect(note(board, 'a')?.text).toBe('one');
	});

	test('an anonymous copy names nobody', () => {
		const board = boardWith(aNote('a', { by: 'anna' }));
		duplicate(board, ['a'], [0, 0], { newId: () => 'copy', at: 1 });
		expect(note(board, 'copy')).not.toHaveProperty('by');
	});

	test('copies what only a newer version understands', () => {
		const board = boardWith(aNote('a'));
		const points = new Y.Array<number>();
		points.push([1, 2, 3]);
		const note = board.elements.get('a');
		if (note instanceof Y.Map) {
			note.set('sketch', points);
			note.set('pen', { width: 4 });
		}
		duplicate(board, ['a'], [10, 10], context());
		expect(board.elements.toJSON().copy0).toMatchObject({ sketch: [1, 2, 3], pen: { width: 4 } });
	});

	test('keeps together what hangs together: groups, carriers and connectors', () => {
		const board = openBoard(new Y.Doc());
		const base = { wh: [100, 100], at: 0, color: 'blue', text: '' } as const;
		createElements(board, [
			{ ...base, id: 'f', kind: 'frame', xy: [0, 0] },
			{ ...base, id: 'n', kind: 'note', xy: [10, 10], on: 'f', groups: ['g'] },
			{ ...base, id: 'm', kind: 'note', xy: [200, 0], groups: ['g'] },
			{
				...base,
				id: 'c',
				kind: 'connector',
				xy: [60, 60],
				from: { xy: [60, 60], id: 'n' },
				to: { xy: [500, 60], id: 'other' },
				route: 'straight',
				heads: ['none', 'arrow']
			}
		]);
		let next = 0;
		const made = duplicate(board, ['c', 'n', 'm', 'f'], [1000, 0], {
			newId: () => `new${next++}`,
			at: 1
		});
		const records = new Map(readElements(board).map((record) => [record.id, record]));
		const copies = made.map((id) => records.get(id));
		const [frame, note, other, connector] = copies;
		expect(copies.map((copy) => copy?.kind)).toEqual(['frame', 'note', 'note', 'connector']);
		expect(note?.on).toBe(frame?.id);
		expect(note?.groups).toEqual(other?.groups);
		expect(note?.groups).not.toEqual(['g']);
		expect(connector).toMatchObject({
			from: { id: note?.id, xy: [1060, 60] },
			to: { id: 'other', xy: [1500, 60] }
		});
	});
});

describe('replacing text', () => {
	test('changes as little as possible, so that another’s letters stay', () => {
		const a = boardWith(aNote('a', { text: 'The cat sat' }));
		const b = openBoard(new Y.Doc());
		Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
		expect(replaceText(a, 'a', 'The black cat sat')).toBe('done');
		replaceText(b, 'a', 'The cat sat down');
		Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc));
		expect(note(a, 'a')?.text).toBe('The black cat sat down');
	});

	test('beyond the limit is refused whole', () => {
		const board = boardWith(aNote('a', { text: 'short' }));
		expect(replaceText(board, 'a', 'x'.repeat(100_000))).toBe('too-long');
		expect(note(board, 'a')?.text).toBe('short');
	});

	test('a text that another program made too long can be shortened step by step', () => {
		const board = boardWith(aNote('a'));
		textOf(board, 'a')?.insert(0, 'x'.repeat(MAX_TEXT_LENGTH + 10));
		expect(replaceText(board, 'a', 'x'.repeat(MAX_TEXT_LENGTH + 11))).toBe('too-long');
		expect(replaceText(board, 'a', 'x'.repeat(MAX_TEXT_LENGTH + 5))).toBe('done');
		expect(textOf(board, 'a')?.length).toBe(MAX_TEXT_LENGTH + 5);
	});

	test('of an element that is gone says so', () => {
		expect(replaceText(boardWith(), 'a', 'x')).toBe('gone');
	});

	test('objects embedded by other programs don’t shift the letters', () => {
		const board = boardWith(aNote('a', { text: 'hello' }));
		textOf(board, 'a')?.insertEmbed(2, { image: 'x' });
		expect(replaceText(board, 'a', 'hello you')).toBe('done');
		expect(textOf(board, 'a')?.toDelta()).toEqual([{ insert: 'hello you' }]);
	});
});

test('every key that the operations write is a key that can be counted from', () => {
	const board = boardWith(aNote('a'), aNote('b'));
	duplicate(board, ['a', 'b'], [0, 0], { newId: () => 'c', at: 1 });
	for (const { z } of readElements(board)) expect(isOrderKey(z)).toBe(true);
});
