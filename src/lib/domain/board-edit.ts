import * as Y from 'yjs';
import { LOCAL, readElement, textOf, type Board } from './board.ts';
import { parseElement } from './element-parser.ts';
import { endValue } from './element-writer.ts';
import type { ConnectorEnd, ElementKind, ElementRecord } from './elements.ts';
import { add, sub, type Point, type Rect } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';
import { rewrite, type TextResult } from './text.ts';
import { clampPoint, clampSize, isPlainObject } from './values.ts';

/**
 * Changes to elements that exist. Each is one transaction, writes only what is different, passes
 * over ids that are gone or can't be read, and answers with the ids that it changed.
 */

/** Key → new value; undefined takes the key away. */
export type Patch = Readonly<Record<string, unknown>>;

/**
 * Moves top-left corners to these places (board units, clamped to ±MAX_COORDINATE). A connector's
 * ends go with it.
 */
export const moveElements = (board: Board, to: ReadonlyMap<string, Point>): string[] =>
	patch(board, to, (xy, record) => ({ xy: clampPoint(xy), ...movedEnds(record, xy) }));

function movedEnds(record: ElementRecord, to: Point): Patch {
	if (record.kind !== 'connector') return {};
	const by = sub(to, record.xy);
	const moved = (end: ConnectorEnd): unknown => endValue({ ...end, xy: add(end.xy, by) });
	return { from: moved(record.from), to: moved(record.to) };
}

/** Gives elements these rects (board units, clamped to the limits of place and side). */
export const resizeElements = (board: Board, to: ReadonlyMap<string, Rect>): string[] =>
	patch(board, to, (r) => ({ xy: clampPoint([r.x, r.y]), wh: clampSize([r.w, r.h]) }));

const COLORED: readonly ElementKind[] = ['note', 'text', 'shape', 'connector', 'ink', 'frame'];

export const setColor = (board: Board, ids: Iterable<string>, color: NoteColor): string[] =>
	patch(board, writing(board, ids, COLORED), () => ({ color }));

/** What kind of note it is; undefined takes the mark away. Only notes have one. */
export const setType = (
	board: Board,
	ids: Iterable<string>,
	type: NoteKind | undefined
): string[] => patch(board, writing(board, ids, ['note']), () => ({ type }));

/** New drawing keys, from order.ts. */
export const setKeys = (board: Board, keys: ReadonlyMap<string, string>): string[] =>
	patch(board, keys, (z) => ({ z }));

/** Deletes whatever stands under these ids, also what can't be read: that is how ruins are cleared. */
export function deleteElements(board: Board, ids: Iterable<string>): string[] {
	const there = [...new Set(ids)].filter((id) => board.elements.has(id));
	if (there.length === 0) return there;
	board.doc.transact(() => {
		for (const id of there) board.elements.delete(id);
	}, LOCAL);
	return there;
}

/**
 * Makes a note's text read `value`, by the smallest change. `too-long` (and nothing written) beyond
 * MAX_TEXT_LENGTH, unless it gets shorter.
 */
export function replaceText(board: Board, id: string, value: string): TextResult {
	const text = textOf(board, id);
	return text ? rewrite(text, value, LOCAL) : 'gone';
}

function writing(
	board: Board,
	ids: Iterable<string>,
	kinds: readonly ElementKind[]
): Map<string, null> {
	const found = new Map<string, null>();
	for (const id of ids) {
		const kind = readElement(board, id)?.kind;
		if (kind && kinds.includes(kind)) found.set(id, null);
	}
	return found;
}

/**
 * Writes these keys of elements in one transaction: for every operation on elements that exist.
 * `patchOf` gets the element as it is; undefined in its answer takes a key away.
 */
export function patch<T>(
	board: Board,
	targets: ReadonlyMap<string, T>,
	patchOf: (value: T, record: ElementRecord) => Patch
): string[] {
	const writes: { id: string; write: () => void }[] = [];
	for (const [id, target] of targets) {
		const map = board.elements.get(id);
		const record = parseElement(id, map);
		if (!record || !(map instanceof Y.Map)) continue;
		const different = Object.entries(patchOf(target, record)).filter(
			([key, value]) => !same(map.get(key), value)
		);
		if (different.length === 0) continue;
		const write = (): void => {
			for (const [key, value] of different) {
				if (value === undefined) map.delete(key);
				else map.set(key, value);
			}
		};
		writes.push({ id, write });
	}
	// An empty transaction would still tell every listener that something happened.
	if (writes.length > 0) {
		board.doc.transact(() => {
			for (const { write } of writes) write();
		}, LOCAL);
	}
	return writes.map(({ id }) => id);
}

function same(a: unknown, b: unknown): boolean {
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((value, i) => same(value, b[i]));
	}
	if (isPlainObject(a) && isPlainObject(b)) {
		const keys = Object.keys(a);
		return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
	}
	return a === b;
}
