import { createNotes, type MakeContext } from './board-create.ts';
import type { Board } from './board.ts';
import {
	MAX_COORDINATE,
	MAX_TEXT_LENGTH,
	type ElementRecord,
	type NoteRecord,
	type TextRecord
} from './elements.ts';
import { add, rectOf, unionOf, type Point, type Size } from './geometry.ts';
import { isNoteColor, isNoteKind, type NoteColor, type NoteKind } from './note-kinds.ts';
import { byZ } from './order.ts';
import { readingOrder } from './reading-order.ts';
import { wellFormed } from './text.ts';
import { isPlainObject, parsePoint, parseSize } from './values.ts';

/**
 * What travels through the clipboard between boards: JSON without ids and without anybody's name
 * or participant id. Whoever pastes is the author of the copies.
 */
export interface Clip {
	readonly loopboard: 1;
	/** Lowest first. */
	readonly elements: readonly ClipElement[];
}

export interface ClipElement {
	readonly kind: 'note' | 'text';
	/** Board units from the top-left corner of all. */
	readonly xy: Point;
	readonly wh: Size;
	readonly text: string;
	readonly color: NoteColor;
	readonly type?: NoteKind;
}

/** Why something can't be pasted; the numbers go into the words that a person sees. */
export type ClipRefusal =
	/** Not ours, or nothing in it. */
	| { readonly ok: false; readonly reason: 'empty' }
	/** Control characters: a file, not a text. */
	| { readonly ok: false; readonly reason: 'binary' }
	/** One text beyond MAX_TEXT_LENGTH, or all together beyond MAX_CLIP_TEXT. */
	| {
			readonly ok: false;
			readonly reason: 'too-long';
			readonly length: number;
			readonly limit: number;
	  }
	| {
			readonly ok: false;
			readonly reason: 'too-many';
			readonly count: number;
			readonly limit: number;
	  };

export type ClipResult = { readonly ok: true; readonly clip: Clip } | ClipRefusal;

/** Elements of one clip. More than any honest copy, and one transaction stays well under a frame. */
export const MAX_CLIP_ELEMENTS = 2_000;
/** UTF-16 units of all texts together: 3 MB at most on the wire, where a frame may have 4 MiB. */
export const MAX_CLIP_TEXT = 1_000_000;

/** Notes and texts of a selection; other kinds can't be copied by this version and are left out. */
export function clipOf(records: Iterable<ElementRecord>): Clip {
	const writing = [...records].filter(isWriting).sort(byZ);
	const bounds = unionOf(writing.map(({ xy, wh }) => rectOf(xy, wh)));
	const origin: Point = bounds ? [-bounds.x, -bounds.y] : [0, 0];
	return {
		loopboard: 1,
		elements: writing.map((record) => ({
			kind: record.kind,
			xy: add(record.xy, origin),
			wh: record.wh,
			text: record.text,
			color: record.color,
			...(record.kind === 'note' && record.type && { type: record.type })
		}))
	};
}

/** What a clip can hold. */
export const isWriting = (record: ElementRecord): record is NoteRecord | TextRecord =>
	record.kind === 'note' || record.kind === 'text';

/** Board units: what the clip covers. */
export function clipSize(clip: Clip): Size {
	const bounds = unionOf(clip.elements.map(({ xy, wh }) => rectOf(xy, wh)));
	return bounds ? [bounds.w, bounds.h] : [0, 0];
}

/**
 * Reads what a clipboard claims to be a clip: any program can have written it. Elements that can't
 * be read are left out; too many or too long is refused as a whole, so that nobody loses the rest
 * of what they copied without a word. Never throws.
 */
export function parseClip(value: unknown): ClipResult {
	if (!isPlainObject(value) || value.loopboard !== 1 || !Array.isArray(value.elements)) {
		return { ok: false, reason: 'empty' };
	}
	const list: readonly unknown[] = value.elements;
	if (list.length > MAX_CLIP_ELEMENTS) {
		return { ok: false, reason: 'too-many', count: list.length, limit: MAX_CLIP_ELEMENTS };
	}
	return checked(list.map(parseClipElement).filter((element) => element !== null));
}

/** parseClip for a string of JSON; anything else is 'empty', so that it can be tried as text. */
export function parseClipText(json: string): ClipResult {
	// Escapes can double the texts; numbers and keys of 2,000 elements add less than a third measure.
	if (json.length > 3 * MAX_CLIP_TEXT) {
		return { ok: false, reason: 'too-long', length: json.length, limit: MAX_CLIP_TEXT };
	}
	try {
		return parseClip(JSON.parse(json));
	} catch {
		return { ok: false, reason: 'empty' };
	}
}

function parseClipElement(value: unknown): ClipElement | null {
	if (!isPlainObject(value)) return null;
	const { kind, text, color, type } = value;
	const xy = parsePoint(value.xy);
	const wh = parseSize(value.wh);
	if ((kind !== 'note' && kind !== 'text') || !xy || !wh || typeof text !== 'string') return null;
	return {
		kind,
		xy,
		wh,
		text: wellFormed(text),
		color: isNoteColor(color) ? color : 'yellow',
		...(kind === 'note' && isNoteKind(type) && { type })
	};
}

/** The last gate for every clip: something in it, nothing beyond the limits. */
export function checked(elements: readonly ClipElement[]): ClipResult {
	if (elements.length === 0) return { ok: false, reason: 'empty' };
	if (elements.length > MAX_CLIP_ELEMENTS) {
		return { ok: false, reason: 'too-many', count: elements.length, limit: MAX_CLIP_ELEMENTS };
	}
	const longest = elements.reduce((most, { text }) => Math.max(most, text.length), 0);
	if (longest > MAX_TEXT_LENGTH) {
		return { ok: false, reason: 'too-long', length: longest, limit: MAX_TEXT_LENGTH };
	}
	const total = elements.reduce((sum, { text }) => sum + text.length, 0);
	if (total > MAX_CLIP_TEXT) {
		return { ok: false, reason: 'too-long', length: total, limit: MAX_CLIP_TEXT };
	}
	return { ok: true, clip: { loopboard: 1, elements } };
}

/** For other programs: one note per line, in reading order; line breaks in a note become spaces. */
export const clipToText = (clip: Clip): string =>
	readingOrder(clip.elements.map((element, i) => ({ ...element, id: String(i).padStart(5, '0') })))
		.map(({ text }) => text.trim().replace(/\s*[\r\n]+\s*/g, ' '))
		.filter((line) => line !== '')
		.join('\n');

/**
 * Puts a clip on the board with its top-left corner at `at` (board units), on top, in one
 * transaction. Answers with the new ids, lowest first.
 */
export function pasteClip(board: Board, clip: Clip, at: Point, context: MakeContext): string[] {
	const [w, h] = clipSize(clip);
	// Moved as a whole, so that it doesn't pile up at the edge of the world.
	const origin: Point = [fitInside(at[0], w), fitInside(at[1], h)];
	return createNotes(
		board,
		clip.elements.map((element) => ({
			...element,
			id: context.newId(),
			xy: add(element.xy, origin),
			at: context.at,
			...(context.by !== undefined && { by: context.by })
		}))
	);
}

const fitInside = (start: number, length: number): number =>
	Math.max(-MAX_COORDINATE, Math.min(start, MAX_COORDINATE - length));
