import type { NoteRecord } from '../elements.ts';
import { readingOrder } from '../reading-order.ts';

/** What two notes must share to say the same: letters and digits, whatever their case, ё as е. */
export const sayingOf = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** Notes that say the same, in reading order, two or more each; empty ones say nothing. */
export function duplicatesAmong(notes: readonly NoteRecord[]): NoteRecord[][] {
	const bySaying = new Map<string, NoteRecord[]>();
	for (const note of readingOrder(notes)) {
		const saying = sayingOf(note.text);
		if (saying === '') continue;
		const there = bySaying.get(saying);
		if (there) there.push(note);
		else bySaying.set(saying, [note]);
	}
	return [...bySaying.values()].filter((same) => same.length > 1);
}
