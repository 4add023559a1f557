import * as Y from 'yjs';
import { LOCAL, type Board } from './board.ts';
import { endValue } from './element-writer.ts';
import { parseEnd } from './element-parser.ts';
import type { ConnectorEnd } from './elements.ts';
import type { Point } from './geometry.ts';
import { cut, wellFormed } from './text.ts';
import { clampPoint, isId, isPlainObject, timeOr0 } from './values.ts';

/**
 * What people say about the board, beside it: `doc.getMap('comments')`, thread id → Y.Map
 * { anchor, at, replies, resolved? }. A thread lies on an element or on a spot; when its element is
 * gone it stays where that last was. Its first reply is the comment itself. A thread without replies
 * isn't shown, but stays: a reply that someone writes at that very moment brings it back.
 */
export interface Thread {
	readonly id: string;
	/** Where it is, or what it sticks to and where on it; the same form as a connector's end. */
	readonly anchor: ConnectorEnd;
	/** When it was begun, ms since the epoch, by its author's clock. */
	readonly at: number;
	/** Who called it done, and when; null while it is open. */
	readonly resolved: Resolved | null;
	/** Oldest first as they arrived; at least one. */
	readonly replies: readonly Reply[];
}

export interface Reply {
	readonly id: string;
	/** Participant id; absent when anonymous. */
	readonly by?: string;
	readonly at: number;
	readonly text: string;
}

export interface Resolved {
	readonly by?: string;
	readonly at: number;
}

/** Characters (UTF-16). A remark is shorter than a note may be. */
export const MAX_COMMENT_LENGTH = 2_000;
/** In one thread: what is longer is a conversation that belongs elsewhere. */
export const MAX_REPLIES = 200;
/** On one board, so that reading all of them stays cheap. Resolved and emptied ones count. */
export const MAX_THREADS = 1_000;

/** `empty`, `too-long`, `full`: nothing was written; `gone`: there is no such thread. */
export type CommentResult = 'done' | 'empty' | 'too-long' | 'full' | 'gone';

/** Origin of anchors that are written after their element: nothing that undo should know of. */
export const ANCHORING = Symbol('anchoring');

/** Null for what isn't a thread, or has nothing in it that can be read. Never throws. */
export function parseThread(id: string, value: unknown): Thread | null {
	if (!isId(id) || !(value instanceof Y.Map)) return null;
	const anchor = parseEnd(value.get('anchor'));
	const list: unknown = value.get('replies');
	if (!anchor || !(list instanceof Y.Array)) return null;
	const replies: Reply[] = [];
	const seen = new Set<string>();
	for (const item of list.toArray()) {
		const reply = parseReply(item);
		if (!reply || seen.has(reply.id)) continue;
		seen.add(reply.id);
		if (replies.push(reply) === MAX_REPLIES) break;
	}
	if (replies.length === 0) return null;
	return {
		id,
		anchor,
		at: timeOr0(value.get('at')),
		resolved: parseResolved(value.get('resolved')),
		replies
	};
}

function parseReply(value: unknown): Reply | null {
	if (!isPlainObject(value) || !isId(value.id) || typeof value.text !== 'string') return null;
	const text = cut(value.text, MAX_COMMENT_LENGTH).trim();
	if (text === '') return null;
	return { id: value.id, ...author(value.by), at: timeOr0(value.at), text };
}

/** Whatever stands there says that it is done; who and when only if they can be read. */
function parseResolved(value: unknown): Resolved | null {
	if (value === undefined || value === null || value === false) return null;
	const known = isPlainObject(value) ? value : {};
	return { ...author(known.by), at: timeOr0(known.at) };
}

const author = (by: unknown): { by?: string } => (isId(by) ? { by } : {});

export const readThread = (board: Board, id: string): Thread | null =>
	parseThread(id, board.comments.get(id));

/** All threads that can be read, oldest first. */
export function readThreads(board: Board): Thread[] {
	const threads: Thread[] = [];
	board.comments.forEach((value, id) => {
		const thread = parseThread(id, value);
		if (thread) threads.push(thread);
	});
	return threads.sort(byAge);
}

export const byAge = (a: Thread, b: Thread): number =>
	a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What stands in the way of saying this; null when nothing does. */
export function commentProblem(text: string): 'empty' | 'too-long' | null {
	const said = text.trim();
	if (said === '') return 'empty';
	return said.length > MAX_COMMENT_LENGTH ? 'too-long' : null;
}

/** Begins a thread under an id made by the caller. One transaction. */
export function addThread(
	board: Board,
	id: string,
	anchor: ConnectorEnd,
	comment: Reply
): CommentResult {
	const problem = commentProblem(comment.text);
	if (problem) return problem;
	if (board.comments.size >= MAX_THREADS || board.comments.has(id)) return 'full';
	board.doc.transact(() => {
		board.comments.set(
			id,
			new Y.Map<unknown>([
				['anchor', endValue(anchor)],
				['at', timeOr0(comment.at)],
				['replies', Y.Array.from([replyValue(comment)])]
			])
		);
	}, LOCAL);
	return 'done';
}

/** Answers in a thread, which opens it again when it was resolved: there is something to say. */
export function addReply(board: Board, thread: string, reply: Reply): CommentResult {
	const problem = commentProblem(reply.text);
	if (problem) return problem;
	const found = livingThread(board, thread);
	if (!found) return 'gone';
	if (found.replies.length >= MAX_REPLIES) return 'full';
	board.doc.transact(() => {
		found.replies.push([replyValue(reply)]);
		if (found.map.has('resolved')) found.map.delete('resolved');
	}, LOCAL);
	return 'done';
}

/** Calls a thread done, or opens it again (null). False when nothing changed. */
export function resolveThread(board: Board, thread: string, resolved: Resolved | null): boolean {
	const found = livingThread(board, thread);
	if (!found || found.map.has('resolved') === (resolved !== null)) return false;
	board.doc.transact(() => {
		if (resolved) found.map.set('resolved', { ...author(resolved.by), at: timeOr0(resolved.at) });
		else found.map.delete('resolved');
	}, LOCAL);
	return true;
}

/** Takes replies away, all of a thread's for the whole of it. False when none of them was there. */
export function deleteReplies(board: Board, thread: string, ids: Iterable<string>): boolean {
	const found = livingThread(board, thread);
	if (!found) return false;
	const gone = new Set(ids);
	const items = found.replies.toArray();
	const places = items.flatMap((item, i) =>
		isPlainObject(item) && isId(item.id) && gone.has(item.id) ? [i] : []
	);
	if (places.length === 0) return false;
	board.doc.transact(() => {
		// From the end, so that the places before stay what they are.
		for (const place of places.reverse()) found.replies.delete(place);
	}, LOCAL);
	return true;
}

/**
 * Writes where threads are to stay: for whoever deletes the elements they stick to. They keep the
 * element's id, so that they are on it again when it comes back. Not a step of undo.
 */
export function keepAnchors(board: Board, places: ReadonlyMap<string, Point>): void {
	const writes: (() => void)[] = [];
	for (const [id, xy] of places) {
		const map = board.comments.get(id);
		const anchor = map instanceof Y.Map ? parseEnd(map.get('anchor')) : null;
		if (!(map instanceof Y.Map) || !anchor || !xy.every(Number.isFinite)) continue;
		const [x, y] = clampPoint(xy);
		if (anchor.xy[0] === x && anchor.xy[1] === y) continue;
		writes.push(() => map.set('anchor', endValue({ ...anchor, xy: [x, y] })));
	}
	if (writes.length === 0) return;
	board.doc.transact(() => {
		for (const write of writes) write();
	}, ANCHORING);
}

/** Where an anchor is, given the rect of its element as it lies now; null for one that is gone. */
export function anchorPoint(
	anchor: ConnectorEnd,
	rect: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null
): Point {
	if (!rect) return anchor.xy;
	const [u, v] = anchor.spot ?? [1, 0];
	return [rect.x + rect.w * u, rect.y + rect.h * v];
}

function livingThread(
	board: Board,
	id: string
): { readonly map: Y.Map<unknown>; readonly replies: Y.Array<unknown> } | null {
	const map = board.comments.get(id);
	if (!(map instanceof Y.Map) || !parseEnd(map.get('anchor'))) return null;
	const replies: unknown = map.get('replies');
	return replies instanceof Y.Array ? { map, replies } : null;
}

const replyValue = ({ id, by, at, text }: Reply): Record<string, unknown> => ({
	id,
	...author(by),
	at: timeOr0(at),
	text: wellFormed(cut(text.trim(), MAX_COMMENT_LENGTH))
});
