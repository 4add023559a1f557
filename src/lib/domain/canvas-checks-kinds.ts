import type { CanvasTemplate } from './canvas.ts';
import { hasRows, isAnswered, named } from './canvas-checks.ts';
import { scaleRect } from './canvas-shape.ts';
import { inflate, contains, rectOf } from './geometry.ts';
import { LOCALES } from './locale.ts';
import { loopPoint } from './loop.ts';

/** Fewer ballots would let a value be traced to the person who gave it. */
const LEAST_BALLOTS = 3;
/** Points of a ribbon that are compared with the zones: one every 7 units on a 3,000-unit frame. */
const RIBBON_SAMPLES = 1024;

const zoneNamed = (template: CanvasTemplate, key: string) =>
	template.zones.find((zone) => zone.key === key);

function* known(template: CanvasTemplate, keys: readonly string[], who: string): Iterable<string> {
	for (const key of keys) {
		if (!zoneNamed(template, key)) yield `${who} names the unknown zone "${key}"`;
	}
}

export function* timesAddUp({ steps, minutes, people }: CanvasTemplate): Iterable<string> {
	const sum = steps.reduce((total, step) => total + step.minutes, 0);
	if (sum !== minutes) yield `the steps take ${sum} minutes, the canvas says ${minutes}`;
	if (people[0] > people[1]) yield `the least number of people is above the most`;
}

export function* examplesFit(template: CanvasTemplate): Iterable<string> {
	for (const { zone: key, type, lane, at } of template.example) {
		const zone = zoneNamed(template, key);
		if (!zone) {
			yield `the example names the unknown zone "${key}"`;
			continue;
		}
		const types = zone.holds.kind === 'notes' ? zone.holds.types : [];
		if (type && !types.includes(type)) yield `${named(zone)} takes no note of kind "${type}"`;
		if (lane && !zone.lanes?.items.some((item) => item.key === lane)) {
			yield `${named(zone)} has no lane "${lane}"`;
		}
		if (at && !zone.axes) yield `${named(zone)} has no axes to place its example on`;
	}
}

export function* namesAreKnown(template: CanvasTemplate): Iterable<string> {
	const { lock, coverage = [], zones } = template;
	yield* known(template, [...(lock?.freezes ?? []), ...(lock?.opens ?? [])], 'the lock');
	for (const key of lock?.freezes ?? []) {
		if (lock?.opens.includes(key)) yield `the lock both freezes and opens zone "${key}"`;
	}
	yield* known(template, coverage, 'coverage');
	for (const zone of zones) {
		const from = zone.holds.kind === 'notes' ? zone.holds.linked?.from : undefined;
		if (from === undefined) continue;
		if (!zoneNamed(template, from)?.axes) {
			yield `${named(zone)} takes its linked note from "${from}", which has no axes`;
		}
	}
}

export function* loopIsSound(template: CanvasTemplate): Iterable<string> {
	const { loop, kind } = template;
	if ((kind === 'loop') !== (loop !== undefined)) {
		yield loop ? `only kind "loop" has a loop` : `kind "loop" needs a loop`;
	}
	if (!loop) return;
	const [cx, cy] = loop.centre;
	if (cx - loop.a < 0 || cx + loop.a > 1 || cy - loop.b < 0 || cy + loop.b > 1) {
		yield 'the loop leaves the frame';
	}
	let last = -1;
	for (const { number, tau, zones } of loop.stations) {
		if (tau <= last) yield `station "${number}" doesn't come after the one before it`;
		last = tau;
		yield* known(template, zones, `station "${number}"`);
	}
	const sheet = rectOf([0, 0], template.frame);
	const ribbon = Array.from({ length: RIBBON_SAMPLES }, (_, i) =>
		loopPoint(loop, sheet, i / RIBBON_SAMPLES)
	);
	for (const zone of template.zones) {
		const near = zone.rect && inflate(scaleRect(zone.rect, sheet), loop.width / 2);
		if (near && ribbon.some((p) => contains(near, p))) yield `${named(zone)} touches the ribbon`;
	}
}

export function* gridIsSound(template: CanvasTemplate): Iterable<string> {
	const { grid, kind } = template;
	if (!grid) {
		if (kind === 'matrix') yield 'kind "matrix" needs a grid';
		return;
	}
	yield* known(template, grid.zones, 'the grid');
	if (grid.start < grid.least || grid.start > grid.most) {
		yield `the grid starts with ${grid.start} tracks, outside ${grid.least} to ${grid.most}`;
	}
	if ((grid.titles?.length ?? 0) > grid.most) yield 'the grid has more titles than tracks';
	for (const { zone, track } of [...(grid.cells ?? []), ...(grid.printed ?? [])]) {
		if (!grid.zones.includes(zone))
			yield `the grid has a cell in "${zone}", which is no band of it`;
		if (track >= grid.most) yield `the grid has a cell in track ${track}, beyond its ${grid.most}`;
	}
}

export function* ballotIsSound(template: CanvasTemplate): Iterable<string> {
	const { ballot, kind } = template;
	if (!ballot) {
		if (kind === 'assessment') yield 'kind "assessment" needs a ballot';
		return;
	}
	if (ballot.least < LEAST_BALLOTS) {
		yield `a ballot must not be opened with fewer than ${LEAST_BALLOTS} answers`;
	}
	yield* known(template, ballot.zones, 'the ballot');
	for (const key of ballot.zones) {
		const zone = zoneNamed(template, key);
		if (zone && !isAnswered(zone)) yield `${named(zone)} is on the ballot but asks for no answer`;
	}
}

export function* recordIsSound(template: CanvasTemplate): Iterable<string> {
	const { record, kind, zones } = template;
	if (kind === 'list' && !record && !zones.some(hasRows)) {
		yield 'kind "list" needs a record or a zone with rows';
	}
	yield* known(template, record?.fields ?? [], 'the record');
	for (const zone of zones) {
		if (!zone.rect && !record?.fields.includes(zone.key)) {
			yield `${named(zone)} has no place: neither a rect nor a field of the record`;
		}
	}
}

/** What others gave us to share alike says whom it comes from, what we changed, and where to look. */
export function* licenceIsHonoured(template: CanvasTemplate): Iterable<string> {
	const { licence, attribution, changes, link } = template;
	const named = LOCALES.filter((locale) => attribution[locale].includes('CC BY-SA'));
	if (licence === 'CC-BY-SA-4.0') {
		if (!changes) yield 'a CC BY-SA template must state what was changed';
		if (!link) yield 'a CC BY-SA template must link to its source';
		for (const locale of LOCALES) {
			if (!named.includes(locale)) yield `attribution.${locale} doesn't name the CC BY-SA licence`;
		}
	} else if (named.length > 0) {
		yield `what is adapted from CC BY-SA work must be shared under CC-BY-SA-4.0, not ${licence}`;
	}
}
