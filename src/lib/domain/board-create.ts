import * as Y from 'yjs';
import { LOCAL, mapOf, readElement, type Board } from './board.ts';
import { MAX_TEXT_LENGTH, type ElementRecord } from './elements.ts';
import { add, type Point, type Size } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';
import { byZ, isOrderKey, keysAbove } from './order.ts';
import { cut, wellFormed } from './text.ts';
import { clampPoint, clampSize, isId, timeOr0 } from './values.ts';

/** A note to be made. */
export interface NewNote {
	readonly id: string;
	/** `text` for words straight on the board; `note` when absent. */
	readonly kind?: 'note' | 'text';
	readonly xy: Point;
	readonly wh: Size;
	readonly color: NoteColor;
	readonly type?: NoteKind;
	readonly text?: string;
	/** Participant id; absent when anonymous. */
	readonly by?: string;
	/** ms since the epoch. */
	readonly at: number;
	/** On top of everything, in the order given, when absent. */
	readonly z?: string;
}

/** Who makes copies, when, and under which ids. */
export interface MakeContext {
	readonly newId: () => string;
	readonly by?: string;
	/** ms since the epoch. */
	readonly at: number;
}

/** A key above every element's. */
export const topZ = (board: Board): string => keysOnTop(board, 1)[0] ?? '';

const keysOnTop = (board: Board, count: number): string[] => {
	const keys: unknown[] = [];
	board.elements.forEach((map) => keys.push(map instanceof Y.Map ? map.get('z') : null));
	return keysAbove(keys, count);
};

/**
 * Makes notes, in one transaction, and says which: ids that exist or aren't ids are passed over.
 * Places and sizes are clamped to the limits and texts cut to MAX_TEXT_LENGTH; whoever takes long
 * texts from people checks before and says so (clipboard.ts).
 */
export function createNotes(board: Board, specs: readonly NewNote[]): string[] {
	const fresh = new Map<string, NewNote>();
	for (const spec of specs) {
		if (isId(spec.id) && !board.elements.has(spec.id)) fresh.set(spec.id, spec);
	}
	if (fresh.size === 0) return [];
	const keys = keysOnTop(board, fresh.size);
	board.doc.transact(() => {
		for (const spec of fresh.values()) {
			const z = keys.shift();
			board.elements.set(spec.id, noteMap(spec, isOrderKey(spec.z) ? spec.z : z));
		}
	}, LOCAL);
	return [...fresh.keys()];
}

function noteMap(spec: NewNote, z: string | undefined): Y.Map<unknown> {
	const map = new Y.Map<unknown>([
		['kind', spec.kind ?? 'note'],
		['xy', clampPoint(spec.xy)],
		['wh', clampSize(spec.wh)],
		['z', z],
		['at', timeOr0(spec.at)],
		['text', new Y.Text(cut(wellFormed(spec.text ?? ''), MAX_TEXT_LENGTH))],
		['color', spec.color]
	]);
	if (isId(spec.by)) map.set('by', spec.by);
	if (spec.type) map.set('type', spec.type);
	return map;
}

/**
 * Copies elements, shifted by `by` (board units), on top of everything and in the same order among
 * themselves. One transaction. Answers with the copies' ids, lowest first.
 */
export function duplicate(
	board: Board,
	ids: Iterable<string>,
	by: Point,
	context: MakeContext
): string[] {
	const records: ElementRecord[] = [];
	for (const id of new Set(ids)) {
		const record = readElement(board, id);
		if (record) records.push(record);
	}
	records.sort(byZ);
	const copies: string[] = [];
	if (records.length === 0) return copies;
	const keys = keysOnTop(board, records.length);
	board.doc.transact(() => {
		for (const [i, record] of records.entries()) {
			const source = mapOf(board, record.id);
			const id = context.newId();
			if (!source || !isId(id) || board.elements.has(id)) continue;
			const copy = copyMap(source);
			copy.set('xy', clampPoint(add(record.xy, by)));
			copy.set('z', keys[i]);
			copy.set('at', timeOr0(context.at));
			if (isId(context.by)) copy.set('by', context.by);
			else copy.delete('by');
			board.elements.set(id, copy);
			copies.push(id);
		}
	}, LOCAL);
	return copies;
}

/** Copies every key, also those that only a newer version understands. */
function copyMap(source: Y.Map<unknown>): Y.Map<unknown> {
	const entries: [string, unknown][] = [];
	source.forEach((value, key) => {
		if (value instanceof Y.Doc) return;
		entries.push([key, value instanceof Y.AbstractType ? value.clone() : value]);
	});
	return new Y.Map(entries);
}
