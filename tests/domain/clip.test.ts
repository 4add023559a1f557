import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	createElements,
	LOCAL,
	openBoard,
	readElements,
	type NewElement
} from '#lib/domain/board-doc.ts';
import {
	MAX_CLIP_ELEMENTS,
	MAX_CLIP_TEXT,
	clipOf,
	clipToHtml,
	clipToJson,
	clipSize,
	clipToText,
	parseClip,
	parseClipText,
	pasteClip,
	type Clip
} from '#lib/domain/clip/index.ts';
import { MAX_COORDINATE, MAX_TEXT_LENGTH } from '#lib/domain/elements.ts';
import { aNote, boardWith, byId, note } from './peers.ts';

const common = { wh: [100, 100], at: 3, color: 'blue', text: 'ё' } as const;
/** One of each, hanging together: a stamp on a shape in a group, a connector from it to elsewhere. */
const everyKind: readonly NewElement[] = [
	{ ...common, id: 'frame!', kind: 'frame', xy: [0, 0], locked: true },
	{ ...common, id: 'note!', kind: 'note', xy: [0, 0], type: 'fact', on: 'frame!' },
	{ ...common, id: 'words!', kind: 'text', xy: [0, 0], size: 'medium' },
	{
		...common,
		id: 'shape!',
		kind: 'shape',
		xy: [0, 0],
		form: 'ellipse',
		filled: false,
		groups: ['gg']
	},
	{ ...common, id: 'stamp!', kind: 'stamp', xy: [0, 0], emoji: '👍', on: 'shape!' },
	{
		...common,
		id: 'ink!',
		kind: 'ink',
		xy: [0, 0],
		pen: 'highlighter',
		weight: 8,
		points: new Uint8Array([0, 127, 255]),
		box: [100, 50]
	},
	{ ...common, id: 'image!', kind: 'image', xy: [0, 0], src: 'ab'.repeat(32), alt: 'A queue' },
	{
		...common,
		id: 'line!',
		kind: 'connector',
		xy: [0, 0],
		from: { xy: [1, 2], id: 'shape!', spot: [1, 0.5] },
		to: { xy: [90, 90], id: 'elsewhere' },
		route: 'elbow',
		heads: ['dot', 'none']
	}
];

const element = (more: object = {}): object => ({
	kind: 'note',
	xy: [0, 0],
	wh: [208, 208],
	text: 'one',
	color: 'pink',
	...more
});
const clip = (...elements: object[]): object => ({ loopboard: 1, elements });
const context = () => {
	let n = 0;
	return { newId: () => `new${n++}`, by: 'me', at: 7 };
};
const read = (value: unknown): Clip => {
	const result = parseClip(value);
	if (!result.ok) throw new Error(result.reason);
	return result.clip;
};

describe('copying', () => {
	test('takes words, look and places from the corner of all, lowest first', () => {
		const board = boardWith(
			aNote('a', { xy: [100, 50], text: 'one', type: 'fact' }),
			aNote('b', { xy: [400, -20], color: 'blue' }),
			aNote('t', { kind: 'text', xy: [100, 500], text: 'title' })
		);
		expect(clipOf(readElements(board).reverse())).toEqual({
			loopboard: 1,
			elements: [
				{
					id: '0',
					kind: 'note',
					xy: [0, 70],
					wh: [208, 208],
					text: 'one',
					color: 'yellow',
					type: 'fact'
				},
				{ id: '1', kind: 'note', xy: [300, 0], wh: [208, 208], text: '', color: 'blue' },
				{
					id: '2',
					kind: 'text',
					xy: [0, 520],
					wh: [208, 208],
					text: 'title',
					color: 'yellow',
					size: 'medium'
				}
			]
		});
	});

	test('names nobody: no ids, authors or times travel', () => {
		const board = boardWith(aNote('secret-id', { by: 'anna', at: 123_456 }));
		const json = JSON.stringify(clipOf(readElements(board)));
		for (const word of ['secret-id', 'anna', '123456']) expect(json).not.toContain(word);
	});

	test('keeps together what hangs together and forgets what it hung on', () => {
		const board = openBoard(new Y.Doc());
		createElements(board, everyKind);
		const { elements, workshop } = clipOf(readElements(board), 'w1');
		const of = (kind: string) => elements.find((element) => element.kind === kind);
		expect(workshop).toBe('w1');
		expect(of('stamp')?.on).toBe(of('shape')?.id);
		expect(of('shape')?.groups).toEqual(['g0']);
		expect(of('connector')).toMatchObject({ from: { id: of('shape')?.id } });
		expect(of('connector')).not.toHaveProperty('to.id');
		expect(of('frame')).not.toHaveProperty('locked');
	});

	test('of nothing is an empty clip', () => {
		expect(clipOf([])).toEqual({ loopboard: 1, elements: [] });
		expect(clipSize(clipOf([]))).toEqual([0, 0]);
	});

	test('as text for other programs gives one note a line, in reading order', () => {
		const board = boardWith(
			aNote('c', { xy: [0, 300], text: 'three' }),
			aNote('b', { xy: [300, 10], text: ' two\nlines ' }),
			aNote('e', { xy: [600, 0], text: ' ' }),
			aNote('a', { xy: [0, 0], text: 'one' })
		);
		expect(clipToText(clipOf(readElements(board)))).toBe('one\ntwo lines\nthree');
	});
});

describe('as a table for spreadsheets', () => {
	const at = (id: string, x: number, y: number, text: string) => aNote(id, { xy: [x, y], text });
	const cells = boardWith(
		at('a', 0, 0, 'one'),
		at('b', 230, 8, 'two\nlines'),
		at('c', 0, 230, ''),
		at('d', 226, 240, '<four>')
	);

	test('notes in rows and columns are cells, the empty ones too', () => {
		expect(clipToText(clipOf(readElements(cells)))).toBe('one\ttwo lines\n\t<four>');
		expect(clipToHtml(clipOf(readElements(cells)))).toBe(
			'<table><tbody><tr><td>one</td><td>two<br>lines</td></tr>' +
				'<tr><td></td><td>&lt;four&gt;</td></tr></tbody></table>'
		);
	});

	test('a scatter and a single row are lines', () => {
		const scatter = boardWith(at('a', 0, 0, 'a'), at('b', 900, 20, 'b'), at('c', 400, 300, 'c'));
		expect(clipToText(clipOf(readElements(scatter)))).toBe('a\nb\nc');
		const row = boardWith(at('a', 0, 0, 'a'), at('b', 230, 0, 'b'));
		expect(clipToText(clipOf(readElements(row)))).toBe('a\nb');
	});
});

describe('reading a clip', () => {
	test('gives back what was copied', () => {
		const board = boardWith(
			aNote('a', { text: 'one', type: 'risk' }),
			aNote('b', { xy: [300, 0] })
		);
		const copied = clipOf(readElements(board));
		expect(parseClipText(clipToJson(copied))).toEqual({ ok: true, clip: copied });
	});

	test('of every kind gives back the same, ink’s bytes too', () => {
		const board = openBoard(new Y.Doc());
		createElements(board, everyKind);
		const copied = clipOf(readElements(board), 'w1');
		expect(parseClipText(clipToJson(copied))).toEqual({ ok: true, clip: copied });
	});

	test('takes clips of the first version, whose elements had no names', () => {
		expect(read(clip(element(), element({ on: 'x', groups: ['g'] }))).elements).toMatchObject([
			{ id: '0' },
			{ id: '1', groups: ['g'] }
		]);
	});

	test.each([
		['nothing', undefined],
		['null', null],
		['a word', 'loopboard'],
		['a list', []],
		['another program’s', { excalidraw: 1, elements: [] }],
		['another version’s', { loopboard: 2, elements: [element()] }],
		['without elements', { loopboard: 1 }],
		['with no list', { loopboard: 1, elements: { length: 1 } }],
		['with nothing in it', clip()],
		['with only nonsense in it', clip({ kind: 'note' }, { a: 1 })]
	])('%s is none of ours', (_, value) => {
		expect(parseClip(value)).toEqual({ ok: false, reason: 'empty' });
	});

	test('leaves out elements that can’t be read', () => {
		const elements = [
			null,
			'note',
			element({ kind: 'image' }),
			element({ kind: 'ink', points: '%', box: [50, 50] }),
			element({ kind: 'stamp', emoji: 'x' }),
			element({ xy: [NaN, 0] }),
			element({ wh: [1, 1] }),
			element({ text: 5 }),
			element({ xy: '0,0' }),
			element({ text: 'good' })
		];
		expect(read({ loopboard: 1, elements }).elements).toMatchObject([{ text: 'good' }]);
	});

	test('heals colour and type and ignores every other key', () => {
		const hostile = element({
			color: 'mauve',
			type: 'rumour',
			id: 'x',
			by: 'anna',
			z: 'zz',
			__proto__: { polluted: true }
		});
		expect(read(clip(hostile)).elements).toEqual([
			{ id: '0', kind: 'note', xy: [0, 0], wh: [208, 208], text: 'one', color: 'yellow' }
		]);
	});

	test('refuses too many, saying how many there were', () => {
		const many = Array.from({ length: MAX_CLIP_ELEMENTS + 1 }, () => element());
		expect(parseClip(clip(...many))).toEqual({
			ok: false,
			reason: 'too-many',
			count: MAX_CLIP_ELEMENTS + 1,
			limit: MAX_CLIP_ELEMENTS
		});
		expect(parseClip(clip(...many.slice(1)))).toMatchObject({ ok: true });
	});

	test('refuses a text that no note may have', () => {
		expect(parseClip(clip(element({ text: 'x'.repeat(100_000) })))).toEqual({
			ok: false,
			reason: 'too-long',
			length: 100_000,
			limit: MAX_TEXT_LENGTH
		});
	});

	test('refuses more text altogether than one message can carry', () => {
		const most = element({ text: 'x'.repeat(MAX_TEXT_LENGTH) });
		const many = Array.from({ length: MAX_CLIP_TEXT / MAX_TEXT_LENGTH + 1 }, () => most);
		expect(parseClip(clip(...many))).toMatchObject({ reason: 'too-long', limit: MAX_CLIP_TEXT });
	});

	test.each(['', 'hello', '{', 'null', '{"loopboard":1}'])(
		'the string %j is none of ours',
		(json) => {
			expect(parseClipText(json)).toEqual({ ok: false, reason: 'empty' });
		}
	);

	test('an endless string isn’t even parsed', () => {
		expect(parseClipText('['.repeat(5 * MAX_CLIP_TEXT + 1))).toMatchObject({ reason: 'too-long' });
	});
});

describe('pasting', () => {
	test('puts everything on top at the place asked for, as one’s own, in one step', () => {
		const board = boardWith(aNote('a'));
		const origins: unknown[] = [];
		board.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
		const pasted = read(clip(element(), element({ xy: [300, 10], type: 'idea' })));
		expect(pasteClip(board, pasted, [1_000, 2_000], context())).toEqual(['new0', 'new1']);
		expect(origins).toEqual([LOCAL]);
		expect(note(board, 'new0')).toMatchObject({ xy: [1_000, 2_000], by: 'me', at: 7, text: 'one' });
		expect(note(board, 'new1')).toMatchObject({ xy: [1_300, 2_010], type: 'idea', color: 'pink' });
		expect(note(board, 'new1')!.z > note(board, 'new0')!.z).toBe(true);
		expect(note(board, 'new0')!.z > note(board, 'a')!.z).toBe(true);
	});

	test('at the edge of the world keeps the notes beside each other', () => {
		const board = openBoard(new Y.Doc());
		const pasted = read(clip(element(), element({ xy: [300, 0] })));
		pasteClip(board, pasted, [MAX_COORDINATE, -1e9], context());
		expect(note(board, 'new0')?.xy).toEqual([MAX_COORDINATE - 508, -MAX_COORDINATE]);
		expect(note(board, 'new1')?.xy).toEqual([MAX_COORDINATE - 208, -MAX_COORDINATE]);
	});

	test('without an author is anonymous', () => {
		const board = openBoard(new Y.Doc());
		pasteClip(board, read(clip(element())), [0, 0], { newId: () => 'n', at: 1 });
		expect(note(board, 'n')).not.toHaveProperty('by');
	});

	test('a copy of everything equals what was copied', () => {
		const board = boardWith(
			aNote('a', { text: 'ё 👍' }),
			aNote('b', { xy: [10, 10], color: 'grey' })
		);
		const copied = clipOf(readElements(board));
		const other = openBoard(new Y.Doc());
		pasteClip(other, copied, [0, 0], context());
		expect(clipOf(readElements(other))).toEqual(copied);
		expect(byId(other).size).toBe(2);
	});

	test('of every kind hangs together again on the other board, under new names', () => {
		const board = openBoard(new Y.Doc());
		createElements(board, everyKind);
		const copied = clipOf(readElements(board));
		const other = openBoard(new Y.Doc());
		const made = pasteClip(other, copied, [5_000, 0], context());
		expect(made).toHaveLength(everyKind.length);
		expect(clipOf(readElements(other))).toEqual(copied);
		const names = JSON.stringify([...other.elements.keys(), other.elements.toJSON()]);
		for (const { id } of everyKind) expect(names).not.toContain(`"${id}!"`);
	});

	test('the largest clip fits into one message to the server', () => {
		const board = openBoard(new Y.Doc());
		const text = '👍'.repeat(MAX_CLIP_TEXT / MAX_CLIP_ELEMENTS / 2);
		const many = Array.from({ length: MAX_CLIP_ELEMENTS }, () => element({ text }));
		let bytes = 0;
		board.doc.on('update', (update: Uint8Array) => (bytes = update.length));
		pasteClip(board, read(clip(...many)), [0, 0], context());
		expect(bytes).toBeLessThan(4 * 1024 * 1024);
	});
});
