import * as Y from 'yjs';
import type { DeletedRange, ScannedUpdate } from './update-scan.ts';

const stateOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client);

/** Whether the document would change. */
export function bringsNews(doc: Y.Doc, update: ScannedUpdate): boolean {
	return (
		update.sections.some(({ client, end }) => end > stateOf(doc, client)) ||
		update.deletes.some((range) => deletesSomething(doc, range, () => true))
	);
}

/**
 * Whether someone meant to change the document. Formatting marks that are only deleted don't count:
 * every stock client that reads rich text tidies superfluous marks away by itself, a reader's
 * client too (cleanupYTextFormatting in Yjs), and that is nobody's edit.
 */
export function isAnEdit(doc: Y.Doc, update: ScannedUpdate): boolean {
	const notAMark = (struct: Y.Item | Y.GC): boolean =>
		!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat);
	return (
		update.sections.some(({ client, end }) => end > stateOf(doc, client)) ||
		update.deletes.some((range) => deletesSomething(doc, range, notAMark))
	);
}

function deletesSomething(
	doc: Y.Doc,
	{ client, clock, end }: DeletedRange,
	counts: (struct: Y.Item | Y.GC) => boolean
): boolean {
	const structs = doc.store.clients.get(client);
	if (structs === undefined || end > stateOf(doc, client)) return true;
	for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
		const struct = structs[i];
		if (struct === undefined || struct.id.clock >= end) return false;
		if (!struct.deleted && counts(struct)) return true;
	}
	return false;
}

/**
 * Whether a transaction did exactly what `update` says, neither more nor less, so that Yjs needn't
 * write it out again. Not where the update deletes something of its own: Yjs leaves such content
 * out of what it writes.
 */
export function didExactly(transaction: Y.Transaction, update: ScannedUpdate): boolean {
	const { beforeState, afterState, deleteSet } = transaction;
	for (const { client, clock, end } of update.sections) {
		if ((beforeState.get(client) ?? 0) !== clock || afterState.get(client) !== end) return false;
	}
	let ranges = 0;
	for (const deletes of deleteSet.clients.values()) ranges += deletes.length;
	if (ranges !== update.deletes.length) return false;
	return update.deletes.every(({ client, clock, end }) => {
		if (end > (beforeState.get(client) ?? 0)) return false;
		return hasRange(deleteSet.clients.get(client) ?? [], clock, end - clock);
	});
}

/** Whether that very range is among these, which are in order: there may be thousands. */
function hasRange(
	ranges: readonly { clock: number; len: number }[],
	clock: number,
	length: number
): boolean {
	let low = 0;
	let high = ranges.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ranges[middle]?.clock ?? 0) < clock) low = middle + 1;
		else high = middle;
	}
	const found = ranges[low];
	return found?.clock === clock && found.len === length;
}
