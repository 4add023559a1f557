import * as Y from 'yjs';
import {
	ELEMENT_KINDS,
	MAX_TEXT_LENGTH,
	type ElementKind,
	type ElementRecord
} from './elements.ts';
import { isNoteColor, isNoteKind, type NoteColor } from './note-kinds.ts';
import { healKey } from './order.ts';
import { cut } from './text.ts';
import { isId, parsePoint, parseSize, timeOr0 } from './values.ts';

/**
 * Reads one entry of `doc.getMap('elements')`; the one place where what other clients wrote
 * becomes an element. Never throws. Null, so that the reader skips it, for:
 *
 * - an id that is empty or longer than 64 units, a value that isn't a Y.Map, an unknown `kind`;
 * - `xy` that isn't two finite numbers within ±MAX_COORDINATE;
 * - `wh` that isn't two numbers from MIN_SIDE to MAX_SIDE;
 * - a note or text whose `text` isn't a Y.Text.
 *
 * Healed, because the words are worth more than the slip, and in every client alike:
 *
 * - `color` unknown or missing → yellow; `type` unknown → none;
 * - `text` longer than MAX_TEXT_LENGTH → shown cut (the document keeps all of it);
 * - `z` that isn't a fractional index → '' (below everything); `at` that isn't a time → 0;
 * - `by` that isn't an id → absent.
 */
export function parseElement(id: string, value: unknown): ElementRecord | null {
	if (!isId(id) || !(value instanceof Y.Map)) return null;
	const map: Y.Map<unknown> = value;
	const kind = parseKind(map.get('kind'));
	const xy = parsePoint(map.get('xy'));
	const wh = parseSize(map.get('wh'));
	if (!kind || !xy || !wh) return null;
	const by = map.get('by');
	const base = {
		id,
		xy,
		wh,
		z: healKey(map.get('z')),
		...(isId(by) && { by }),
		at: timeOr0(map.get('at'))
	};
	if (kind !== 'note' && kind !== 'text') return { ...base, kind };

	const text = map.get('text');
	if (!(text instanceof Y.Text)) return null;
	const words = {
		text: cut(text.toString(), MAX_TEXT_LENGTH),
		color: parseColor(map.get('color'))
	};
	if (kind === 'text') return { ...base, kind, ...words };
	const type = map.get('type');
	return { ...base, kind, ...words, ...(isNoteKind(type) && { type }) };
}

const parseKind = (value: unknown): ElementKind | null =>
	ELEMENT_KINDS.find((kind) => kind === value) ?? null;

const parseColor = (value: unknown): NoteColor => (isNoteColor(value) ? value : 'yellow');
