import * as Y from 'yjs';
import {
	ARROW_HEADS,
	CONNECTOR_ROUTES,
	ELEMENT_KINDS,
	INK_PENS,
	INK_WEIGHT,
	MAX_ALT_LENGTH,
	MAX_GROUP_DEPTH,
	MAX_INK_BYTES,
	MAX_TEXT_LENGTH,
	SHAPE_FORMS,
	TEXT_SIZES,
	type ConnectorEnd,
	type ElementBase,
	type ElementKind,
	type ElementRecord
} from './elements.ts';
import { clamp } from './geometry.ts';
import { isNoteColor, isNoteKind, type NoteColor } from './note-kinds.ts';
import { healKey } from './order.ts';
import { isStamp } from './stamps.ts';
import { cut } from './text.ts';
import { isId, isNumberIn, isPlainObject, parsePoint, parseSize, timeOr0 } from './values.ts';

/** Where a record's keys are read from: a Y.Map of the document, or a clip's plain object. */
export interface Keys {
	get(key: string): unknown;
	/** The words under `text`, not cut; null when there are none. */
	words(): string | null;
}

/**
 * Reads one entry of `doc.getMap('elements')`; the one place where what other clients wrote
 * becomes an element. Never throws. Null, so that the reader skips it, for:
 *
 * - an id that is empty or longer than 64 units, a value that isn't a Y.Map, an unknown `kind`;
 * - `xy` that isn't two finite numbers within ±MAX_COORDINATE;
 * - `wh` that isn't two numbers from MIN_SIDE to MAX_SIDE;
 * - a kind with words whose `text` isn't a Y.Text (a connector may have none);
 * - a connector without two ends, ink without points, an image without a hash, an unknown stamp.
 *
 * Healed, because the words are worth more than the slip, and in every client alike:
 *
 * - `color` unknown or missing → yellow; `type` unknown → none; unknown form, route, head, pen → the first,
 *   unknown text size → medium;
 * - `text` longer than MAX_TEXT_LENGTH → shown cut (the document keeps all of it);
 * - `z` that isn't a fractional index → '' (below everything); `at` that isn't a time → 0;
 * - `by` or `on` that isn't an id, or `on` that names the element itself → absent;
 * - `groups` → its ids without repetition, the innermost MAX_GROUP_DEPTH of them; none → absent.
 */
export function parseElement(id: string, value: unknown): ElementRecord | null {
	if (!isId(id) || !(value instanceof Y.Map)) return null;
	const map: Y.Map<unknown> = value;
	return parseKeys(id, {
		get: (key) => map.get(key),
		words: () => {
			const text = map.get('text');
			return text instanceof Y.Text ? text.toString() : null;
		}
	});
}

/** The same for keys that come from elsewhere. */
export function parseKeys(id: string, map: Keys): ElementRecord | null {
	const kind = oneOf<ElementKind>(ELEMENT_KINDS, map.get('kind'));
	const xy = parsePoint(map.get('xy'));
	const wh = parseSize(map.get('wh'));
	if (!kind || !xy || !wh) return null;
	const by = map.get('by');
	const on = map.get('on');
	const groups = parseGroups(map.get('groups'));
	const base: ElementBase = {
		id,
		xy,
		wh,
		z: healKey(map.get('z')),
		...(isId(by) && { by }),
		at: timeOr0(map.get('at')),
		...(isId(on) && on !== id && { on }),
		...(groups && { groups }),
		...(map.get('locked') === true && { locked: true })
	};
	return parseKind(kind, base, map);
}

function parseKind(kind: ElementKind, base: ElementBase, map: Keys): ElementRecord | null {
	const text = parseText(map);
	const color = parseColor(map.get('color'));
	switch (kind) {
		case 'note': {
			const type = map.get('type');
			return text === null
				? null
				: { ...base, kind, text, color, ...(isNoteKind(type) && { type }) };
		}
		case 'text': {
			if (text === null) return null;
			const size = oneOf(TEXT_SIZES, map.get('size')) ?? 'medium';
			return { ...base, kind, text, color, size, ...(map.get('hugs') === true && { hugs: true }) };
		}
		case 'frame':
			return text === null ? null : { ...base, kind, text, color };
		case 'shape': {
			if (text === null) return null;
			const form = oneOf(SHAPE_FORMS, map.get('form')) ?? SHAPE_FORMS[0];
			return { ...base, kind, form, text, color, filled: map.get('filled') !== false };
		}
		case 'connector': {
			const from = parseEnd(map.get('from'));
			const to = parseEnd(map.get('to'));
			if (!from || !to) return null;
			const route = oneOf(CONNECTOR_ROUTES, map.get('route')) ?? CONNECTOR_ROUTES[0];
			return {
				...base,
				kind,
				from,
				to,
				route,
				heads: parseHeads(map.get('heads')),
				color,
				text: text ?? ''
			};
		}
		case 'ink': {
			const points = map.get('points');
			const box = parseSize(map.get('box'));
			if (!(points instanceof Uint8Array) || points.length > MAX_INK_BYTES || !box) return null;
			const pen = oneOf(INK_PENS, map.get('pen')) ?? INK_PENS[0];
			const given = map.get('weight');
			const weight =
				typeof given === 'number' && !Number.isNaN(given)
					? clamp(given, INK_WEIGHT.least, INK_WEIGHT.most)
					: INK_WEIGHT.least;
			return { ...base, kind, pen, color, weight, points, box };
		}
		case 'image': {
			const src = map.get('src');
			const alt = map.get('alt');
			if (typeof src !== 'string' || !IMAGE_HASH.test(src)) return null;
			return { ...base, kind, src, alt: typeof alt === 'string' ? cut(alt, MAX_ALT_LENGTH) : '' };
		}
		case 'stamp': {
			const emoji = map.get('emoji');
			return isStamp(emoji) ? { ...base, kind, emoji } : null;
		}
	}
}

/** SHA-256 in hex. */
export const IMAGE_HASH = /^[0-9a-f]{64}$/;

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | null =>
	known.find((each) => each === value) ?? null;

const parseColor = (value: unknown): NoteColor => (isNoteColor(value) ? value : 'yellow');

function parseText(map: Keys): string | null {
	const words = map.words();
	return words === null ? null : cut(words, MAX_TEXT_LENGTH);
}

function parseGroups(value: unknown): readonly string[] | null {
	if (!Array.isArray(value)) return null;
	const ids = [...new Set<unknown>(value)].filter(isId).slice(0, MAX_GROUP_DEPTH);
	return ids.length > 0 ? ids : null;
}

/** Null for what isn't an end; an end without a place of its own has nowhere to stay. */
export function parseEnd(value: unknown): ConnectorEnd | null {
	if (!isPlainObject(value)) return null;
	const xy = parsePoint(value.xy);
	if (!xy) return null;
	if (!isId(value.id)) return { xy };
	const spot = value.spot;
	const onIt =
		Array.isArray(spot) && spot.length === 2 && spot.every((share) => isNumberIn(share, 0, 1));
	return { xy, id: value.id, ...(onIt && { spot: [Number(spot[0]), Number(spot[1])] as const }) };
}

function parseHeads(value: unknown): ConnectorHeads {
	const [start, end]: readonly unknown[] = Array.isArray(value) ? value : [];
	return [oneOf(ARROW_HEADS, start) ?? 'none', oneOf(ARROW_HEADS, end) ?? 'arrow'];
}
type ConnectorHeads = Extract<ElementRecord, { kind: 'connector' }>['heads'];
