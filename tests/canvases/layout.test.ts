import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import {
	cellsOf,
	dividerLines,
	frameRect,
	headingRect,
	lanesOf,
	noteArea,
	partAt,
	riskiestOf,
	slotsOf,
	zoneAt,
	zoneLayout,
	zoneOf,
	zoneRect,
	zonesInOrder
} from '#lib/domain/canvas-layout.ts';
import {
	centreOf,
	contains,
	encloses,
	inflate,
	intersects,
	type Rect
} from '#lib/domain/geometry.ts';
import { BINGO, JOURNEY, LADDER } from './kinds/matrix.ts';
import { RINGS } from './kinds/rings.ts';

const ALL = [...CANVASES.values()];
const EMPATHY = CANVASES.get('empathy-map')!;
const PERSONA = CANVASES.get('persona')!;
const LEAN = CANVASES.get('lean-experiment-canvas')!;

/** Somewhere on the board that is not the origin, so that a forgotten offset shows. */
const at = (template: CanvasTemplate): Rect =>
	frameRect({
		id: 'f',
		canvas: template.id,
		xy: [-1234, 567],
		wh: template.frame,
		z: 'a0'
	});
const zone = (template: CanvasTemplate, key: string) => zoneOf(template, key)!;
const inside = (template: CanvasTemplate, x: number, y: number): [number, number] => {
	const frame = at(template);
	return [frame.x + x * frame.w, frame.y + y * frame.h];
};

describe('which zone a point is in', () => {
	test.each(ALL)('$id: the middle of every zone is in that zone', (template) => {
		for (const own of template.zones) {
			const middle = centreOf(zoneRect(template, own, at(template))!);
			expect(zoneAt(template, at(template), middle)?.key).toBe(own.key);
		}
	});

	test('between zones, and off the sheet, is nowhere', () => {
		expect(zoneAt(PERSONA, at(PERSONA), inside(PERSONA, 0.225, 0.2))).toBeNull();
		expect(zoneAt(PERSONA, at(PERSONA), inside(PERSONA, 0.5, 0.03))).toBeNull();
		expect(zoneAt(PERSONA, at(PERSONA), inside(PERSONA, 1.2, 0.5))).toBeNull();
	});

	test('anywhere in the head is in the nearest zone of the head', () => {
		const found = (x: number, y: number) =>
			zoneAt(EMPATHY, at(EMPATHY), inside(EMPATHY, x, y))?.key;
		expect(found(0.5, 0.3)).toBe('think-feel');
		expect(found(0.29, 0.55)).toBe('pains');
		expect(found(0.71, 0.55)).toBe('gains');
		expect(found(0.5, 0.77)).toMatch(/pains|gains/u);
		expect(found(0.27, 0.3)).toBeUndefined();
	});

	test('the head lies above its neighbours: where both are, the head wins', () => {
		const wide: CanvasTemplate = {
			...EMPATHY,
			zones: EMPATHY.zones.map((own) =>
				own.key === 'sees' ? { ...own, rect: { x: 0.5, y: 0.29, w: 0.48, h: 0.33 } } : own
			)
		};
		expect(zoneAt(wide, at(wide), inside(wide, 0.71, 0.55))?.key).toBe('gains');
		expect(zoneAt(wide, at(wide), inside(wide, 0.73, 0.3))?.key).toBe('sees');
	});

	test('rings are told apart by their distance from the middle', () => {
		const found = (x: number, y: number) => zoneAt(RINGS, at(RINGS), inside(RINGS, x, y))?.key;
		expect(found(0.42, 0.54)).toBe('purpose');
		expect(found(0.42, 0.54 - 0.15)).toBe('primary');
		expect(found(0.42, 0.54 - 0.3)).toBe('secondary');
		expect(found(0.42, 0.54 + 0.4)).toBe('between');
		// The corner of the outer ring's box is outside the ring.
		expect(found(0.1, 0.12)).toBeUndefined();
	});
});

describe('where a zone’s heading and notes go', () => {
	test.each(ALL)('$id: both inside the zone, never over each other', (template) => {
		for (const own of template.zones) {
			const box = zoneRect(template, own, at(template))!;
			const area = noteArea(template, own, at(template));
			const { badge, title } = zoneLayout(template, own, at(template))!;
			expect(encloses(box, area), own.key).toBe(true);
			expect(encloses(inflate(box, 1), headingRect(template, own, at(template))), own.key).toBe(
				true
			);
			expect(intersects(title, area), own.key).toBe(false);
			if (badge) expect(intersects(badge, area), own.key).toBe(false);
		}
	});

	test('padding is 16 units, and the badge sits in the corner', () => {
		const { badge, title } = zoneLayout(PERSONA, zone(PERSONA, 'role'), at(PERSONA))!;
		const box = zoneRect(PERSONA, zone(PERSONA, 'role'), at(PERSONA))!;
		expect(badge).toEqual({ x: box.x + 16, y: box.y + 16, w: 44, h: 44 });
		expect(title.x).toBe(box.x + 16 + 44 + 12);
	});

	test('low zones have the heading on the left 30 %, notes on the right 70 %', () => {
		const voice = zone(PERSONA, 'voice');
		const box = zoneRect(PERSONA, voice, at(PERSONA))!;
		expect(box.h).toBeLessThan(260);
		expect(noteArea(PERSONA, voice, at(PERSONA)).x).toBeCloseTo(box.x + 0.3 * box.w + 16);
		expect(zoneLayout(PERSONA, voice, at(PERSONA))!.place).toBe('side');
		expect(zoneLayout(PERSONA, zone(PERSONA, 'trust'), at(PERSONA))!.place).toBe('top');
	});

	test('the goal’s words and its field share one line', () => {
		const goal = zone(EMPATHY, 'goal');
		const { place, title, notes } = zoneLayout(EMPATHY, goal, at(EMPATHY))!;
		expect(place).toBe('inline');
		expect(centreOf(title)[1]).toBeCloseTo(centreOf(notes)[1]);
		expect(notes.w).toBeGreaterThan(600);
	});

	test('reading order is the order of the file', () => {
		expect(zonesInOrder(EMPATHY).map(({ key }) => key)).toEqual([
			'who',
			'needs-to-do',
			'goal',
			'sees',
			'says',
			'does',
			'hears',
			'think-feel',
			'pains',
			'gains'
		]);
	});
});

describe('parts of a zone', () => {
	test('four lanes of evidence, side by side, share the room under the heading', () => {
		const evidence = zone(PERSONA, 'evidence');
		const lanes = lanesOf(PERSONA, evidence, at(PERSONA));
		const area = noteArea(PERSONA, evidence, at(PERSONA));
		expect(lanes.map(({ key }) => key)).toEqual(['sales', 'market', 'field', 'talks']);
		for (const lane of lanes) {
			expect(lane.rect.w).toBeCloseTo(area.w / 4);
			expect(lane.notes.h).toBeGreaterThanOrEqual(140);
			expect(partAt(PERSONA, evidence, at(PERSONA), centreOf(lane.notes))?.key).toBe(lane.key);
		}
		expect(slotsOf(PERSONA, evidence, at(PERSONA))).toEqual([]);
	});

	test('three slots of priority are stacked, each with its share of the height', () => {
		const slots = slotsOf(PERSONA, zone(PERSONA, 'priority'), at(PERSONA));
		const whole = slots.reduce((sum, { rect }) => sum + rect.h, 0);
		const shares = slots.map(({ rect }) => Number((rect.h / whole).toFixed(3)));
		expect(shares).toEqual([0.45, 0.35, 0.2]);
		expect(slots.map(({ max }) => max)).toEqual([1, 3, null]);
	});

	test('the note nearest the top-left corner of the mini-grid is the riskiest', () => {
		const room = noteArea(LEAN, zone(LEAN, 'assumptions'), at(LEAN));
		const note = (id: string, x: number, y: number) => ({
			id,
			centre: [room.x + x, room.y + y] as const
		});
		const notes = [note('safe', 600, 250), note('fatal', 120, 60), note('unsure', 20, 300)];
		expect(riskiestOf(room, notes)?.id).toBe('fatal');
		expect(riskiestOf(room, [])).toBeNull();
		expect(riskiestOf(room, [note('first', 30, 40), note('second', 40, 30)])?.id).toBe('first');
	});

	test('cells of a matrix fill their band, whatever the number of tracks', () => {
		const row = zone(JOURNEY, 'touchpoint');
		const band = zoneRect(JOURNEY, row, at(JOURNEY))!;
		for (const tracks of [3, 6, 10]) {
			const cells = cellsOf(JOURNEY, row, at(JOURNEY), tracks);
			expect(cells.map(({ key }) => key)).toEqual(
				Array.from({ length: tracks }, (_, i) => `touchpoint:${i}`)
			);
			expect(cells.at(-1)!.rect.x + cells.at(-1)!.rect.w).toBeCloseTo(band.x + band.w);
		}
		expect(cellsOf(JOURNEY, zone(JOURNEY, 'entry'), at(JOURNEY))).toEqual([]);
	});

	test('a bingo card has sixteen cells, stairs have the cells they were given', () => {
		expect(cellsOf(BINGO, zone(BINGO, 'cell'), at(BINGO))).toHaveLength(16);
		const stairs = cellsOf(LADDER, zone(LADDER, 'commit'), at(LADDER));
		expect(stairs.map(({ rect }) => Math.round(rect.h))).toEqual([30, 195, 360, 525, 690]);
	});
});

describe('hairlines between zones', () => {
	test('Persona’s three columns and its strip are parted by whole lines', () => {
		const lines = dividerLines(PERSONA).map(({ from, to }) =>
			[...from, ...to].map((n) => Number(n.toFixed(3)))
		);
		expect(lines).toContainEqual([0.225, 0.08, 0.225, 0.77]);
		expect(lines).toContainEqual([0.02, 0.77, 0.98, 0.77]);
		expect(lines).toHaveLength(9);
	});

	test.each(ALL)('$id: no line runs through a zone', (template) => {
		for (const { from, to } of dividerLines(template)) {
			for (let i = 0; i <= 100; i++) {
				const p = [
					from[0] + ((to[0] - from[0]) * i) / 100,
					from[1] + ((to[1] - from[1]) * i) / 100
				] as const;
				expect(template.zones.some(({ rect }) => rect && contains(rect, p))).toBe(false);
			}
		}
	});

	test('a template that draws its own lines gets no others', () => {
		expect(dividerLines(EMPATHY)).toEqual([]);
	});
});
