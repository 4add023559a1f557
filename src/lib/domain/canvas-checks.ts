import type { CanvasTemplate, Control, Zone } from './canvas.ts';
import { cellsOf } from './canvas-grid.ts';
import { NOTE_SIZES, noteSizeIn } from './canvas-notes.ts';
import { partsOf, noteArea } from './canvas-parts.ts';
import { clamp, encloses, intersects, rectOf, type Rect } from './geometry.ts';

/** Each check yields problems in words; together with canvas-checks-kinds.ts they are the rules. */
export type Check = (template: CanvasTemplate) => Iterable<string>;

/** Fractions are written with four digits at most; sums of them are off by less than this. */
export const NEAR = 1e-6;

const UNIT: Rect = { x: 0, y: 0, w: 1 + NEAR, h: 1 + NEAR };

export const named = (zone: Zone): string => `zone "${zone.key}"`;

function* repeated(keys: readonly string[], what: string): Iterable<string> {
	for (const key of new Set(keys.filter((key, i) => keys.indexOf(key) !== i))) {
		yield `${what} "${key}" is there twice`;
	}
}

export function* keysAreUnique({ zones }: CanvasTemplate): Iterable<string> {
	yield* repeated(
		zones.map(({ key }) => key),
		'zone'
	);
	for (const zone of zones) {
		yield* repeated(zone.lanes?.items.map(({ key }) => key) ?? [], `${named(zone)}: lane`);
	}
}

const NUMBER = /^([A-Z]?)(\d*)([a-z]?)$/u;

/** Badges count upwards as they are read: 1, 2, 7, 7a, 7b; each letter has a count of its own. */
export function* numbersInReadingOrder({ zones }: CanvasTemplate): Iterable<string> {
	const numbers = zones.flatMap(({ number }) => (number === null ? [] : [number]));
	yield* repeated(numbers, 'number');
	const last = new Map<string, { readonly rank: number; readonly number: string }>();
	for (const number of numbers) {
		const [, letter = '', digits = '', suffix = ''] = NUMBER.exec(number) ?? [];
		const rank = Number(digits) * 100 + (suffix === '' ? 0 : suffix.charCodeAt(0) - 96);
		const before = last.get(letter);
		if (before && rank < before.rank) {
			yield `number "${number}" comes after "${before.number}" in reading order`;
		}
		last.set(letter, { rank, number });
	}
}

/** What a zone covers: its own cells where they are drawn apart, else its rect. */
function coverOf(template: CanvasTemplate, zone: Zone): readonly Rect[] {
	if (template.grid?.cells?.some((cell) => cell.zone === zone.key)) {
		return cellsOf(template, zone, rectOf([0, 0], [1, 1])).map(({ rect }) => rect);
	}
	return zone.rect ? [zone.rect] : [];
}

const overlap = (a: Rect, b: Rect): boolean =>
	intersects(a, { x: b.x + NEAR, y: b.y + NEAR, w: b.w - 2 * NEAR, h: b.h - 2 * NEAR });

export function* zonesKeepTheirPlace(template: CanvasTemplate): Iterable<string> {
	const { zones } = template;
	for (const zone of zones) {
		if (zone.rect && !encloses(UNIT, zone.rect)) yield `${named(zone)} leaves the frame`;
	}
	for (const [i, a] of zones.entries()) {
		for (const b of zones.slice(i + 1)) {
			// A ring or an ellipse is told from its neighbours by its shape, not by its box.
			if (isRound(a) || isRound(b)) continue;
			const covers = coverOf(template, b);
			if (coverOf(template, a).some((x) => covers.some((y) => overlap(x, y)))) {
				yield `${named(a)} and ${named(b)} overlap`;
			}
		}
	}
}

const isRound = ({ shape }: Zone): boolean => shape?.kind === 'ring' || shape?.kind === 'ellipse';

/** A region lies over its own zones only. */
export function* regionsHoldTheirZones({ regions = [], zones }: CanvasTemplate): Iterable<string> {
	for (const { key, shape, zones: own } of regions) {
		for (const name of own) {
			if (!zones.some((zone) => zone.key === name)) {
				yield `region "${key}" names the unknown zone "${name}"`;
			}
		}
		for (const zone of zones) {
			if (!zone.rect) continue;
			const { x, y, w, h } = zone.rect;
			const inside = (px: number, py: number): boolean =>
				((px - shape.centre[0]) / shape.rx) ** 2 + ((py - shape.centre[1]) / shape.ry) ** 2 <= 1;
			const whole = [x, x + w].every((px) => [y, y + h].every((py) => inside(px, py)));
			const nearest = inside(clamp(shape.centre[0], x, x + w), clamp(shape.centre[1], y, y + h));
			if (own.includes(zone.key) && !whole) {
				yield `${named(zone)} leaves the region "${key}" it belongs to`;
			}
			if (!own.includes(zone.key) && nearest) {
				yield `${named(zone)} lies under the region "${key}"`;
			}
		}
	}
}

/** Titles and prompts in the longer language still leave room for a note. */
export function* zonesHaveRoom(template: CanvasTemplate): Iterable<string> {
	const sheet = rectOf([0, 0], template.frame);
	for (const zone of template.zones) {
		if (!zone.rect || zone.holds.kind !== 'notes' || template.grid?.zones.includes(zone.key)) {
			continue;
		}
		const parts = partsOf(template, zone, sheet);
		const rooms =
			parts.length > 0 ? parts.map(({ notes }) => notes) : [noteArea(template, zone, sheet)];
		const least = zone.note ? noteSizeIn(template, zone) : NOTE_SIZES.compact;
		if (rooms.some((room) => room.w < least[0] || room.h < least[1])) {
			yield `${named(zone)} has no room for a note under its heading`;
		}
	}
}

const controlsOf = (zone: Zone): readonly Control[] => {
	if (zone.holds.kind !== 'notes') return [zone.holds];
	return zone.holds.with ? [zone.holds.with] : [];
};

function* sharesMakeOne(shares: readonly number[], what: string): Iterable<string> {
	const sum = shares.reduce((a, b) => a + b, 0);
	if (Math.abs(sum - 1) > NEAR) yield `${what} make ${Number(sum.toFixed(4))}, not 1`;
}

export function* partsAddUp({ zones }: CanvasTemplate): Iterable<string> {
	for (const zone of zones) {
		if (zone.lanes) {
			yield* sharesMakeOne(
				zone.lanes.items.map(({ share }) => share),
				`${named(zone)}: the shares of its lanes`
			);
		}
		for (const control of controlsOf(zone)) {
			if (control.kind === 'rating' && control.least >= control.most) {
				yield `${named(zone)}: its rating ends before it begins`;
			}
			if (control.kind === 'rows') {
				yield* sharesMakeOne(
					control.columns.map(({ share }) => share),
					`${named(zone)}: the shares of its columns`
				);
			}
		}
	}
}

export const isAnswered = (zone: Zone): boolean =>
	controlsOf(zone).some(({ kind }) => kind === 'rating' || kind === 'choice');

export const hasRows = (zone: Zone): boolean =>
	controlsOf(zone).some(({ kind }) => kind === 'rows');
