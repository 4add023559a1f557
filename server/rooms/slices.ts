import * as Y from 'yjs';
import { Stint } from '../protocol/steps.ts';
import { LEAST_STEPS, SLICE_STEPS, type Piece } from '../protocol/update-costs.ts';
import type { ScannedUpdate } from '../protocol/update-scan.ts';

/** Pieces of updates; undefined where others should be let in. */
export type Pieces<R> = Iterator<Piece | undefined, R, undefined>;

export type Slice<R> =
	| { readonly isOver: false }
	/** There is nothing left, and this is what the pieces ended with. */
	| { readonly isOver: true; readonly result: R };

/**
 * Applies pieces, as many as others can wait for, in one transaction: what Yjs does at the end of
 * each is done once for them. `before`: is told, before that ends, when it is one piece alone.
 */
export function applySlice<R>(
	doc: Y.Doc,
	pieces: Pieces<R>,
	origin: string,
	before: (only: ScannedUpdate) => void = () => undefined
): Slice<R> {
	return doc.transact((): Slice<R> => {
		let only: ScannedUpdate | null = null;
		let count = 0;
		const stint = new Stint();
		for (let steps = 0; steps < SLICE_STEPS && (steps < LEAST_STEPS || !stint.isOver);) {
			const next = pieces.next();
			if (next.done) {
				if (count === 1 && only !== null) before(only);
				return { isOver: true, result: next.value };
			}
			if (next.value === undefined) break;
			steps += next.value.steps;
			const { update } = next.value;
			if (update.sections.length + update.deletes.length === 0) continue;
			Y.applyUpdate(doc, update.bytes, origin);
			only = update;
			count++;
		}
		if (count === 1 && only !== null) before(only);
		return { isOver: false };
	}, origin);
}
