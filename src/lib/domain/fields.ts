import type * as Y from 'yjs';
import { LOCAL } from './board.ts';
import { cut, rewrite, type TextResult } from './text.ts';

/**
 * A canvas's own text fields (the empathy map's goal, a persona's name). Each is a root text of
 * the board document, `doc.getText('field/<frame id>/<zone key>')`: roots exist everywhere from
 * the start, so two people may type the first character at once and both stay.
 */
export interface Field {
	readonly frame: string;
	readonly zone: string;
	/** One line, cut to MAX_FIELD_LENGTH. */
	readonly text: string;
}

/** UTF-16 units: a long sentence on one line. */
export const MAX_FIELD_LENGTH = 500;

const PREFIX = 'field/';
const NAME = /^field\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,64})$/;

export const fieldName = (frame: string, zone: string): string => `${PREFIX}${frame}/${zone}`;

/** Null for any other root's name. */
export function parseFieldName(name: string): { frame: string; zone: string } | null {
	const [, frame, zone] = NAME.exec(name) ?? [];
	return frame && zone ? { frame, zone } : null;
}

/** The living text, for an editor to bind to. It exists always, empty until someone types. */
export const fieldText = (doc: Y.Doc, frame: string, zone: string): Y.Text =>
	doc.getText(fieldName(frame, zone));

/** What the field shows: line breaks become spaces. */
export const readField = (doc: Y.Doc, frame: string, zone: string): string =>
	cut(oneLine(fieldText(doc, frame, zone).toString()), MAX_FIELD_LENGTH);

/** Makes the field read `value`, on one line, by the smallest change. */
export const replaceField = (doc: Y.Doc, frame: string, zone: string, value: string): TextResult =>
	rewrite(fieldText(doc, frame, zone), oneLine(value), LOCAL, MAX_FIELD_LENGTH);

/** The fields that have text, by name. */
export function readFields(doc: Y.Doc): Field[] {
	const fields: Field[] = [];
	for (const name of [...doc.share.keys()].sort()) {
		const place = parseFieldName(name);
		if (!place) continue;
		const text = readField(doc, place.frame, place.zone);
		if (text.trim() !== '') fields.push({ ...place, text });
	}
	return fields;
}

/** Names of the fields that a transaction changed, for `doc.on('afterTransaction')`. */
export function changedFields(transaction: Y.Transaction): ReadonlySet<string> {
	const names = new Set<string>();
	const { changed, doc } = transaction;
	if (changed.size === 0) return names;
	for (const [name, type] of doc.share) {
		if (name.startsWith(PREFIX) && changed.has(type)) names.add(name);
	}
	return names;
}

export const oneLine = (text: string): string => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
