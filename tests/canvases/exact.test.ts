import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CANVASES } from '#lib/canvases/index.ts';
import type { CanvasTemplate, Holds } from '#lib/domain/canvas.ts';

/** The method's own words for what a zone takes, so that both can be compared as they stand. */
function accepts(holds: Holds): string {
	if (holds.kind !== 'notes') return holds.kind === 'text' ? 'single text field' : holds.kind;
	const note = (holds.types as readonly string[]).join(', ');
	if (holds.linked) return `${note} (one, linked)`;
	if (holds.max === 1) return `${note} (one)`;
	if (holds.links === 'outcome-profile-okr') return `${note} (link to OKR)`;
	return note;
}

/** Persona's slots take persona cards, which its table of zones says only in words. */
const says = (template: CanvasTemplate, key: string, holds: Holds): string =>
	holds.kind === 'notes' && holds.links === 'persona' && template.id !== 'persona'
		? `${accepts(holds)}, link to persona`
		: accepts(holds);

/** A template in the shape of the method's machine-readable text. */
const asWritten = (template: CanvasTemplate) => ({
	id: template.id,
	kind: template.kind,
	frame: { width: template.frame[0], height: template.frame[1] },
	minutes: template.minutes,
	people: template.people.join('–'),
	name: template.name,
	purpose: template.purpose,
	attribution: template.attribution,
	zones: template.zones.map(({ number, key, rect, title, prompt, holds }) => ({
		number: number ?? '–',
		key,
		rect,
		title,
		prompt,
		accepts: says(template, key, holds)
	})),
	steps: template.steps,
	mistakes: template.mistakes,
	example: template.example.map(({ zone, text }) => ({ zone, text }))
});

const IDS = ['empathy-map', 'persona', 'lean-experiment-canvas', 'mobius-loop'];

test('the canvases come in the order of the method, each under its own id', () => {
	expect([...CANVASES.keys()]).toEqual(IDS);
	for (const [id, template] of CANVASES) expect(template.id).toBe(id);
});

test.each(IDS)('%s has every text and every figure of the method, to the letter', (id) => {
	const written: unknown = JSON.parse(
		readFileSync(new URL(`fixtures/${id}.json`, import.meta.url), 'utf8')
	);
	expect(asWritten(CANVASES.get(id)!)).toEqual(written);
});

test('the head of the Empathy Map is the ellipse that the method gives', () => {
	const { regions, zones } = CANVASES.get('empathy-map')!;
	expect(regions).toEqual([
		{
			key: 'head',
			shape: { kind: 'ellipse', centre: [0.5, 0.535], rx: 0.225, ry: 0.245 },
			zones: ['think-feel', 'pains', 'gains'],
			width: 3
		}
	]);
	const small = zones.filter(({ note }) => note === 'small').map(({ key }) => key);
	expect(small).toEqual(['think-feel', 'pains', 'gains']);
});

test('its four hairlines run from the ellipse to the corners of the body', () => {
	const { drawing, regions } = CANVASES.get('empathy-map')!;
	const { centre, rx, ry } = regions![0]!.shape;
	for (const corner of [
		[0.02, 0.29],
		[0.98, 0.29],
		[0.98, 0.98],
		[0.02, 0.98]
	]) {
		const line = drawing.find((d) => d.kind === 'line' && String(d.to) === String(corner));
		expect(line?.kind).toBe('line');
		if (line?.kind !== 'line') continue;
		const [x, y] = line.from;
		expect(((x - centre[0]) / rx) ** 2 + ((y - centre[1]) / ry) ** 2).toBeCloseTo(1, 2);
	}
});

test('Persona has four equal lanes of evidence and three slots of priority', () => {
	const lanes = Object.fromEntries(
		CANVASES.get('persona')!.zones.flatMap(({ key, lanes }) => (lanes ? [[key, lanes]] : []))
	);
	expect(lanes.evidence!.direction).toBe('row');
	expect(lanes.evidence!.items.map(({ title, share }) => [title.en, title.ru, share])).toEqual([
		['sales and marketing data', 'данные продаж и маркетинга', 0.25],
		['market research', 'исследования рынка', 0.25],
		['field observation', 'наблюдения в поле', 0.25],
		['conversations', 'беседы с клиентами', 0.25]
	]);
	expect(lanes.priority!.direction).toBe('column');
	expect(lanes.priority!.items.map(({ title, share, max }) => [title.en, share, max])).toEqual([
		['primary', 0.45, 1],
		['secondary', 0.35, 3],
		['not designed for', 0.2, undefined]
	]);
	const numbers = CANVASES.get('persona')!
		.zones.filter(({ key }) => CANVASES.get('persona')!.coverage!.includes(key))
		.map(({ number }) => number);
	expect(numbers).toEqual(['3', '4', '5', '6', '7', '8', '9']);
});

test('the Lean canvas locks zones 3 to 7 at the dashed line and opens the row below it', () => {
	const { zones, lock, drawing } = CANVASES.get('lean-experiment-canvas')!;
	const numbers = (keys: readonly string[]) =>
		zones.filter(({ key }) => keys.includes(key)).map(({ number }) => number);
	expect(numbers(lock!.freezes)).toEqual(['3', '4', '5', '6', '7']);
	expect(numbers(lock!.opens)).toEqual(['8', '9', '10', '11']);
	const line = drawing.find(({ kind }) => kind === 'line');
	expect(line).toMatchObject({ from: [0.02, 0.74], to: [0.98, 0.74] });
	expect(line?.kind === 'line' && line.dash).toBeTruthy();
	expect(drawing).toContainEqual(
		expect.objectContaining({ kind: 'icon', icon: 'padlock', at: [0.5, 0.74] })
	);
	expect(zones.find(({ key }) => key === 'riskiest')!.holds).toMatchObject({
		linked: { from: 'assumptions', pick: 'top-left' }
	});
});

test('the Möbius Loop has the path, the stations and the pivot of the method', () => {
	const loop = CANVASES.get('mobius-loop')!.loop!;
	expect(loop).toMatchObject({ centre: [0.5, 0.47], a: 0.41, b: 0.26, width: 40, hub: [220, 120] });
	expect(loop.arrows).toEqual([0.06, 0.19, 0.31, 0.44, 0.56, 0.69, 0.81, 0.94]);
	expect(loop.stations.map(({ number, tau, title }) => [number, tau, title.en])).toEqual([
		['1', 0.125, 'Why and who'],
		['2', 0.25, 'Explore'],
		['3', 0.375, 'Outcomes'],
		['4', 0.5, 'Options / decide'],
		['5', 0.625, 'Deliver'],
		['6', 0.75, 'Measure'],
		['7', 0.875, 'Learn']
	]);
	expect(loop.pivots.map(({ label, to }) => [label.en, to])).toEqual([
		['another delivery lap', 0.5],
		['rethink options', null],
		['back to discovery', 0]
	]);
});

test('the two canvases adapted from shared work are shared alike, in files that say so', () => {
	const alike = [...CANVASES.values()].filter(({ licence }) => licence === 'CC-BY-SA-4.0');
	expect(alike.map(({ id }) => id)).toEqual(['lean-experiment-canvas', 'mobius-loop']);
	const folder = new URL('../../src/lib/canvases/', import.meta.url);
	const notice = readFileSync(new URL('LICENSE-CC-BY-SA-4.0.md', folder), 'utf8');
	for (const template of alike) {
		const file = readFileSync(new URL(`${template.id}.ts`, folder), 'utf8');
		expect(file).toContain('SPDX-License-Identifier: CC-BY-SA-4.0');
		for (const text of [template.attribution, template.changes!]) {
			expect(notice).toContain(text.en);
			expect(notice).toContain(text.ru);
		}
	}
});
