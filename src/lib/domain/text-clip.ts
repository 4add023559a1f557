import { checked, MAX_CLIP_TEXT, type ClipElement, type ClipResult } from './clipboard.ts';
import { NOTE_GAP, NOTE_SIZE } from './elements.ts';
import type { Size } from './geometry.ts';
import type { NoteColor, NoteKind } from './note-kinds.ts';
import { wellFormed } from './text.ts';

export interface TextClipOptions {
	/** Everything into one note, line breaks and all (Ctrl+Shift+V). */
	readonly one?: boolean;
	/** Board units; NOTE_SIZE when absent. */
	readonly wh?: Size;
	/** Yellow when absent. */
	readonly color?: NoteColor;
	readonly type?: NoteKind;
}

/** Notes from one paste of plain text. More lines are a document, and belong into one note or a file. */
export const MAX_PASTED_LINES = 300;

/** Control characters that no text has; tabs and line breaks are fine. */
const BINARY = /[\0-\x08\x0e-\x1f\x7f]/;
/** Whether a text is a file's contents rather than anything that a person wrote. */
export const isBinary = (text: string): boolean => BINARY.test(text);

/** Form feeds and vertical tabs too: word processors use them for soft breaks. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u2028\u2029]/;

/**
 * Plain text as notes: one note for one line; for several lines with something in them, a note
 * each, in a grid about as wide as high, read row by row. Refused with the reason and the limit:
 * nothing, binary data, a line that is too long for a note, too many lines.
 */
export function textToClip(text: string, options: TextClipOptions = {}): ClipResult {
	if (text.length > MAX_CLIP_TEXT) {
		return { ok: false, reason: 'too-long', length: text.length, limit: MAX_CLIP_TEXT };
	}
	if (isBinary(text)) return { ok: false, reason: 'binary' };
	const lines = wellFormed(text).split(LINE_BREAK);
	const texts = options.one
		? [trimBlankLines(lines).join('\n')].filter((all) => all !== '')
		: lines.map((line) => line.trim()).filter((line) => line !== '');
	if (texts.length > MAX_PASTED_LINES) {
		return { ok: false, reason: 'too-many', count: texts.length, limit: MAX_PASTED_LINES };
	}
	return checked(inGrid(texts, options));
}

function trimBlankLines(lines: readonly string[]): string[] {
	const trimmed = lines.map((line) => line.trimEnd());
	const first = trimmed.findIndex((line) => line !== '');
	return first < 0 ? [] : trimmed.slice(first, trimmed.findLastIndex((line) => line !== '') + 1);
}

function inGrid(
	texts: readonly string[],
	{ wh = NOTE_SIZE, color = 'yellow', type }: TextClipOptions
): ClipElement[] {
	const [w, h] = [wh[0] + NOTE_GAP, wh[1] + NOTE_GAP];
	const columns = Math.max(1, Math.round(Math.sqrt((texts.length * h) / w)));
	return texts.map((text, i) => ({
		kind: 'note',
		xy: [(i % columns) * w, Math.floor(i / columns) * h],
		wh,
		text,
		color,
		...(type && { type })
	}));
}
