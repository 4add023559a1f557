import * as Y from 'yjs';
import { parseElement } from './element-parser.ts';
import type { ElementRecord } from './elements.ts';

/**
 * The board document: what people contribute. `doc.getMap('elements')`, id → Y.Map (the contract's
 * "Board document"). Every operation on it is one transaction, and so one step of undo.
 */
export interface Board {
	readonly doc: Y.Doc;
	readonly elements: Y.Map<unknown>;
	/** What people say about it (comments.ts). */
	readonly comments: Y.Map<unknown>;
}

/**
 * Origin of every change that this person makes: what undo follows. Text that is typed belongs
 * under it as well.
 */
export const LOCAL = Symbol('local');

export const openBoard = (doc: Y.Doc): Board => ({
	doc,
	elements: doc.getMap('elements'),
	comments: doc.getMap('comments')
});

/** Whether something stands under this id: an element, or a thread of comments. */
export const isThere = (board: Board, id: string): boolean =>
	board.elements.has(id) || board.comments.has(id);

/** Null when there is no such element or it can't be read. */
export const readElement = (board: Board, id: string): ElementRecord | null =>
	parseElement(id, board.elements.get(id));

/** All elements that can be read, in no order; the rest is skipped. */
export function readElements(board: Board): ElementRecord[] {
	const records: ElementRecord[] = [];
	board.elements.forEach((value, id) => {
		const record = parseElement(id, value);
		if (record) records.push(record);
	});
	return records;
}

/** The living text of a note or text element, for an editor to bind to; null when there is none. */
export function textOf(board: Board, id: string): Y.Text | null {
	const map = board.elements.get(id);
	const text: unknown = map instanceof Y.Map ? map.get('text') : null;
	return text instanceof Y.Text ? text : null;
}

/** The Y.Map of an element that can be read; null otherwise, so that nothing writes into ruins. */
export function mapOf(board: Board, id: string): Y.Map<unknown> | null {
	const map = board.elements.get(id);
	return map instanceof Y.Map && parseElement(id, map) ? map : null;
}
