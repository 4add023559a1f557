import { sizeOfVarUint } from './byte-writer.ts';
import type { StateVector } from './state-vector.ts';
import type { Spot } from './update-costs.ts';
import type { StructId } from './update-places.ts';
import type { DeletedRange, ScannedUpdate, StructSection } from './update-scan.ts';
import { groupDeletes, writeUpdate, type Run } from './update-write.ts';

/** One Yjs client's structs on their way into pieces. */
export interface Walk {
	readonly client: number;
	/** The next struct, and how many are left. */
	clock: number;
	pos: number;
	left: number;
	readonly to: number;
	/** Where the part begins that goes into the piece that is being made. */
	from: { readonly clock: number; readonly pos: number; readonly left: number };
	/** What the next struct builds on, while that isn't there. */
	needs: StructId | null;
	/** Where its last struct went, and in which piece. */
	last: { readonly piece: number; readonly spot: Spot };
}

/** In a type that is thrown away, or isn't even an item. */
export const NOWHERE: Spot = { steps: 0, moves: 0, depth: 0, whole: null };

const NO_LAST = { piece: 0, spot: NOWHERE };

/** What builds on something that hasn't come. */
export interface Remainder {
	readonly update: Uint8Array;
	/** Yjs client → a clock that the document lacks. */
	readonly missing: StateVector;
}

export function walkOf({ client, clock, count, from, to }: StructSection): Walk {
	const begin = { clock, pos: from, left: count };
	return { client, clock, pos: from, left: count, to, from: begin, needs: null, last: NO_LAST };
}

/** What the walks have come past, as an update. */
export function writePiece({ bytes: whole }: ScannedUpdate, walks: readonly Walk[]): ScannedUpdate {
	const runs = walks.map(({ client, from, pos, left }): Run => {
		const parts = [whole.subarray(from.pos, pos)];
		return { client, clock: from.clock, count: from.left - left, parts };
	});
	const bytes = writeUpdate(runs, []);
	let at = sizeOfVarUint(runs.length);
	const sections = walks.map(({ client, clock: end, pos, from, left }): StructSection => {
		const count = from.left - left;
		const start = at + sizeOfVarUint(count) + sizeOfVarUint(client) + sizeOfVarUint(from.clock);
		at = start + pos - from.pos;
		return { client, clock: from.clock, end, count, from: start, to: at };
	});
	return { bytes, sections, deletes: [] };
}

/** What the walks haven't come past, with deletions that can't be made; null: nothing. */
export function remainderOf(
	{ bytes }: ScannedUpdate,
	all: readonly Walk[],
	deletes: readonly DeletedRange[]
): Remainder | null {
	const walks = all.filter(({ left }) => left > 0);
	if (walks.length === 0 && deletes.length === 0) return null;
	const missing = new Map<number, number>();
	const note = ({ client, clock }: StructId): void => {
		missing.set(client, Math.min(clock, missing.get(client) ?? Infinity));
	};
	const runs = walks.map(({ client, clock, left, pos, to, needs }): Run => {
		if (needs !== null) note(needs);
		return { client, clock, count: left, parts: [bytes.subarray(pos, to)] };
	});
	deletes.forEach(note);
	return { update: writeUpdate(runs, groupDeletes([{ deletes }])), missing };
}
