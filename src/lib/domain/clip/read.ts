import { parseKeys } from '../element-parser.ts';
import type { ElementRecord } from '../elements.ts';
import { wellFormed } from '../text.ts';
import { isId, isPlainObject } from '../values.ts';
import {
	checked,
	MAX_CLIP_ELEMENTS,
	MAX_CLIP_TEXT,
	type ClipElement,
	type ClipResult
} from './clip.ts';
import { endIn } from './of-records.ts';

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
	const elements: { given: string; record: ElementRecord; words: string | null }[] = [];
	for (const [i, item] of list.entries()) {
		if (!isPlainObject(item)) continue;
		const words = typeof item.text === 'string' ? wellFormed(item.text) : null;
		const record = parseKeys(String(i), {
			get: (key) => (key === 'points' ? fromBase64(item.points) : item[key]),
			words: () => words
		});
		// What an element is called elsewhere counts only for what names it in the same clip.
		if (record) elements.push({ given: isId(item.id) ? item.id : `#${i}`, record, words });
	}
	const names = new Map(elements.map(({ given, record }) => [given, record.id]));
	const workshop = isId(value.workshop) ? value.workshop : undefined;
	return checked(
		elements.map(({ record, words }) => travelling(record, words, names)),
		workshop
	);
}

/** parseClip for a string of JSON; anything else is 'empty', so that it can be tried as text. */
export function parseClipText(json: string): ClipResult {
	// Escapes can double the texts; ink, numbers and keys of 2,000 elements add about as much again.
	if (json.length > 5 * MAX_CLIP_TEXT) {
		return { ok: false, reason: 'too-long', length: json.length, limit: MAX_CLIP_TEXT };
	}
	try {
		return parseClip(JSON.parse(json));
	} catch {
		return { ok: false, reason: 'empty' };
	}
}

function travelling(
	record: ElementRecord,
	words: string | null,
	names: ReadonlyMap<string, string>
): ClipElement {
	const { by: _by, at: _at, z: _z, locked: _locked, on, ...rest } = record;
	const carrier = on === undefined ? undefined : names.get(on);
	const common = { ...rest, ...(carrier !== undefined && { on: carrier }) };
	// Uncut, so that what is too long is refused rather than shortened.
	if (common.kind === 'connector') {
		const text = words ?? '';
		const [from, to] = [common.from, common.to].map((end) => endIn(end, [0, 0], names));
		return { ...common, text, from: from ?? common.from, to: to ?? common.to };
	}
	return 'text' in common ? { ...common, text: words ?? '' } : common;
}

/** Bytes of a base64 string; null for anything else. */
function fromBase64(value: unknown): Uint8Array | null {
	if (typeof value !== 'string') return null;
	try {
		return Uint8Array.from(atob(value), (unit) => unit.charCodeAt(0));
	} catch {
		return null;
	}
}
