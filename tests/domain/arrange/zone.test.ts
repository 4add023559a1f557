import { describe, expect, it } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import { canArrange } from '#lib/domain/arrange/arrangeable.ts';
import { arrangeZone, type ZonePlace } from '#lib/domain/arrange/zone.ts';
import { readElement, readElements } from '#lib/domain/board-doc.ts';
import { noteArea } from '#lib/domain/canvas-layout.ts';
import { encloses, intersects, rectOf } from '#lib/domain/geometry.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { chance } from '../peers.ts';
import { noteAt, rectAt, seated } from './table.ts';

const template = CANVASES.get('empathy-map')!;
const zone = template.zones.find((each) => canArrange(each) && !each.lanes)!;
const frame = rectOf([1_000, 500], template.frame);
const place: ZonePlace = { template, zone, frame };
const room = noteArea(template, zone, frame);

function notesInZone(count: number, seed: number) {
	const dice = chance(seed);
	return Array.from({ length: count }, (_, i) =>
		noteAt(
			`n${i}`,
			Math.round(room.x + dice.next() * (room.w - 140)),
			Math.round(room.y + dice.next() * (room.h - 140)),
			{
				wh: [140, 140],
				color: dice.pick(['yellow', 'blue', 'green'] as const),
				by: dice.pick(['ann', 'bob'])
			}
		)
	);
}

describe.each(['type', 'author', 'color'] as const)('arranging a zone by %s', (kind) => {
	it.each([1, 2, 3, 4, 5])('lays notes inside of it, none over another (%i)', (seed) => {
		const notes = notesInZone(8, seed);
		const { board, undo } = seated(...notes);
		const before = board.elements.toJSON();
		const ids = notes.map(({ id }) => id);
		expect(arrangeZone(board, place, ids, { kind }).kind).toBe('done');
		const rects = ids.map((id) => rectAt(board, id));
		rects.forEach((a, i) => {
			expect(encloses(room, a)).toBe(true);
			for (const b of rects.slice(i + 1)) expect(intersects(a, b)).toBe(false);
		});
		undo.undo();
		expect(board.elements.toJSON()).toEqual(before);
	});
});

it('reads afterwards with like beside like, in their former order', () => {
	const notes = notesInZone(8, 3);
	const { board } = seated(...notes);
	const order = ['yellow', 'blue', 'green'];
	const before = readingOrder(readElements(board));
	const expected = order.flatMap((color) =>
		before.filter((each) => each.kind === 'note' && each.color === color).map(({ id }) => id)
	);
	arrangeZone(
		board,
		place,
		notes.map(({ id }) => id),
		{ kind: 'color' }
	);
	expect(readingOrder(readElements(board)).map(({ id }) => id)).toEqual(expected);
});

it('by votes puts the most wanted first', () => {
	const { board } = seated(...notesInZone(5, 1));
	const votes = new Map([
		['n3', 5],
		['n1', 2]
	]);
	arrangeZone(board, place, ['n0', 'n1', 'n2', 'n3', 'n4'], { kind: 'votes', votes });
	expect(
		readingOrder(readElements(board))
			.slice(0, 2)
			.map(({ id }) => id)
	).toEqual(['n3', 'n1']);
});

it('lays notes around what is locked', () => {
	const notes = notesInZone(6, 2);
	const [first] = notes;
	const { board } = seated({ ...first!, locked: true }, ...notes.slice(1));
	const ids = notes.map(({ id }) => id);
	arrangeZone(board, place, ids, { kind: 'color' });
	expect(readElement(board, 'n0')?.xy).toEqual(first!.xy);
	for (const id of ids.slice(1)) {
		expect(intersects(rectAt(board, 'n0'), rectAt(board, id))).toBe(false);
	}
});

it('makes notes smaller when they are too many, and changes nothing when that is not enough', () => {
	const many = notesInZone(20, 4);
	const { board } = seated(...many);
	const ids = many.map(({ id }) => id);
	expect(arrangeZone(board, place, ids, { kind: 'color' }).kind).toBe('done');
	expect(rectAt(board, 'n0').w).toBeLessThan(140);
	const far = notesInZone(500, 5);
	const full = seated(...far).board;
	const before = full.elements.toJSON();
	expect(
		arrangeZone(
			full,
			place,
			far.map(({ id }) => id),
			{ kind: 'color' }
		)
	).toEqual({ kind: 'full' });
	expect(full.elements.toJSON()).toEqual(before);
});
