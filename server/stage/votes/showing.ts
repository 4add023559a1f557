import type { Ballot } from '#lib/domain/votes/ballot.ts';
import { setBallots } from '#lib/domain/votes/votes-doc.ts';
import type { Rooms } from '../../rooms/types.ts';
import type { BallotRow, VoteStore } from '../../store/types.ts';
import { createCoalescer } from '../../workshop/coalesce.ts';
import { ballotOf } from './ballot-rows.ts';

/** Makes the stage document say of votes what everybody may know. */
export interface Showing {
	ballots(workshop: string, ballots: readonly Ballot[]): Promise<void>;
	/** How many have voted in the open one. */
	count(workshop: string): Promise<void>;
	settled(): Promise<void>;
}

export function createShowing(store: VoteStore, rooms: Pick<Rooms, 'edit'>): Showing {
	// A hundred who vote at once are told of together.
	const counts = createCoalescer(async (workshop) => {
		const row = await openBallot(store, workshop);
		if (!row) return;
		const voted = new Map([[row.id, (await store.voters(row.id)).length]]);
		await rooms.edit({ kind: 'stage', workshop }, (stage) => setBallots(stage, [], voted));
	});
	return {
		ballots: (workshop, ballots) =>
			rooms.edit({ kind: 'stage', workshop }, (stage) => setBallots(stage, ballots)),
		count: (workshop) => counts.run(workshop),
		settled: () => counts.settled()
	};
}

export const openBallot = async (
	store: VoteStore,
	workshop: string
): Promise<BallotRow | undefined> =>
	(await store.ballots(workshop)).find(({ closedAt }) => closedAt === null);

export const showRow = async (
	store: VoteStore,
	showing: Showing,
	{ workshop, id }: Pick<BallotRow, 'workshop' | 'id'>
): Promise<void> => {
	const row = await store.ballot(workshop, id);
	if (row) await showing.ballots(workshop, [ballotOf(row)]);
};
