import type { Ballot } from '#lib/domain/votes/ballot.ts';
import { parseBallot } from '#lib/domain/votes/ballot-parser.ts';
import type { RunRecord } from '#lib/domain/run.ts';
import type { BallotRow, NewBallot } from '../../store/types.ts';

/** What a row says besides its columns. */
type State = Pick<Ballot, 'title' | 'form' | 'round' | 'of'>;

/** Our own words, from our own table: a row that can't be read was changed by another hand. */
export function ballotOf(row: BallotRow): Ballot {
	const { id, seq, secret, openedAt, closedAt, result } = row;
	const closed = closedAt === null ? null : { at: closedAt, result: parse(result ?? 'null') };
	const ballot = parseBallot(id, { ...parse(row.state), seq, secret, openedAt, closed });
	if (!ballot) throw new Error(`the database holds no valid ballot ${id}`);
	return ballot;
}

function parse(json: string): Record<string, unknown> {
	const value: unknown = JSON.parse(json);
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

export type BallotToOpen = State & Pick<Ballot, 'id' | 'secret'>;

/** The row of a ballot that is opened now, in the phase that the room is in. */
export const newRow = (
	workshop: string,
	{ id, title, form, round, of, secret }: BallotToOpen,
	run: RunRecord,
	now: number
): NewBallot => {
	const state: State = { title, form, round, ...(of !== undefined && { of }) };
	return {
		id,
		workshop,
		secret,
		state: JSON.stringify(state),
		since: run.since,
		clocked: isClockStillToEnd(run),
		openedAt: now
	};
};

/** What the room's run makes of a ballot that is open. */
export type Fate = 'goes-on' | 'is-clocked' | 'ends';

/**
 * A ballot ends with its phase, and with the phase's clock where the phase closes by it: but not with
 * an end that was over when it was opened.
 */
export function fateOf({ since, clocked }: BallotRow, run: RunRecord): Fate {
	if (run.since !== since) return 'ends';
	if (!clocked) return isClockStillToEnd(run) ? 'is-clocked' : 'goes-on';
	return run.phase?.closes && run.timer?.state === 'over' ? 'ends' : 'goes-on';
}

const isClockStillToEnd = ({ phase, timer }: RunRecord): boolean =>
	phase?.closes === true && timer !== null && timer.state !== 'over';
