import * as Y from 'yjs';
import { patch } from './board-patch.ts';
import { LOCAL, readElement, textOf, type Board } from './board.ts';
import { releasedBy } from './connector/edit.ts';
import { movingConnectors, resizingConnectors } from './connector/move.ts';
import type { ElementKind } from './elements.ts';
import type { Point, Rect } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';
import { rewrite, type TextResult } from './text.ts';
import { clampPoint, clampSize } from './values.ts';

export { patch, type Patch } from './board-patch.ts';

/**
 * Changes to elements that exist. Each is one transaction, writes only what is different, passes
 * over ids that are gone or can't be read and elements that are locked, and answers with the ids
 * that it changed.
 */

/**
 * Moves top-left corners to these places (board units, clamped to ±MAX_COORDINATE). A connector's
 * place is where it is shown; its ends go along, but for those on hosts that stay.
 */
export function moveElements(board: Board, given: ReadonlyMap<string, Point>): string[] {
	const to = unlocked(board, given);
	const connectorAt = movingConnectors(board, to);
	return patch(board, to, (xy, record) =>
		record.kind === 'connector' ? connectorAt(record, xy) : { xy: clampPoint(xy) }
	);
}

/**
 * Gives elements these rects (board units, clamped to the limits of place and side). Of a connector
 * the ends that stick to nothing keep their place in its rect.
 */
export function resizeElements(board: Board, given: ReadonlyMap<string, Rect>): string[] {
	const to = unlocked(board, given);
	const connectorIn = resizingConnectors(board, to);
	return patch(board, to, (r, record) =>
		record.kind === 'connector'
			? connectorIn(record, r)
			: { xy: clampPoint([r.x, r.y]), wh: clampSize([r.w, r.h]) }
	);
}

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
	// Neighbours make room whether they are locked or not.
	patch(board, keys, (z) => ({ z }), { locked: 'too' });

/**
 * Deletes whatever stands under these ids, also what can't be read: that is how ruins are cleared.
 * What is locked stays. Ends of connectors that stay are left where they are shown.
 */
export function deleteElements(board: Board, ids: Iterable<string>): string[] {
	const there = [...new Set(ids)].filter((id) => board.elements.has(id) && !isLocked(board, id));
	if (there.length === 0) return there;
	const released = releasedBy(board, new Set(there));
	board.doc.transact(() => {
		patch(board, released, (ends) => ends, { locked: 'too' });
		for (const id of there) board.elements.delete(id);
	}, LOCAL);
	return there;
}

/**
 * Makes a note's text read `value`, by the smallest change. `too-long` (and nothing written) beyond
 * MAX_TEXT_LENGTH, unless it gets shorter. `gone` also for what is locked.
 */
export function replaceText(board: Board, id: string, value: string): TextResult {
	const text = isLocked(board, id) ? null : textOf(board, id);
	return text ? rewrite(text, value, LOCAL) : 'gone';
}

/** Without what is locked: connectors must not be led to where their hosts don't go. */
function unlocked<T>(board: Board, targets: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
	const locked = [...targets.keys()].filter((id) => isLocked(board, id));
	if (locked.length === 0) return targets;
	const free = new Map(targets);
	for (const id of locked) free.delete(id);
	return free;
}

/** Read without parsing: it is asked of thousands. */
function isLocked(board: Board, id: string): boolean {
	const map = board.elements.get(id);
	return map instanceof Y.Map && map.get('locked') === true;
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
