import {
	MOST_MOVING,
	MOST_MISSING,
	PIECE_DELETED_STEPS,
	TooMuch,
	type Known,
	type Piece
} from './update-costs.ts';
import type { DeletedRange, ScannedUpdate } from './update-scan.ts';
import { groupDeletes, writeUpdate } from './update-write.ts';

/**
 * Cuts deletions into pieces that cost little each, where need be in the middle of a range. What
 * deletes something that the document hasn't got is put into `left`. Throws TooMuch.
 */
export function* cutDeletes(
	deletes: readonly DeletedRange[],
	known: Known,
	left: DeletedRange[],
	isTrusted: boolean
): Generator<Piece, void, undefined> {
	let piece: DeletedRange[] = [];
	let steps = 0;
	let all = 0;
	for (const { client, clock: begin, end } of deletes) {
		const there = Math.max(begin, Math.min(end, known.state(client)));
		if (there < end) left.push({ client, clock: there, end });
		if (left.length > MOST_MISSING && !isTrusted) {
			throw new TooMuch('too many deletions of what isn’t there');
		}
		for (let clock = begin; clock < there;) {
			const reached = known.reach({ client, clock, end: there }, PIECE_DELETED_STEPS - steps);
			piece.push({ client, clock, end: reached.end });
			clock = reached.end;
			steps += reached.steps;
			all += reached.steps;
			if (all > MOST_MOVING && !isTrusted) throw new TooMuch('too many deletions');
			if (steps < PIECE_DELETED_STEPS) continue;
			yield { update: deleting(piece), steps };
			piece = [];
			steps = 0;
		}
	}
	if (piece.length > 0) yield { update: deleting(piece), steps };
}

function deleting(ranges: readonly DeletedRange[]): ScannedUpdate {
	const grouped = groupDeletes([{ deletes: ranges }]);
	const deletes = grouped.flatMap((each) => each.ranges);
	return { bytes: writeUpdate([], grouped), sections: [], deletes };
}
