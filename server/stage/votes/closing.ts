import { NOTHING_RUNS, type RunRecord } from '#lib/domain/run.ts';
import { parseRun } from '#lib/domain/run-parser.ts';
import { tally } from '#lib/domain/votes/tally.ts';
import type { AnsweredCommand, BallotRow, StageStore } from '../../store/types.ts';
import { ballotOf, fateOf } from './ballot-rows.ts';
import { ALL_THERE, seeNotes } from './notes-known.ts';
import { openBallot, showRow, type Showing } from './showing.ts';
import type { VotesContext } from './votes.ts';

/** How ballots end. All but `scrub` and `stop` in the workshop's lane. */
export interface Closing {
	/** False when it was closed before. */
	close(row: BallotRow, command: AnsweredCommand | null): Promise<boolean>;
	/** Closes what the room's run has left behind. */
	settle(workshop: string): Promise<void>;
	/** Overwrites what was erased, now or as soon as nobody reads the store's files. */
	scrub(): Promise<void>;
	stop(): void;
}

/** ms until the store is asked again: a backup reads for longer than a moment. */
const SCRUB_AGAIN = 5_000;

export function createClosing(
	{ store, rooms, now, timers, onError }: VotesContext,
	showing: Showing
): Closing {
	let cancel = (): void => undefined;

	async function scrub(): Promise<void> {
		cancel();
		if (await store.votes.scrub()) return;
		cancel = timers.after(SCRUB_AGAIN, () => {
			scrub().catch((error: unknown) => onError(error, ''));
		});
	}

	async function close(row: BallotRow, command: AnsweredCommand | null): Promise<boolean> {
		const { workshop, id } = row;
		const ballot = ballotOf(row);
		const { form } = ballot;
		const notes = form.kind === 'dots' ? await seeNotes(rooms, workshop, form) : ALL_THERE;
		const closed = await store.votes.close({
			workshop,
			ballot: id,
			at: now(),
			count: (votes) => JSON.stringify(tally(ballot, votes, notes.isThere)),
			command
		});
		if (row.secret) await scrub();
		await showRow(store.votes, showing, row);
		return closed;
	}

	return {
		close,
		scrub,
		async settle(workshop) {
			const row = await openBallot(store.votes, workshop);
			if (!row) return;
			const fate = fateOf(row, await runOf(store.stages, workshop));
			if (fate === 'ends') await close(row, null);
			if (fate === 'is-clocked') await store.votes.setClocked(row.id);
		},
		stop: () => cancel()
	};
}

/** What the room does now. */
export async function runOf(stages: StageStore, workshop: string): Promise<RunRecord> {
	const row = await stages.find(workshop);
	return row === null ? NOTHING_RUNS : parseRun(JSON.parse(row.state));
}
