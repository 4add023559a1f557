import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { VotesRequest } from '#lib/protocol/commands/votes.ts';
import type { Identity } from '../../auth/identity.ts';
import type { Timers } from '../../rooms/timers.ts';
import type { Rooms } from '../../rooms/types.ts';
import type { Store } from '../../store/types.ts';
import { createLanes } from '../lanes.ts';
import { answered } from '../answered.ts';
import { done, parseAnswer, refused } from './answers.ts';
import { ballotOf } from './ballot-rows.ts';
import { createCasting, type OwnVotes } from './casting.ts';
import { createClosing } from './closing.ts';
import { createOpening } from './opening.ts';
import { createShowing } from './showing.ts';

/** Ballots of all workshops: opened and closed by facilitators, by the phase's end and by its clock. */
export interface Votes {
	command(who: Voter, key: string, command: VotesRequest): Promise<CommandAnswer>;
	/** Null for a ballot that the workshop doesn't have. Of a closed secret one there is nothing left. */
	mine(workshop: string, ballot: string, voter: string): Promise<OwnVotes | null>;
	/** Who has voted, while it is open. Null for a ballot that the workshop doesn't have. */
	voters(workshop: string, ballot: string): Promise<readonly string[] | null>;
	/** To be called when the room's run has changed: closes what ends with it. */
	follow(workshop: string): Promise<void>;
	/** Makes the stage document say what the rows say: a server that was killed may have left it behind. */
	prepare(workshop: string): Promise<void>;
	/** Closes what should have been closed while no server ran. */
	start(): Promise<void>;
	close(): Promise<void>;
}

type Voter = Pick<Identity, 'workshop' | 'participant'>;

export interface VotesContext {
	readonly store: Pick<Store, 'votes' | 'stages' | 'workshops'>;
	readonly rooms: Pick<Rooms, 'edit'>;
	/** ms since the epoch. */
	readonly now: () => number;
	readonly timers: Pick<Timers, 'after'>;
	/** Told of a failure that nobody waits for. */
	readonly onError: (error: unknown, workshop: string) => void;
}

export function createVotes(context: VotesContext): Votes {
	const { store, rooms, now } = context;
	/** What happens to ballots of one workshop, one after the other. */
	const lanes = createLanes();
	const prepared = new Map<string, Promise<void>>();
	const showing = createShowing(store.votes, rooms);
	const closing = createClosing(context, showing);
	const opening = createOpening(context, showing);
	const casting = createCasting(context, showing);

	/** In the workshop's lane. */
	async function carryOut(
		{ workshop, participant }: Voter,
		key: string,
		command: VotesRequest
	): Promise<CommandAnswer> {
		if (command.kind === 'vote-open') {
			const { ballot: id, title, secret, form } = command;
			return opening.open(workshop, key, { id, title, secret, form, round: 1 });
		}
		const row = await store.votes.ballot(workshop, command.ballot);
		if (row === null) return refused('ballot_unknown');
		if (command.kind === 'vote-runoff') return opening.runOff(row, key, command.next);
		if (row.closedAt !== null) return refused('ballot_closed');
		if (command.kind !== 'vote-close') return casting.cast(row, participant, key, command);
		const closed = await closing.close(row, answered(key, now(), done()));
		return closed ? done() : refused('ballot_closed');
	}

	return {
		command: (who, key, command) =>
			lanes.run(who.workshop, async () => {
				const known = await store.stages.answered(who.workshop, key);
				if (known !== null) return parseAnswer(known);
				// A close that failed is made up for before anything else happens.
				await closing.settle(who.workshop);
				return carryOut(who, key, command);
			}),
		async mine(workshop, ballot, voter) {
			const row = await store.votes.ballot(workshop, ballot);
			return row === null ? null : casting.mine(row, voter);
		},
		async voters(workshop, ballot) {
			const row = await store.votes.ballot(workshop, ballot);
			if (row === null) return null;
			return row.closedAt === null ? store.votes.voters(ballot) : [];
		},
		follow: (workshop) => lanes.run(workshop, () => closing.settle(workshop)),
		prepare(workshop) {
			const known = prepared.get(workshop);
			if (known !== undefined) return known;
			const run = lanes.run(workshop, async () => {
				await closing.settle(workshop);
				const rows = await store.votes.ballots(workshop);
				if (rows.length === 0) return;
				await showing.ballots(workshop, rows.map(ballotOf));
				await showing.count(workshop);
			});
			prepared.set(workshop, run);
			// A failure isn't kept: the next one to ask tries again.
			run.catch(() => prepared.delete(workshop));
			return run;
		},
		async start() {
			await closing.scrub();
			const open = await store.votes.openIn();
			await Promise.all(open.map((id) => lanes.run(id, () => closing.settle(id))));
		},
		async close() {
			closing.stop();
			await lanes.settled();
			await showing.settled();
		}
	};
}
