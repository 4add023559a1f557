import { describe, expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import type { CanvasTemplate, Zone } from '#lib/domain/canvas.ts';
import { freeSlot } from '#lib/domain/canvas-notes.ts';
import {
	NOTE_SIZES,
	fitInZone,
	noteArea,
	noteSizeIn,
	partsOf,
	placeInZone,
	zoneAt,
	zoneOf,
	zoneRect
} from '#lib/domain/canvas-layout.ts';
import {
	centreOf,
	encloses,
	inflate,
	intersects,
	rectOf,
	type Rect
} from '#lib/domain/geometry.ts';

const ALL = [...CANVASES.values()];
const PERSONA = CANVASES.get('persona')!;
const LEAN = CANVASES.get('lean-experiment-canvas')!;
const MOBIUS = CANVASES.get('mobius-loop')!;
const EMPATHY = CANVASES.get('empathy-map')!;

const at = (template: CanvasTemplate): Rect => rectOf([5000, -300], template.frame);
const size = (template: CanvasTemplate, key: string) =>
	noteSizeIn(template, zoneOf(template, key)!);
const takesNotes = (template: CanvasTemplate): Zone[] =>
	template.zones.filter(({ holds }) => holds.kind === 'notes');

function fill(template: CanvasTemplate, zone: Zone, count: number): Rect[] {
	const notes: Rect[] = [];
	for (let i = 0; i < count; i++) notes.push(fitInZone(template, zone, at(template), notes));
	return notes;
}

test('notes have the size that the method gives for where they are made', () => {
	expect(size(PERSONA, 'context')).toEqual([140, 140]);
	expect(size(EMPATHY, 'think-feel')).toEqual([120, 120]);
	// 153 units high: compact. 170 units high: what fits between the paddings.
	expect(size(MOBIUS, 'foundation')).toEqual([170, 84]);
	expect(size(MOBIUS, 'why')).toEqual([120, 120]);
	expect(size(LEAN, 'hypothesis')).toEqual([336, 208]);
});

describe('where a note goes that nobody placed', () => {
	test.each(ALL)('$id: however many there are, every one is inside its zone', (template) => {
		for (const zone of takesNotes(template)) {
			const box = zoneRect(template, zone, at(template))!;
			for (const note of fill(template, zone, 40)) {
				expect(encloses(box, note), zone.key).toBe(true);
				expect(zoneAt(template, at(template), centreOf(note))?.key).toBe(zone.key);
			}
		}
	});

	test.each(ALL)('$id: while there is room, notes keep 12 units apart', (template) => {
		for (const zone of takesNotes(template)) {
			const parts = partsOf(template, zone, at(template));
			const rooms =
				parts.length > 0
					? parts.map(({ notes }) => notes)
					: [noteArea(template, zone, at(template))];
			const [w, h] = noteSizeIn(template, zone);
			// The method's own count of what a zone holds.
			const capacity = rooms.reduce(
				(sum, room) =>
					sum + Math.floor((room.w + 12) / (w + 12)) * Math.floor((room.h + 12) / (h + 12)),
				0
			);
			const notes = fill(template, zone, capacity);
			for (const [i, a] of notes.entries()) {
				expect([a.w, a.h], zone.key).toEqual([w, h]);
				for (const b of notes.slice(0, i)) expect(intersects(a, inflate(b, 11.4))).toBe(false);
			}
		}
	});

	test('slots are taken row by row', () => {
		const zone = zoneOf(PERSONA, 'context')!;
		const { x, y } = noteArea(PERSONA, zone, at(PERSONA));
		const first = fill(PERSONA, zone, 5).map((note) => [note.x - x, note.y - y]);
		expect(first.slice(0, 4)).toEqual([
			[0, 0],
			[152, 0],
			[304, 0],
			[456, 0]
		]);
		expect(first[4]![1]).toBeGreaterThan(0);
	});

	test('a note moved by hand leaves its slot to the next one', () => {
		const zone = zoneOf(PERSONA, 'context')!;
		const notes = fill(PERSONA, zone, 3);
		const gap = notes[1]!;
		const next = fitInZone(PERSONA, zone, at(PERSONA), [notes[0]!, notes[2]!]);
		expect(next).toEqual(gap);
	});

	test('a full zone takes smaller notes; only when those are out does one lie over another', () => {
		const zone = zoneOf(PERSONA, 'trust')!;
		const room = noteArea(PERSONA, zone, at(PERSONA));
		const notes = fill(PERSONA, zone, 24);
		expect(new Set(notes.map(({ w }) => w)).size).toBeGreaterThan(1);
		const first = notes.findIndex((a, i) => notes.slice(0, i).some((b) => intersects(a, b)));
		expect(first).toBeGreaterThan(0);
		expect(freeSlot(room, notes.slice(0, first), NOTE_SIZES.compact)).toBeNull();
	});

	test('lanes fill in reading order', () => {
		const zone = zoneOf(PERSONA, 'priority')!;
		const [primary] = partsOf(PERSONA, zone, at(PERSONA));
		expect(encloses(primary!.notes, fitInZone(PERSONA, zone, at(PERSONA), []))).toBe(true);
	});

	test('a note on the mini-grid starts at its harmless end, claiming no risk', () => {
		const zone = zoneOf(LEAN, 'assumptions')!;
		const room = noteArea(LEAN, zone, at(LEAN));
		const note = fitInZone(LEAN, zone, at(LEAN), []);
		expect(note.x + note.w).toBeCloseTo(room.x + room.w);
		expect(note.y + note.h).toBeCloseTo(room.y + room.h);
	});

	test('a note of a settled size is placed, and kept inside, too', () => {
		const zone = zoneOf(MOBIUS, 'foundation')!;
		const taken = fill(MOBIUS, zone, 60);
		const xy = placeInZone(MOBIUS, zone, at(MOBIUS), taken, [170, 84]);
		expect(encloses(zoneRect(MOBIUS, zone, at(MOBIUS))!, rectOf(xy, [170, 84]))).toBe(true);
	});
});
