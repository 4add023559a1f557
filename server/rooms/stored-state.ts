import * as Y from 'yjs';
import type { Steps } from '../protocol/steps.ts';
import { scanOwnUpdateInSteps } from '../protocol/update-scan.ts';
import { isLarge, sliceUpdate, SMALL_BYTES } from '../protocol/update-slices.ts';
import type { StoredDocument } from '../store/types.ts';
import { knownStructs } from './known-structs.ts';

/** Bytes of small rows in one transaction: what Yjs does at the end of each is done once for all. */
const TOGETHER = 16 * 1024;

/** Puts what the log holds into an empty document. Throws where a row can't be applied. */
export function* applyStored(doc: Y.Doc, { snapshot, updates }: StoredDocument): Steps<void> {
	// Tidying rich text would change the document without a word in the log, and each step's anew.
	doc.on('afterTransaction', dontTidy);
	if (snapshot !== null) yield* applyLarge(doc, snapshot);
	let rows: Uint8Array[] = [];
	let bytes = 0;
	for (const update of updates) {
		if (update.length <= SMALL_BYTES) {
			rows.push(update);
			bytes += update.length;
			if (bytes <= TOGETHER) continue;
		}
		applyAll(doc, rows);
		rows = [];
		bytes = 0;
		if (update.length > SMALL_BYTES) yield* applyLarge(doc, update);
		else yield;
	}
	applyAll(doc, rows);
	doc.off('afterTransaction', dontTidy);
}

/** Keeps Yjs from deleting formatting marks that seem superfluous while a part is still to come. */
export function dontTidy(transaction: Y.Transaction): void {
	transaction._needFormattingCleanup = false;
}

function applyAll(doc: Y.Doc, rows: readonly Uint8Array[]): void {
	doc.transact(() => {
		for (const row of rows) Y.applyUpdate(doc, row);
	});
}

function* applyLarge(doc: Y.Doc, bytes: Uint8Array): Steps<void> {
	const update = yield* scanOwnUpdateInSteps(bytes);
	if (!isLarge(update)) {
		Y.applyUpdate(doc, bytes);
		return;
	}
	const slices = sliceUpdate(update, knownStructs(doc));
	for (;;) {
		const { done, value } = slices.next();
		// What lacks something waits in the document for a later row.
		if (value !== null) Y.applyUpdate(doc, done ? value.update : value.bytes);
		if (done) return;
		yield;
	}
}
