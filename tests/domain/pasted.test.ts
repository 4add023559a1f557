import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import { fitManyInZone, frameRect, zoneOf, zoneRect } from '#lib/domain/canvas-layout.ts';
import {
	grid,
	isBinary,
	MAX_CLIP_ELEMENTS,
	notesAt,
	readLines,
	readTable,
	textsOf,
	waysFor
} from '#lib/domain/clip/index.ts';
import { MAX_TEXT_LENGTH, NOTE_GAP, NOTE_SIZE } from '#lib/domain/elements.ts';
import { encloses, inflate, intersects, rectOf, unionOf, type Rect } from '#lib/domain/geometry.ts';

const lines = (text: string): string[] => textsOf(readLines(text), 'line');

function apart(rects: readonly Rect[], gap: number): boolean {
	return rects.every((a, i) =>
		rects.slice(i + 1).every((b) => !intersects(inflate(a, gap - 0.6), b))
	);
}

describe('lines', () => {
	test('one line is nothing to choose about', () => {
		const one = readLines('  hello you \n');
		expect(one).toEqual({ kind: 'line', whole: 'hello you', rows: [['hello you']] });
		expect(waysFor(one)).toEqual(['one']);
	});

	test('several become a note each or one, blank ones none', () => {
		const several = readLines('one\r\n\r\n two\n\t\nthree\rfour\u2028five');
		expect(waysFor(several)).toEqual(['line', 'one']);
		expect(textsOf(several, 'line')).toEqual(['one', 'two', 'three', 'four', 'five']);
	});

	test('soft breaks of word processors are breaks too', () => {
		expect(lines('one\vtwo\fthree')).toEqual(['one', 'two', 'three']);
	});

	test('in one note they keep their breaks and indents', () => {
		expect(textsOf(readLines('\n\none\n  two\n\nthree \n\n'), 'one')).toEqual([
			'one\n  two\n\nthree'
		]);
	});

	test.each([
		['- one\n- two', ['one', 'two']],
		['* один\n* два', ['один', 'два']],
		['1. one\n2) two\n10. ten', ['one', 'two', 'ten']],
		['• one\n\t• deeper\n  ◦ deepest', ['one', 'deeper', 'deepest']],
		['— реплика\n— ответ', ['реплика', 'ответ']],
		['- [ ] open\n- [x] done', ['open', 'done']],
		[
			'# Pains\n\n- **Waiting** for approval\n  since May\n- Two',
			['Pains', 'Waiting for approval\nsince May', 'Two']
		]
	] as const)('a list %j loses its marks', (text, expected) => {
		expect(lines(text)).toEqual(expected);
	});

	test('what only looks like a mark stays', () => {
		expect(lines('-5 °C outside\n2.5 hours')).toEqual(['-5 °C outside', '2.5 hours']);
	});
});

describe('tables', () => {
	const table = readTable([
		['Name', ' Pain '],
		['Olga', ''],
		['', ''],
		['Ivan', 'waits\ntwo days']
	]);

	test('become a note a row, a note a cell, or one', () => {
		expect(waysFor(table)).toEqual(['row', 'cell', 'one']);
		expect(textsOf(table, 'row')).toEqual(['Name\nPain', 'Olga', 'Ivan\nwaits\ntwo days']);
		expect(textsOf(table, 'cell')).toEqual(['Name', 'Pain', 'Olga', 'Ivan', 'waits\ntwo days']);
		expect(textsOf(table, 'one')).toEqual(['Name\tPain\nOlga\nIvan\twaits\ntwo days']);
	});

	test('of one column are lines', () => {
		expect(readTable([['a'], [''], ['b']])).toMatchObject({ kind: 'lines', rows: [['a'], ['b']] });
		expect(readTable([['', 'a']])).toMatchObject({ kind: 'line', whole: 'a' });
	});
});

describe('the grid', () => {
	test.each([2, 3, 5, 10, 50, 300])('of %i notes is squarish, gapped, and read by rows', (n) => {
		const rects = grid(n, NOTE_SIZE);
		expect(apart(rects, NOTE_GAP)).toBe(true);
		const bounds = unionOf(rects)!;
		expect(bounds.w / bounds.h).toBeGreaterThan(0.4);
		expect(bounds.w / bounds.h).toBeLessThan(2.2);
		expect(rects.every((r, i) => i === 0 || r.y > rects[i - 1]!.y || r.x > rects[i - 1]!.x)).toBe(
			true
		);
	});

	test('of wide notes has fewer columns', () => {
		expect(new Set(grid(6, [336, 100]).map(({ x }) => x)).size).toBe(1);
		expect(new Set(grid(4, NOTE_SIZE).map(({ x }) => x)).size).toBe(2);
	});
});

describe('many in a zone', () => {
	const template = CANVASES.get('empathy-map')!;
	const zone = zoneOf(template, 'says')!;
	const frame = frameRect({
		id: 'f',
		canvas: 'empathy-map',
		xy: [500, 300],
		wh: template.frame,
		z: 'a0'
	});
	const room = zoneRect(template, zone, frame)!;

	test.each([2, 6, 12])('%i lie apart inside it, beside what is there', (count) => {
		const there = [rectOf([room.x + 40, room.y + 120], [140, 140])];
		const found = fitManyInZone(template, zone, frame, there, count);
		expect(found.length).toBeGreaterThan(0);
		expect(found.every((rect) => encloses(room, rect))).toBe(true);
		expect(apart([...there, ...found], 12)).toBe(true);
	});

	test('as many as there is room for, and no more', () => {
		const found = fitManyInZone(template, zone, frame, [], 300);
		expect(found.length).toBeGreaterThan(10);
		expect(found.length).toBeLessThan(300);
		expect(apart(found, 12)).toBe(true);
	});
});

describe('refused with the reason', () => {
	const style = { color: 'green', type: 'fact' } as const;
	const put = (texts: readonly string[]) => notesAt(texts, grid(texts.length, NOTE_SIZE), style);

	test('notes take the looks of where they land', () => {
		expect(put(['a'])).toMatchObject({
			ok: true,
			clip: { elements: [{ kind: 'note', wh: NOTE_SIZE, text: 'a', color: 'green', type: 'fact' }] }
		});
	});

	test.each(['', ' ', '\n\n', '\t\r\n'])('nothing: %j', (text) => {
		expect(put(lines(text))).toEqual({ ok: false, reason: 'empty' });
		expect(put(textsOf(readLines(text), 'one'))).toEqual({ ok: false, reason: 'empty' });
	});

	test.each(['\0', 'PNG\u001a', 'a\u0007b', '\u001b[31m', '\u007fELF'])('binary: %j', (text) => {
		expect(isBinary(text)).toBe(true);
	});

	test('a line of 100,000 characters', () => {
		expect(put(lines('x'.repeat(100_000)))).toEqual({
			ok: false,
			reason: 'too-long',
			length: 100_000,
			limit: MAX_TEXT_LENGTH
		});
	});

	test('100,000 lines', () => {
		expect(put(lines('x\n'.repeat(100_000)))).toEqual({
			ok: false,
			reason: 'too-many',
			count: 100_000,
			limit: MAX_CLIP_ELEMENTS
		});
	});
});
