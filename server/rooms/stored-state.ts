import * as Y from 'yjs';
import type { Steps } from '../protocol/steps.ts';
import type { Piece } from '../protocol/update-costs.ts';
import { cutUpdate } from '../protocol/update-pieces.ts';
import { scanOwnUpdateInSteps } from '../protocol/update-scan.ts';
import type { StoredDocument } from '../store/types.ts';
import { KnownStructs } from './known-structs.ts';
import { applySlice } from './slices.ts';

/** Puts what the log holds into an empty document. Throws where a row can't be applied. */
export function* applyStored(doc: Y.Doc, stored: StoredDocument): Steps<void> {
	const pieces = piecesOf(doc, stored);
	// Rows are taken together: what Yjs does at the end of each transaction is done once for many.
	for (;;) {
		if (applySlice(doc, pieces, 'log').isOver) return;
		yield;
	}
}

function* piecesOf(
	doc: Y.Doc,
	{ snapshot, updates }: StoredDocument
): Generator<Piece | undefined, void, undefined> {
	const known = new KnownStructs(doc);
	for (const bytes of snapshot === null ? updates : [snapshot, ...updates]) {
		const remainder = yield* cutUpdate(yield* scanOwnUpdateInSteps(bytes), known, true);
		// What lacks something waits in the document for a later row.
		if (remainder !== null) Y.applyUpdate(doc, remainder.update, 'log');
	}
}
