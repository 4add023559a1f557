import { patch } from './board-edit.ts';
import type { Board } from './board.ts';
import { MAX_ALT_LENGTH, type ImageRecord } from './elements.ts';
import { cut, wellFormed } from './text.ts';

/** Says in words what an image shows, on one line, cut to MAX_ALT_LENGTH. Answers whether it changed. */
export function setAlt(board: Board, id: string, alt: string): boolean {
	const line = cut(wellFormed(alt).replace(/\s+/g, ' ').trim(), MAX_ALT_LENGTH);
	const changed = patch(board, new Map([[id, line]]), (words, record) =>
		record.kind === 'image' ? { alt: words } : {}
	);
	return changed.length > 0;
}

/** Hashes of the images among these. */
export const hashesOf = (records: Iterable<{ readonly kind: string }>): ReadonlySet<string> =>
	new Set([...records].filter(isImage).map(({ src }) => src));

const isImage = (record: { readonly kind: string }): record is Pick<ImageRecord, 'kind' | 'src'> =>
	record.kind === 'image' && 'src' in record;
