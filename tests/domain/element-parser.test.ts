import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard, readElement, readElements, textOf } from '#lib/domain/board-doc.ts';
import { parseElement } from '#lib/domain/element-parser.ts';
import { MAX_COORDINATE, MAX_SIDE, MAX_TEXT_LENGTH, MIN_SIDE } from '#lib/domain/elements.ts';
import { byId, chance } from './peers.ts';

const GOOD = {
	kind: 'note',
	xy: [10, -20],
	wh: [208, 144],
	z: 'a0',
	by: 'p1',
	at: 1_700_000_000_000,
	color: 'teal',
	type: 'fact'
};

/** Puts raw keys into a document, as any other program could. */
function written(keys: Record<string, unknown>, text: unknown): unknown {
	const elements = new Y.Doc().getMap('elements');
	const map = new Y.Map(Object.entries(keys));
	if (text !== undefined) map.set('text', text);
	elements.set('a', map);
	return elements.get('a');
}

const parse = (change: Record<string, unknown>, text = new Y.Text('hi')) =>
	parseElement('a', written({ ...GOOD, ...change }, text));

describe('what can be read', () => {
	test('a note with everything', () => {
		expect(parse({})).toEqual({ id: 'a', ...GOOD, text: 'hi' });
	});

	test('a note without author and type has neither key', () => {
		const { by: _by, type: _type, ...rest } = GOOD;
		const record = parseElement('a', written(rest, new Y.Text('hi')));
		expect(record && Object.keys(record)).not.toContain('by');
		expect(record && Object.keys(record)).not.toContain('type');
	});

	test('a text element has words and a colour but no type', () => {
		expect(parse({ kind: 'text' })).toEqual({
			id: 'a',
			kind: 'text',
			size: 'medium',
			xy: [10, -20],
			wh: [208, 144],
			z: 'a0',
			by: 'p1',
			at: GOOD.at,
			text: 'hi',
			color: 'teal'
		});
	});

	const BASE = { id: 'a', xy: [10, -20], wh: [208, 144], z: 'a0', by: 'p1', at: GOOD.at };
	const HASH = 'ab'.repeat(32);

	test('a shape, healed where its form is unknown', () => {
		const shape = {
			...BASE,
			kind: 'shape',
			form: 'ellipse',
			color: 'teal',
			filled: true,
			text: 'hi'
		};
		expect(parse({ kind: 'shape', form: 'ellipse' })).toEqual(shape);
		expect(parse({ kind: 'shape', form: 'blob', filled: false })).toEqual({
			...shape,
			form: 'rectangle',
			filled: false
		});
	});

	test('a connector with two ends, and none without', () => {
		const from = { xy: [0, 0], id: 'b', spot: [0.5, 1] };
		const to = { xy: [9, 9] };
		expect(parse({ kind: 'connector', from, to, route: 'elbow', heads: ['dot', 'none'] })).toEqual({
			...BASE,
			kind: 'connector',
			from,
			to,
			route: 'elbow',
			heads: ['dot', 'none'],
			color: 'teal',
			text: 'hi'
		});
		expect(parseElement('a', written({ ...GOOD, kind: 'connector', from, to }, undefined))).toEqual(
			expect.objectContaining({ text: '', route: 'straight', heads: ['none', 'arrow'] })
		);
		expect(parse({ kind: 'connector', from })).toBeNull();
		expect(parse({ kind: 'connector', from, to: { xy: [NaN, 0] } })).toBeNull();
		expect(parse({ kind: 'connector', from: { ...from, spot: [2, 0] }, to })).toEqual(
			expect.objectContaining({ from: { xy: [0, 0], id: 'b' } })
		);
	});

	test('ink, an image, a frame and a stamp', () => {
		const points = new Uint8Array([1, 2, 3]);
		const ink = { kind: 'ink', pen: 'highlighter', weight: 1_000, points, box: [100, 50] };
		expect(parse(ink)).toEqual({ ...BASE, ...ink, weight: 64, color: 'teal' });
		expect(parse({ ...ink, points: [1, 2, 3] })).toBeNull();
		const image = { kind: 'image', src: HASH, alt: 'A queue' };
		expect(parse(image)).toEqual({ ...BASE, ...image });
		expect(parse({ ...image, src: '../../etc/passwd' })).toBeNull();
		expect(parse({ kind: 'frame' })).toEqual({ ...BASE, kind: 'frame', text: 'hi', color: 'teal' });
		expect(parse({ kind: 'stamp', emoji: '👍' })).toEqual({ ...BASE, kind: 'stamp', emoji: '👍' });
		expect(parse({ kind: 'stamp', emoji: '<b>' })).toBeNull();
	});

	test('what carries it, its groups and its lock', () => {
		expect(parse({ on: 'f', groups: ['g', 'h', 'g', 7], locked: true })).toEqual(
			expect.objectContaining({ on: 'f', groups: ['g', 'h'], locked: true })
		);
		const healed = parse({ on: 'a', groups: 'g', locked: 1 });
		expect(healed && Object.keys(healed)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(on|groups|locked)$/)])
		);
	});

	test('the very limits', () => {
		expect(
			parse({ xy: [MAX_COORDINATE, -MAX_COORDINATE], wh: [MIN_SIDE, MAX_SIDE] })
		).not.toBeNull();
	});

	test('place and size are the document’s own arrays, so that what didn’t move is the same', () => {
		const value = written(GOOD, new Y.Text('hi'));
		expect(parseElement('a', value)?.xy).toBe(parseElement('a', value)?.xy);
	});
});

describe('what is skipped', () => {
	test.each([
		['no kind', { kind: undefined }],
		['an unknown kind', { kind: 'hologram' }],
		['a kind that is a word of objects', { kind: 'constructor' }],
		['a kind that isn’t a word', { kind: { toString: 'note' } }],
		['no place', { xy: undefined }],
		['a place of one number', { xy: [1] }],
		['a place of three numbers', { xy: [1, 2, 3] }],
		['a place of words', { xy: ['1', '2'] }],
		['a place that is an object', { xy: { 0: 1, 1: 2, length: 2 } }],
		['a place that is not a number', { xy: [NaN, 0] }],
		['an endless place', { xy: [0, Infinity] }],
		['a place out of the world', { xy: [MAX_COORDINATE + 1, 0] }],
		['a place out of the world on the other side', { xy: [0, -MAX_COORDINATE - 1] }],
		['no size', { wh: undefined }],
		['no width', { wh: [0, 100] }],
		['a negative width', { wh: [-208, 208] }],
		['a side too small to hit', { wh: [100, MIN_SIDE - 1] }],
		['a side larger than any canvas', { wh: [MAX_SIDE + 1, 100] }],
		['a size that is not a number', { wh: [NaN, NaN] }],
		['a big integer', { xy: [10n, 20n] }]
	])('%s', (_, change) => {
		expect(parse(change)).toBeNull();
	});

	test.each([
		['none', undefined],
		['a string', 'hi'],
		['null', null],
		['a list', new Y.Array()],
		['a map', new Y.Map()],
		['a document', new Y.Doc()],
		['bytes', new Uint8Array([1, 2])]
	])('a note whose text is %s', (_, text) => {
		expect(parseElement('a', written({ ...GOOD }, text))).toBeNull();
	});

	test.each([
		['nothing', () => undefined],
		['null', () => null],
		['a word', () => 'note'],
		['a plain object', () => ({ ...GOOD, text: 'hi' })],
		['bytes', () => new Uint8Array(8)],
		['a list', () => new Y.Array()],
		['a text', () => new Y.Text('note')],
		['a document', () => new Y.Doc()],
		['a piece of XML', () => new Y.XmlElement('note')]
	])('an entry that is %s', (_, make) => {
		const elements = new Y.Doc().getMap('elements');
		elements.set('a', make());
		expect(parseElement('a', elements.get('a'))).toBeNull();
	});

	test.each([
		['empty', ''],
		['endless', 'x'.repeat(65)]
	])('an id that is %s', (_, id) => {
		expect(parseElement(id, written(GOOD, new Y.Text('hi')))).toBeNull();
	});

	test('an id may otherwise be any string', () => {
		for (const id of ['__proto__', 'constructor', ' ', 'ключ', '👍', 'a/b']) {
			expect(parseElement(id, written(GOOD, new Y.Text('hi')))?.id).toBe(id);
		}
	});
});

describe('what is healed', () => {
	test.each([
		['an unknown colour', { color: 'mauve' }, { color: 'yellow' }],
		['no colour', { color: undefined }, { color: 'yellow' }],
		['a colour that isn’t a word', { color: [1] }, { color: 'yellow' }],
		['a colour that is a word of objects', { color: 'toString' }, { color: 'yellow' }],
		['a key that isn’t a fractional index', { z: '!!' }, { z: '' }],
		['a key that isn’t a word', { z: 7 }, { z: '' }],
		['an endless key', { z: `a0${'z'.repeat(1_000)}` }, { z: '' }],
		['no key', { z: undefined }, { z: '' }],
		['a time that isn’t a number', { at: 'yesterday' }, { at: 0 }],
		['a negative time', { at: -1 }, { at: 0 }],
		['a time that is not a number', { at: NaN }, { at: 0 }],
		['a time after time', { at: 1e300 }, { at: 0 }]
	])('%s', (_, change, expected) => {
		expect(parse(change)).toMatchObject(expected);
	});

	test('an unknown type and an author that can’t be one are left away', () => {
		const record = parse({ type: 'rumour', by: { id: 'p1' } });
		expect(record).not.toHaveProperty('type');
		expect(record).not.toHaveProperty('by');
	});

	test('a text that is too long is shown cut, never through a character', () => {
		const long = new Y.Text(`${'я'.repeat(MAX_TEXT_LENGTH - 1)}👍 and more`);
		const record = parse({}, long);
		expect(record).toMatchObject({ text: 'я'.repeat(MAX_TEXT_LENGTH - 1) });
	});

	test('formatting and embedded objects in a text are passed over', () => {
		const text = new Y.Text();
		text.insert(0, 'hello', { bold: true });
		text.insertEmbed(2, { image: 'x' });
		expect(parse({}, text)).toMatchObject({ text: 'hello' });
	});
});

describe('a board that others have written nonsense into', () => {
	test('shows all that can be read', () => {
		const doc = new Y.Doc();
		const elements = doc.getMap('elements');
		elements.set('ruin', { kind: 'note' });
		elements.set('bad', new Y.Map([['kind', 'note']]));
		elements.set('sub', new Y.Doc());
		elements.set('good', new Y.Map<unknown>([...Object.entries(GOOD), ['text', new Y.Text('ok')]]));
		const board = openBoard(doc);
		expect([...byId(board).keys()]).toEqual(['good']);
		expect(readElement(board, 'ruin')).toBeNull();
		expect(textOf(board, 'bad')).toBeNull();
		expect(textOf(board, 'good')?.toString()).toBe('ok');
	});

	test('a root that another program used as a list is an empty board', () => {
		const other = new Y.Doc();
		other.getArray('elements').push([1, 'two', new Y.Map()]);
		const doc = new Y.Doc();
		const board = openBoard(doc);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(readElements(board)).toEqual([]);
	});

	test('no value that Yjs can hold makes the parser throw', () => {
		const { pick, below } = chance(7);
		const values = (): unknown[] => [
			undefined,
			null,
			true,
			0,
			-1,
			NaN,
			Infinity,
			1n,
			'',
			'note',
			'a0',
			'yellow',
			[],
			[1, 2],
			[208, 208],
			[[1, 2], 3],
			{},
			{ xy: [1, 2] },
			new Uint8Array(3),
			new Y.Text('t'),
			new Y.Array(),
			new Y.Map(),
			new Y.Doc(),
			new Y.XmlFragment()
		];
		const keys = ['kind', 'xy', 'wh', 'z', 'by', 'at', 'text', 'color', 'type'];
		for (let i = 0; i < 300; i++) {
			const map = new Y.Map<unknown>(Object.entries(GOOD));
			for (let n = below(4); n >= 0; n--) map.set(pick(keys), pick(values()));
			const elements = new Y.Doc().getMap('elements');
			elements.set('a', map);
			expect(() => parseElement('a', elements.get('a'))).not.toThrow();
		}
	});
});
