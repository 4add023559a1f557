import type { BallotForm } from '#lib/domain/votes/ballot.ts';
import { cast, leftOf, type NotesKnown, type VoteWish } from '#lib/domain/votes/casting.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { BallotRow, OwnVote } from '../../store/types.ts';
import { asked } from '../answered.ts';
import { done, parseAnswer, refused } from './answers.ts';
import { ballotOf } from './ballot-rows.ts';
import { ALL_THERE, seeNotes } from './notes-known.ts';
import type { Showing } from './showing.ts';
import type { VotesContext } from './votes.ts';

/** What somebody gave, and what is left to them. */
export interface OwnVotes {
	readonly votes: readonly OwnVote[];
	/** Dots; 1 for an answer that wasn't given yet, else 0. */
	readonly left: number;
}

export interface Casting {
	/** In the workshop's lane. `voter` null: a program with a token, which can't vote. */
	cast(row: BallotRow, voter: string | null, key: string, wish: VoteWish): Promise<CommandAnswer>;
	mine(row: BallotRow, voter: string): Promise<OwnVotes>;
}

export function createCasting(
	{ store, rooms, now, onError }: VotesContext,
	showing: Showing
): Casting {
	const seeOwn = async (
		{ workshop, id }: BallotRow,
		form: BallotForm,
		voter: string,
		...also: readonly string[]
	): Promise<NotesKnown> => {
		if (form.kind !== 'dots') return ALL_THERE;
		const mine = await store.votes.votesOf(id, voter);
		return seeNotes(rooms, workshop, form, [...also, ...mine.map(({ choice }) => choice)]);
	};

	return {
		async cast(row, voter, key, wish) {
			if (voter === null) return refused('no_voter');
			const { form } = ballotOf(row);
			// The board isn't in the store's transaction: what goes in between is left out at the close.
			const also = wish.kind === 'vote-dots' ? [wish.note] : [];
			const notes = await seeOwn(row, form, voter, ...also);
			const result = await store.votes.cast({
				workshop: row.workshop,
				ballot: row.id,
				voter,
				command: asked(key, now()),
				decide: (mine) => {
					const decision = cast(form, mine, wish, notes);
					return 'refused' in decision
						? decision
						: { votes: decision.ok, answer: JSON.stringify(done(decision.left)) };
				}
			});
			if (result.kind === 'closed') return refused('ballot_closed');
			if (result.kind === 'refused') return refused(result.why);
			showing.count(row.workshop).catch((error: unknown) => onError(error, row.workshop));
			return parseAnswer(result.answer);
		},
		async mine(row, voter) {
			const votes = await store.votes.votesOf(row.id, voter);
			if (row.closedAt !== null) return { votes, left: 0 };
			const { form } = ballotOf(row);
			const { isThere } = await seeOwn(row, form, voter);
			return {
				votes: votes.filter(({ choice }) => isThere(choice)),
				left: leftOf(form, votes, isThere)
			};
		}
	};
}
