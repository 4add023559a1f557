import type { AnsweredCommand, AskedCommand } from './commands.ts';

export interface BallotRow {
	readonly id: string;
	readonly workshop: string;
	/** The workshop's first is 1. */
	readonly seq: number;
	readonly secret: boolean;
	/** JSON: what is voted on and how, as domain/votes reads it. */
	readonly state: string;
	/** When the room went into the phase that it belongs to, ms since the epoch: it ends with the phase. */
	readonly since: number;
	/** Whether the phase's clock, if it closes anything, has still been to end since: it closes this too. */
	readonly clocked: boolean;
	/** ms since the epoch. */
	readonly openedAt: number;
	/** Null while it is open. */
	readonly closedAt: number | null;
	/** JSON; null while it is open. */
	readonly result: string | null;
}

export type NewBallot = Omit<BallotRow, 'seq' | 'closedAt' | 'result'>;

export interface VoteRow {
	readonly voter: string;
	/** What it is for: a note, an option, the question. */
	readonly choice: string;
	/** 0 … 99. */
	readonly weight: number;
}
export type OwnVote = Omit<VoteRow, 'voter'>;

/** `closed`: it takes none any more. `refused`: what `decide` said. In both cases nothing was changed. */
export type CastResult<R> =
	| { readonly kind: 'cast'; readonly answer: string }
	| { readonly kind: 'closed' }
	| { readonly kind: 'refused'; readonly why: R };

/**
 * Ballots and votes. Who voted for what is known here alone. A vote is one row per ballot, voter and
 * choice, so that it can't count twice, and at most one ballot of a workshop is open.
 */
export interface VoteStore {
	ballot(workshop: string, id: string): Promise<BallotRow | null>;
	/** All of a workshop, the oldest first. */
	ballots(workshop: string): Promise<readonly BallotRow[]>;
	/** Workshops in which one is open. */
	openIn(): Promise<readonly string[]>;
	/** False, and nothing changed, when the workshop has one open or the id is taken. */
	open(ballot: NewBallot, command: AnsweredCommand): Promise<boolean>;
	/** From now on the phase's clock closes it. */
	setClocked(ballot: string): Promise<void>;
	/**
	 * Puts what `decide` makes of a voter's votes in their place, and remembers the answer, in one
	 * transaction. `decide` is pure: it may be asked more than once.
	 */
	cast<R>(change: {
		readonly workshop: string;
		readonly ballot: string;
		readonly voter: string;
		readonly command: AskedCommand;
		readonly decide: (
			mine: readonly OwnVote[]
		) => { readonly votes: readonly OwnVote[]; readonly answer: string } | { readonly refused: R };
	}): Promise<CastResult<R>>;
	votesOf(ballot: string, voter: string): Promise<readonly OwnVote[]>;
	/** Who has voted. */
	voters(ballot: string): Promise<readonly string[]>;
	/**
	 * Closes a ballot with what `count` makes of its votes, in one transaction; of a secret one all
	 * votes are erased in it. False, and nothing changed, when it isn't open any more. `count` is pure.
	 */
	close(change: {
		readonly workshop: string;
		readonly ballot: string;
		readonly at: number;
		readonly count: (votes: readonly VoteRow[]) => string;
		readonly command: AnsweredCommand | null;
	}): Promise<boolean>;
	/**
	 * Overwrites what closed ballots have left in the store's files outside the tables (a log of
	 * changes). False when somebody else was reading: to be tried again.
	 */
	scrub(): Promise<boolean>;
}
