import { MAX_BALLOTS } from '#lib/domain/votes/ballot.ts';
import { runOffOf } from '#lib/domain/votes/tally.ts';
import type { CommandAnswer } from '#lib/protocol/commands/commands.ts';
import type { BallotRow } from '../../store/types.ts';
import { answered } from '../answered.ts';
import { done, refused } from './answers.ts';
import { ballotOf, newRow, type BallotToOpen } from './ballot-rows.ts';
import { runOf } from './closing.ts';
import { ALL_THERE, seeNotes } from './notes-known.ts';
import { showRow, type Showing } from './showing.ts';
import type { VotesContext } from './votes.ts';

/** How ballots begin. In the workshop's lane. */
export interface Opening {
	open(workshop: string, key: string, ballot: BallotToOpen): Promise<CommandAnswer>;
	/** The next round between those that share the first place of a closed one. */
	runOff(former: BallotRow, key: string, next: string): Promise<CommandAnswer>;
}

export function createOpening({ store, rooms, now }: VotesContext, showing: Showing): Opening {
	async function open(workshop: string, key: string, ballot: BallotToOpen): Promise<CommandAnswer> {
		const { form } = ballot;
		if (form.kind === 'dots') {
			const boards = await store.workshops.boards(workshop);
			if (!boards.some(({ id }) => id === form.board)) return refused('ballot_unknown');
			const { eligible } = await seeNotes(rooms, workshop, form, form.scope.notes);
			if (eligible === 0) return refused('no_options');
		}
		const before = await store.votes.ballots(workshop);
		if (before.length >= MAX_BALLOTS) return refused('ballots_full');
		const row = newRow(workshop, ballot, await runOf(store.stages, workshop), now());
		const opened = await store.votes.open(row, answered(key, now(), done()));
		if (!opened) return refused('ballot_open');
		await showRow(store.votes, showing, row);
		return done();
	}

	return {
		open,
		async runOff(former, key, next) {
			const ballot = ballotOf(former);
			const { form, title, secret, round } = ballot;
			const { workshop, id } = former;
			const notes = form.kind === 'dots' ? await seeNotes(rooms, workshop, form) : ALL_THERE;
			const again = runOffOf(ballot, notes.isThere);
			if (!again) return refused('no_tie');
			const second = { id: next, title, secret, form: again, round: round + 1, of: id };
			return open(workshop, key, second);
		}
	};
}
