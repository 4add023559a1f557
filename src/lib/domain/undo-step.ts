import * as Y from 'yjs';
import { isThere, type Board } from './board.ts';
import type { Others } from './others.ts';
import { placeOf, type Place } from './yjs-places.ts';

/** One step of Y.UndoManager: what was inserted and what was deleted. */
export type Step = Y.UndoManager['undoStack'][number];
type DeleteSet = Step['insertions'];

/** What of a step may be taken back. */
export interface Sifted {
	readonly insertions: DeleteSet;
	readonly deletions: DeleteSet;
	readonly empty: boolean;
	/** Elements of which something stays as others have left it. */
	readonly skipped: ReadonlySet<string>;
}

/**
 * Takes out of a step everything that would touch others' work done after `moment`:
 *
 * - a creation is taken back only when nobody else has touched the element since;
 * - a changed key is put back only when nobody else has written it since;
 * - a deleted element comes back unless one with its id is there;
 * - letters are one's own alone, so they may always go (others' letters between them stay).
 *
 * Y.UndoManager's own check isn't enough: it forgets whose a restored value was.
 */
export function sift(board: Board, step: Step, moment: number, others: Others): Sifted {
	return board.doc.transact((transaction) => {
		const inserted = itemsOf(transaction, step.insertions, board);
		// What came and went within the step is nobody's loss.
		const deleted = itemsOf(transaction, step.deletions, board).filter(
			({ item }) => !Y.isDeleted(step.insertions, item.id)
		);
		const made = idsOf(inserted);
		const removed = idsOf(deleted);
		const skipped = new Set<string>();

		const may = ({ place }: Found): boolean => {
			if (place.kind === 'root') return true;
			const { id, key, inside } = place;
			if (made.has(id)) return !others.touched(id, moment) || skip(id, isThere(board, id));
			if (removed.has(id)) return !isThere(board, id);
			const free =
				isThere(board, id) &&
				(inside ? !others.replaced(id, moment) : !others.wrote(id, key ?? '', moment));
			return free || skip(id, true);
		};
		const skip = (id: string, conflict: boolean): false => {
			if (conflict) skipped.add(id);
			return false;
		};

		const insertions = setOf(inserted.filter(may));
		const deletions = setOf(deleted.filter(may));
		const empty = insertions.clients.size === 0 && deletions.clients.size === 0;
		return { insertions, deletions, empty, skipped };
	});
}

interface Found {
	readonly item: Y.Item;
	readonly place: Place;
}

function itemsOf(transaction: Y.Transaction, set: DeleteSet, board: Board): Found[] {
	const found: Found[] = [];
	Y.iterateDeletedStructs(transaction, set, (struct) => {
		if (!(struct instanceof Y.Item)) return;
		const place = placeOf(struct, board);
		if (place) found.push({ item: struct, place });
	});
	return found;
}

/** Ids of the elements that are themselves among the items. */
function idsOf(found: readonly Found[]): Set<string> {
	const ids = new Set<string>();
	for (const { place } of found) {
		if (place.kind === 'element' && place.key === null) ids.add(place.id);
	}
	return ids;
}

/** Items of one client come in rising order, as a DeleteSet wants them. */
function setOf(found: readonly Found[]): DeleteSet {
	const set = Y.createDeleteSet();
	for (const { item } of found) {
		const { client, clock } = item.id;
		const ranges = set.clients.get(client);
		if (ranges) ranges.push({ clock, len: item.length });
		else set.clients.set(client, [{ clock, len: item.length }]);
	}
	return set;
}
