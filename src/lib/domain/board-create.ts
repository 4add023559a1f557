import * as Y from 'yjs';
import { LOCAL, mapOf, readElement, type Board } from './board.ts';
import { endValue, mapFor, type NewElement } from './element-writer.ts';
import { hostFrom } from './connector/host.ts';
import { routeOf } from './connector/route.ts';
import type { ConnectorEnd, ConnectorRecord, ElementRecord } from './elements.ts';
import { add, type Point, type Size } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';
import { byZ, isOrderKey, keysAbove } from './order.ts';
import { clampPoint, isId, timeOr0 } from './values.ts';

export type { NewElement } from './element-writer.ts';

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
 * Makes elements, in one transaction, and says which: ids that exist or aren't ids are passed over.
 * What each is clamped to: element-writer.ts.
 */
export function createElements(board: Board, specs: readonly NewElement[]): string[] {
	const fresh = new Map<string, NewElement>();
	for (const spec of specs) {
		if (isId(spec.id) && !board.elements.has(spec.id)) fresh.set(spec.id, spec);
	}
	if (fresh.size === 0) return [];
	const keys = keysOnTop(board, fresh.size);
	board.doc.transact(() => {
		for (const spec of fresh.values()) {
			const z = keys.shift();
			board.elements.set(spec.id, mapFor(spec, isOrderKey(spec.z) ? spec.z : z));
		}
	}, LOCAL);
	return [...fresh.keys()];
}

/** createElements for notes and texts, with the usual left out. */
export const createNotes = (board: Board, specs: readonly NewNote[]): string[] =>
	createElements(
		board,
		specs.map(({ kind = 'note', type, text = '', ...spec }) =>
			kind === 'note'
				? { ...spec, kind, text, ...(type && { type }) }
				: { ...spec, kind, text, size: 'medium' }
		)
	);

/**
 * Copies elements, shifted by `by` (board units), on top of everything and in the same order among
 * themselves. Among the copies everything hangs together as among the originals: groups, what
 * carries what, connectors' ends; toward the rest they keep what their originals had, but for a
 * connector copied without its hosts, which comes off them. One
 * transaction. Answers with the copies' ids, lowest first.
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
	const copyOf = new Map<string, string>();
	for (const { id } of records) {
		const copy = context.newId();
		if (isId(copy) && !board.elements.has(copy)) copyOf.set(id, copy);
	}
	if (copyOf.size === 0) return [];
	const groupOf = new Map<string, string>();
	const newGroup = (id: string): string => {
		const group = groupOf.get(id) ?? context.newId();
		groupOf.set(id, group);
		return group;
	};
	/** A connector copied without either of its hosts would lie on the original, unseen: it comes off. */
	const ends = (record: ConnectorRecord): Pick<ConnectorRecord, 'from' | 'to'> => {
		const stays = ({ id }: ConnectorEnd): boolean =>
			id !== undefined && !copyOf.has(id) && board.elements.has(id);
		if (!stays(record.from) || !stays(record.to)) return record;
		const { from, to } = routeOf(record, (id) => {
			const host = readElement(board, id);
			return host && hostFrom(host);
		});
		return { from: { xy: from }, to: { xy: to } };
	};
	const moved = (end: ConnectorEnd): Record<string, unknown> =>
		endValue({
			...end,
			xy: add(end.xy, by),
			...(end.id !== undefined && { id: copyOf.get(end.id) ?? end.id })
		});
	const keys = keysOnTop(board, records.length);
	board.doc.transact(() => {
		for (const [i, record] of records.entries()) {
			const source = mapOf(board, record.id);
			const id = copyOf.get(record.id);
			if (!source || id === undefined) continue;
			const copy = copyMap(source);
			copy.set('xy', clampPoint(add(record.xy, by)));
			copy.set('z', keys[i]);
			copy.set('at', timeOr0(context.at));
			if (isId(context.by)) copy.set('by', context.by);
			else copy.delete('by');
			// A lock is for the one that was locked: whoever makes copies wants to use them.
			copy.delete('locked');
			const on = record.on === undefined ? undefined : copyOf.get(record.on);
			if (on !== undefined) copy.set('on', on);
			if (record.groups) copy.set('groups', record.groups.map(newGroup));
			if (record.kind === 'connector') {
				const { from, to } = ends(record);
				copy.set('from', moved(from));
				copy.set('to', moved(to));
			}
			board.elements.set(id, copy);
		}
	}, LOCAL);
	return [...copyOf.values()];
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
