import { describe, expect, it } from 'vitest';
import { align } from '#lib/domain/arrange/align.ts';
import { distribute } from '#lib/domain/arrange/distribute.ts';
import { setNoteSize } from '#lib/domain/arrange/note-size.ts';
import { tidy } from '#lib/domain/arrange/tidy.ts';
import { intersects } from '#lib/domain/geometry.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { readElements } from '#lib/domain/board-doc.ts';
import { chance } from '../peers.ts';
import { at, noteAt, rectAt, seated, strewn } from './table.ts';

const three = () =>
	seated(noteAt('a', 0, 10), noteAt('b', 300, 40, { wh: [100, 100] }), noteAt('c', 700, 90));
const ids = ['a', 'b', 'c'];

describe('aligning', () => {
	it.each([
		['left', [0, 10], [0, 40], [0, 90]],
		['center', [350, 10], [404, 40], [350, 90]],
		['right', [700, 10], [808, 40], [700, 90]],
		['top', [0, 10], [300, 10], [700, 10]],
		['middle', [0, 50], [300, 104], [700, 50]],
		['bottom', [0, 90], [300, 198], [700, 90]]
	] as const)('%s', (edge, a, b, c) => {
		const { board } = three();
		align(board, ids, edge);
		expect(ids.map((id) => at(board, id))).toEqual([a, b, c]);
	});

	it('moves a group as it is, and arranges within it when it is all there is', () => {
		const { board } = seated(
			noteAt('a', 0, 0),
			noteAt('b', 300, 50, { groups: ['g'] }),
			noteAt('c', 600, 90, { groups: ['g'] })
		);
		align(board, ids, 'left');
		expect([at(board, 'b'), at(board, 'c')]).toEqual([
			[0, 50],
			[300, 90]
		]);
		align(board, ['b', 'c'], 'top');
		expect([at(board, 'b'), at(board, 'c')]).toEqual([
			[0, 50],
			[300, 50]
		]);
	});

	it('takes along what is carried, without counting it', () => {
		const { board } = seated(noteAt('a', 0, 0), noteAt('b', 300, 0), {
			id: 's',
			kind: 'stamp',
			emoji: '👍',
			xy: [460, -20],
			wh: [48, 48],
			at: 1,
			on: 'b'
		});
		align(board, ['a', 'b', 's'], 'left');
		expect([at(board, 'b'), at(board, 's')]).toEqual([
			[0, 0],
			[160, -20]
		]);
	});

	it('leaves what is locked out of it, and does nothing with one', () => {
		const { board } = seated(noteAt('a', 0, 0, { locked: true }), noteAt('b', 300, 0));
		expect(align(board, ['a', 'b'], 'left')).toEqual([]);
		expect(at(board, 'b')).toEqual([300, 0]);
	});
});

describe('equal gaps', () => {
	it('leaves the outer ones and spaces the others by their sizes', () => {
		const { board } = three();
		distribute(board, ids, 'horizontal');
		expect(ids.map((id) => at(board, id)[0])).toEqual([0, 404, 700]);
		expect(ids.map((id) => at(board, id)[1])).toEqual([10, 40, 90]);
	});

	it('overlaps by equal shares where there is no room', () => {
		const { board } = seated(noteAt('a', 0, 0), noteAt('b', 0, 20), noteAt('c', 0, 100));
		distribute(board, ids, 'vertical');
		expect(ids.map((id) => at(board, id)[1])).toEqual([0, 50, 100]);
	});
});

describe('tidying', () => {
	it('keeps rows and puts columns in line, a note gap apart', () => {
		const { board } = seated(
			noteAt('a', 3, 5),
			noteAt('b', 260, -8),
			noteAt('c', 10, 250),
			noteAt('d', 300, 290, { wh: [336, 208] })
		);
		tidy(board, ['a', 'b', 'c', 'd']);
		expect(['a', 'b', 'c', 'd'].map((id) => at(board, id))).toEqual([
			[3, -8],
			[227, -8],
			[3, 216],
			[227, 216]
		]);
	});

	it.each([1, 2, 3, 4, 5, 6])(
		'leaves no overlap, keeps the order of reading within rows, and changes nothing twice (%i)',
		(seed) => {
			const dice = chance(seed);
			const notes = Array.from({ length: 40 }, (_, i) =>
				noteAt(`n${i}`, dice.below(3_000), dice.below(2_000), {
					wh: dice.pick([
						[208, 208],
						[336, 208],
						[144, 144],
						[208, 400]
					] as const)
				})
			);
			const { board } = seated(...notes);
			const all = notes.map(({ id }) => id);
			tidy(board, all);
			const rects = all.map((id) => rectAt(board, id));
			rects.forEach((a, i) => {
				for (const b of rects.slice(i + 1)) expect(intersects(a, b)).toBe(false);
			});
			expect(tidy(board, all)).toEqual([]);
		}
	);

	it('keeps the order of reading of notes that stand in rows', () => {
		const notes = strewn(30).map((each, i) => ({
			...each,
			xy: [(i % 6) * 230 + (i % 3), Math.floor(i / 6) * 240 + (i % 5)] as const
		}));
		const { board } = seated(...notes);
		const before = readingOrder(readElements(board)).map(({ id }) => id);
		tidy(board, before);
		expect(readingOrder(readElements(board)).map(({ id }) => id)).toEqual(before);
	});
});

it('gives notes a size from their corner and leaves other kinds', () => {
	const { board } = seated(noteAt('a', 5, 6), {
		id: 't',
		kind: 'text',
		xy: [0, 0],
		wh: [100, 50],
		text: 'x',
		color: 'yellow',
		size: 'medium',
		at: 1
	});
	expect(setNoteSize(board, ['a', 't'], [336, 208])).toEqual(['a']);
	expect(rectAt(board, 'a')).toEqual({ x: 5, y: 6, w: 336, h: 208 });
});
