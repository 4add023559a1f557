import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import { noteArea, zoneAt, zoneOf } from '#lib/domain/canvas-layout.ts';
import type { ElementRecord, NoteRecord } from '#lib/domain/elements.ts';
import { centreOf, intersects, rectOf, type Point, type Rect } from '#lib/domain/geometry.ts';
import type { NewElement } from '#lib/domain/board-doc.ts';
import { revealed, type DeskPart, type RevealContext } from '#lib/domain/reveal/reveal.ts';
import { below, seeded } from '../support/sync-random.ts';

const template = CANVASES.get('lean-experiment-canvas')!;
const sheet = { template, rect: rectOf([1_000, 500], template.frame) };
const zone = (key: string) => zoneOf(template, key)!;
const room = (key: string): Rect => noteArea(template, zone(key), sheet.rect);
const zoneKeyOf = (element: NewElement): string | undefined =>
	zoneAt(template, sheet.rect, centreOf(rectOf(element.xy, element.wh)))?.key;

const note = (id: string, xy: Point, more: Partial<NoteRecord> = {}): NoteRecord => ({
	kind: 'note',
	id,
	xy,
	wh: [140, 140],
	z: `a${id}`,
	at: 1,
	text: id,
	color: 'yellow',
	...more
});

/** FNV-1a: its order has nothing to do with the owner's. */
const hash = (text: string): string => {
	let sum = 0x811c9dc5;
	for (const unit of text) sum = Math.imul(sum ^ unit.charCodeAt(0), 0x01000193) >>> 0;
	return (Math.imul(sum, 0x9e3779b1) >>> 0).toString(36);
};

const context = (more: Partial<RevealContext> = {}): RevealContext => ({
	named: true,
	at: 99,
	idOf: (owner, id) => hash(`${owner}/${id}`),
	there: [],
	sheets: [],
	...more
});

const overlapping = (
	elements: readonly NewElement[],
	there: readonly ElementRecord[] = []
): number => {
	const rects = [...elements, ...there].map(({ xy, wh }) => rectOf(xy, wh));
	return rects.filter((a, i) => rects.slice(i + 1).some((b) => intersects(a, b))).length;
};

const desks = (people: number, each: number, at: (n: number) => Point): DeskPart[] =>
	Array.from({ length: people }, (_, p) => ({
		owner: `p${p}`,
		records: Array.from({ length: each }, (_, n) => note(`p${p}n${n}`, at(n)))
	}));

describe('what is revealed', () => {
	test('stays where it was written when nothing is in its way', () => {
		const { x, y } = room('assumptions');
		const made = revealed(
			desks(1, 3, (n) => [x + n * 160, y]),
			context({ sheets: [sheet] })
		);
		expect(made.map(({ xy }) => xy)).toEqual([0, 1, 2].map((n) => [x + n * 160, y]));
		expect(made.every(({ wh }) => wh[0] === 140)).toBe(true);
	});

	test('of thirty people in one zone lies side by side in it, and the rest below the canvas', () => {
		const { x, y } = room('experiment');
		const made = revealed(
			desks(30, 4, (n) => [x + n * 20, y]),
			context({ sheets: [sheet] })
		);
		expect(made).toHaveLength(120);
		expect(overlapping(made)).toBe(0);
		const inside = made.filter((element) => zoneKeyOf(element) === 'experiment');
		expect(inside.length).toBeGreaterThan(10);
		const outside = made.filter((element) => !inside.includes(element));
		expect(outside.every(({ xy }) => xy[1] > sheet.rect.y + sheet.rect.h)).toBe(true);
	});

	test('keeps clear of what is on the board', () => {
		const { x, y } = room('assumptions');
		const there = [note('old', [x, y]), note('older', [x + 152, y])];
		const made = revealed(
			desks(2, 1, () => [x + 10, y + 10]),
			context({ there, sheets: [sheet] })
		);
		expect(overlapping(made, there)).toBe(0);
		expect(made.map(zoneKeyOf)).toEqual(['assumptions', 'assumptions']);
	});

	test('on the free table spreads round the place where all began', () => {
		const made = revealed(
			desks(100, 1, () => [0, 0]),
			context()
		);
		expect(overlapping(made)).toBe(0);
		expect(Math.max(...made.map(({ xy }) => Math.hypot(...xy)))).toBeLessThan(2_000);
	});

	test('named: shows the desk’s owner, whatever the element claims, and its own time', () => {
		const [made] = revealed(
			[{ owner: 'anna', records: [note('n', [0, 0], { by: 'boris', at: 7 })] }],
			context()
		);
		expect(made).toMatchObject({ by: 'anna', at: 7 });
	});

	test('anonymous: shows neither, in an order that isn’t the people’s', () => {
		const made = revealed(
			desks(10, 3, (n) => [n * 500, 0]),
			context({ named: false })
		);
		expect(made.every(({ by, at }) => by === undefined && at === 99)).toBe(true);
		const people = made.map((element) => ('text' in element ? element.text.slice(0, 2) : ''));
		expect(people.filter((p, i) => p !== people[i - 1]).length).toBeGreaterThan(15);
		// Nor do the places say it: of those that had to make way, the first to choose isn't always the same.
		const first = new Set(
			[0, 500, 1_000].map((x) => {
				const there = made.find(({ xy }) => xy[0] === x && xy[1] === 0);
				return there && 'text' in there ? there.text.slice(0, 2) : '';
			})
		);
		expect(first.size).toBe(3);
	});

	test('what hangs together still does: carried, grouped, connected', () => {
		const base = { z: 'a1', at: 1, wh: [30, 30] as const, xy: [0, 0] as const };
		const records: ElementRecord[] = [
			note('n', [0, 0]),
			{ ...base, kind: 'stamp', id: 's', emoji: '👍', on: 'n', xy: [130, 130] },
			note('g1', [400, 0], { groups: ['g'] }),
			note('g2', [600, 0], { groups: ['g'] }),
			{
				...base,
				kind: 'connector',
				id: 'c',
				from: { xy: [0, 0], id: 'n' },
				to: { xy: [9, 9], id: 'public' },
				route: 'straight',
				heads: ['none', 'arrow'],
				color: 'red',
				text: ''
			}
		];
		const there = [note('public', [0, 0])];
		const ctx = context({ there });
		const made = new Map(
			revealed([{ owner: 'a', records }], ctx).map((element) => [element.id, element])
		);
		const id = (name: string): string => ctx.idOf('a', name);
		expect(made.get(id('s'))).toMatchObject({ on: id('n') });
		const [n, s] = [made.get(id('n'))!, made.get(id('s'))!];
		expect(n.xy).not.toEqual([0, 0]);
		expect([s.xy[0] - n.xy[0], s.xy[1] - n.xy[1]]).toEqual([130, 130]);
		expect(made.get(id('g1'))?.groups).toEqual([id('g')]);
		expect(made.get(id('g2'))?.groups).toEqual([id('g')]);
		expect(made.get(id('c'))).toMatchObject({ from: { id: id('n') }, to: { id: 'public' } });
	});

	test('is taken up by what it comes to lie on: a frame, and for a stamp the note under it', () => {
		const base = { z: 'a1', at: 1, color: 'white' as const, text: '' };
		const there: ElementRecord[] = [
			{ ...base, kind: 'frame', id: 'large', xy: [-500, -500], wh: [2_000, 2_000] },
			{ ...base, kind: 'frame', id: 'small', xy: [-100, -100], wh: [600, 600] },
			note('public', [700, 700])
		];
		const records: ElementRecord[] = [
			note('n', [0, 0]),
			note('far', [5_000, 0]),
			{ ...base, kind: 'stamp', id: 's', emoji: '👍', xy: [750, 750], wh: [30, 30] }
		];
		const ctx = context({ there });
		const made = revealed([{ owner: 'a', records }], ctx);
		const on = (id: string) => made.find((each) => each.id === ctx.idOf('a', id))?.on;
		expect([on('n'), on('far'), on('s')]).toEqual(['small', undefined, 'public']);
	});

	test('in a zone with axes no note leaves the zone, and those with room stay where they are', () => {
		const withAxes = [...CANVASES.values()].flatMap((canvas) =>
			canvas.zones.filter(({ axes }) => axes).map((found) => ({ canvas, found }))
		);
		const { canvas, found } = withAxes[0]!;
		const place = { template: canvas, rect: rectOf([0, 0], canvas.frame) };
		const area = noteArea(canvas, found, place.rect);
		const made = revealed(
			desks(12, 1, () => [area.x + area.w / 2, area.y + area.h / 2]).map(({ owner, records }) => ({
				owner,
				records: records.map((record) => ({ ...record, wh: [100, 60] as const }))
			})),
			context({ sheets: [place] })
		);
		for (const element of made) {
			const key = zoneAt(canvas, place.rect, centreOf(rectOf(element.xy, element.wh)))?.key;
			expect(key).toBe(found.key);
		}
		expect(made.some(({ xy }) => xy[0] === area.x + area.w / 2)).toBe(true);
	});

	test('seeded: however desks look, every element comes once, and no note under another desk’s', () => {
		for (let seed = 1; seed <= 40; seed++) {
			const random = seeded(seed);
			const parts = desks(1 + below(random, 12), 1 + below(random, 10), () => [
				sheet.rect.x + below(random, sheet.rect.w),
				sheet.rect.y + below(random, sheet.rect.h)
			]);
			const made = revealed(parts, context({ named: seed % 2 === 0, sheets: [sheet] }));
			const ids = parts.flatMap(({ owner, records }) =>
				records.map(({ id }) => context().idOf(owner, id))
			);
			expect(made.map(({ id }) => id).sort()).toEqual(ids.sort());
			expect(overlapping(made)).toBe(0);
		}
	});
});
