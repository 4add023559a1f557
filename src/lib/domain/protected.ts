import * as Y from 'yjs';
import { parseElement } from './element-parser.ts';
import type { ConnectorRecord } from './elements.ts';
import { contains, centreOf, rectOf, type Rect } from './geometry.ts';
import { PLAN } from './plan-roots.ts';
import { isId, isPlainObject, parsePoint, parseSize } from './values.ts';

/**
 * What participants can't touch (docs/adr/0013-protected-objects.md): elements that lie in the plan
 * instead of on a board, under the same ids. The plan's other part of it, `frozen`, says which
 * canvases nothing more may be put on.
 */

/** Element id → the element, as a board's document holds it, with `frozen` beside: the canvas it was frozen with. */
export const protectedOf = (plan: Y.Doc): Y.Map<unknown> => plan.getMap('protected');
/** Frame id → true. */
const frozenOf = (plan: Y.Doc): Y.Map<unknown> => plan.getMap('frozen');

/** The key beside an element's own that says with which canvas it was frozen. */
const FROZEN_WITH = 'frozen';

/** Elements of one intention; a canvas that is full holds about 300. */
export const MAX_PROTECTED_AT_ONCE = 2_000;

/** Elements by value, on their way from one document to another. */
export type Copies = ReadonlyMap<string, Copy>;

export interface Copy {
	/** Belongs to no document yet. */
	readonly element: Y.Map<unknown>;
	/** What it was copied of, to tell whether that has changed since. */
	readonly was: string;
}

/** Copies of what is there of these. */
export function copiesOf(elements: Y.Map<unknown>, ids: Iterable<string>): Copies {
	const copies = new Map<string, Copy>();
	for (const id of ids) {
		const element = elements.get(id);
		if (isId(id) && element instanceof Y.Map) {
			copies.set(id, { element: element.clone(), was: asText(element) });
		}
	}
	return copies;
}

/** Ids of what is there still, and no longer as it was copied. */
export function changedSince(elements: Y.Map<unknown>, copies: Copies): string[] {
	return [...copies].flatMap(([id, { was }]) => {
		const element = elements.get(id);
		return element instanceof Y.Map && asText(element) !== was ? [id] : [];
	});
}

const asText = (element: Y.Map<unknown>): string => JSON.stringify(element.toJSON());

/** Lays copies into the plan. @param frame the canvas they are frozen with; null: each by itself */
export function protect(plan: Y.Doc, copies: Copies, frame: string | null): void {
	if (copies.size === 0) return;
	plan.transact(() => {
		for (const [id, { element }] of copies) {
			if (frame !== null) element.set(FROZEN_WITH, frame);
			protectedOf(plan).set(id, element);
		}
	}, PLAN);
}

/** Lays copies onto a board, in the place of what may lie there under the same ids. */
export function layBack(elements: Y.Map<unknown>, copies: Copies): void {
	for (const [id, { element }] of copies) {
		element.delete(FROZEN_WITH);
		elements.set(id, element);
	}
}

/** Takes elements away, of those that are there. Answers which were. */
export function takeAway(elements: Y.Map<unknown>, ids: Iterable<string>): string[] {
	const gone = [...ids].filter((id) => elements.has(id));
	for (const id of gone) elements.delete(id);
	return gone;
}

/** Ids of what is protected. */
export const protectedIds = (plan: Y.Doc): string[] => [...protectedOf(plan).keys()];

/** Ids of what was frozen with a canvas. */
export const frozenWith = (plan: Y.Doc, frame: string): string[] =>
	protectedIds(plan).filter((id) => {
		const element = protectedOf(plan).get(id);
		return element instanceof Y.Map && element.get(FROZEN_WITH) === frame;
	});

/**
 * Ids of a board's elements that have their middle in a rect (board units), and of the connectors
 * between such ones, those that are protected already included.
 */
export function lyingIn(elements: Y.Map<unknown>, fixed: Copies, rect: Rect): string[] {
	const inside = new Set<string>();
	const lines: ConnectorRecord[] = [];
	const look = (id: string, value: unknown): void => {
		const rec = parseElement(id, value);
		if (rec?.kind === 'connector') lines.push(rec);
		else if (rec && contains(rect, centreOf(rectOf(rec.xy, rec.wh)))) inside.add(id);
	};
	elements.forEach((value, id) => look(id, value));
	const own = [...inside];
	for (const [id, { was }] of fixed) {
		const there: unknown = JSON.parse(was);
		const xy = isPlainObject(there) ? parsePoint(there.xy) : null;
		const wh = isPlainObject(there) ? parseSize(there.wh) : null;
		if (xy && wh && contains(rect, centreOf(rectOf(xy, wh)))) inside.add(id);
	}
	const between = lines.filter(({ from, to }) =>
		[from, to].every((end) => end.id !== undefined && inside.has(end.id))
	);
	return [...own, ...between.map(({ id }) => id)];
}

/** Whether nothing more may be put on a canvas. */
export const isFrozenCanvas = (plan: Y.Doc, frame: string): boolean =>
	frozenOf(plan).get(frame) === true;

/** Canvases that nothing more may be put on. */
export function frozenCanvases(plan: Y.Doc): ReadonlySet<string> {
	return new Set([...frozenOf(plan)].flatMap(([id, on]) => (on === true ? [id] : [])));
}

export function setFrozenCanvas(plan: Y.Doc, frame: string, on: boolean): void {
	if (isFrozenCanvas(plan, frame) === on) return;
	plan.transact(() => {
		if (on) frozenOf(plan).set(frame, true);
		else frozenOf(plan).delete(frame);
	}, PLAN);
}
