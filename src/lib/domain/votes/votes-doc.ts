import type * as Y from 'yjs';
import { STAGE } from '../stage-doc.ts';
import { isNumberIn } from '../values.ts';
import type { Ballot } from './ballot.ts';
import { parseBallot } from './ballot-parser.ts';

/**
 * What the stage document shows of votes: `votes`, ballot id → Ballot, and `voted`, ballot id → how
 * many people have voted so far. Apart, so that a vote doesn't send the whole ballot anew. The
 * server alone writes it; nothing about a choice is in it before the close.
 */
const ballotsOf = (stage: Y.Doc): Y.Map<unknown> => stage.getMap('votes');
const votedOf = (stage: Y.Doc): Y.Map<unknown> => stage.getMap('voted');

/** All that can be read, the oldest first. */
export function readBallots(stage: Y.Doc): Ballot[] {
	const ballots: Ballot[] = [];
	ballotsOf(stage).forEach((value, id) => {
		const ballot = parseBallot(id, value);
		if (ballot) ballots.push(ballot);
	});
	return ballots.sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

/** People who have voted so far; 0 for a ballot that isn't known. */
export function readVoted(stage: Y.Doc, ballot: string): number {
	const count = votedOf(stage).get(ballot);
	return isNumberIn(count, 0, Number.MAX_SAFE_INTEGER) ? count : 0;
}

/** Shows ballots, and how many have voted in one that is open. Writes nothing that is shown already. */
export function setBallots(
	stage: Y.Doc,
	ballots: readonly Ballot[],
	voted: ReadonlyMap<string, number> = new Map()
): void {
	stage.transact(() => {
		for (const { id, ...shown } of ballots) {
			const before = ballotsOf(stage).get(id);
			if (JSON.stringify(before) !== JSON.stringify(shown)) ballotsOf(stage).set(id, shown);
		}
		for (const [id, count] of voted)
			if (readVoted(stage, id) !== count) votedOf(stage).set(id, count);
	}, STAGE);
}
