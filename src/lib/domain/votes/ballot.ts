import type { Words } from '../agenda.ts';
import type { NoteKind } from '../note-kinds.ts';

/**
 * What is voted on and how. The server alone keeps the votes, as rows; the stage document shows a
 * ballot (`votes`: ballot id → Ballot) and how many have voted (`voted`: ballot id → number).
 */

/** Which notes of a board may be voted on: all that fit every list that is given. */
export interface Scope {
	/** Frame id, and a zone's key where it is that zone alone. */
	readonly zones?: readonly ZoneRef[];
	readonly types?: readonly NoteKind[];
	/** These and no others. */
	readonly notes?: readonly string[];
}

export interface ZoneRef {
	readonly frame: string;
	readonly zone?: string;
}

/** Something to be ranked, in the words it had when the ballot was opened. */
export interface Option {
	readonly id: string;
	readonly text: string;
	/** The note it was taken from. */
	readonly note?: string;
}

export interface DotsForm {
	readonly kind: 'dots';
	/** Board id. */
	readonly board: string;
	/** Each person's, 1 … MAX_DOTS. */
	readonly dots: number;
	/** Of one person on one note, 1 … dots. */
	readonly cap: number;
	readonly scope: Scope;
}

export interface RankingForm {
	readonly kind: 'ranking';
	/** LEAST_OPTIONS … MAX_OPTIONS. */
	readonly options: readonly Option[];
}

/** A fist of five: 0 (no) … 5 (all in). A scale: 1 … 10. */
export type ScoreForm = { readonly kind: 'fist' } | { readonly kind: 'scale' };

export type BallotForm = DotsForm | ScoreForm | RankingForm;
export const BALLOT_KINDS = ['dots', 'fist', 'scale', 'ranking'] as const;
export type BallotKind = BallotForm['kind'];

export interface Ballot {
	readonly id: string;
	/** The workshop's first is 1. */
	readonly seq: number;
	/** 1, and one more with each run-off. */
	readonly round: number;
	/** The ballot that this one is the run-off of. */
	readonly of?: string;
	readonly title: Words;
	readonly form: BallotForm;
	/** Nobody ever learns who voted for what. Otherwise everybody does, when it is closed. */
	readonly secret: boolean;
	/** ms since the epoch. */
	readonly openedAt: number;
	/** Null while it is open. */
	readonly closed: Closed | null;
}

export interface Closed {
	/** ms since the epoch. */
	readonly at: number;
	readonly result: Result;
}

/** `withheld`: fewer than MIN_VOTERS in a secret ballot, where totals would say who voted for what. */
export type Result =
	| { readonly withheld: true; readonly voters: number }
	| {
			readonly withheld: false;
			/** People whose votes count. */
			readonly voters: number;
			/**
			 * Dots by note, points by option (its place from the end: first of four gets 3), or people by
			 * score ('0' … '5', '1' … '10'). What nobody chose isn't in it.
			 */
			readonly totals: Totals;
			/** Participant → choice → weight; only of what was announced as not secret. */
			readonly choices?: Readonly<Record<string, Totals>>;
	  };
export type Totals = Readonly<Record<string, number>>;

/** One vote: `weight` is the dots on a note, the score (choice SCORE), or the place from 1 of an option. */
export interface CastVote {
	readonly choice: string;
	readonly weight: number;
}
/** What a score is a vote for: the question. */
export const SCORE = 'score';

/** More than anybody places with thought. */
export const MAX_DOTS = 20;
export const LEAST_OPTIONS = 2;
/** What people can hold in mind and put in order. */
export const MAX_OPTIONS = 7;
/** UTF-16 units. */
export const MAX_OPTION_TEXT = 200;
export const MAX_BALLOT_TITLE = 120;
/** Notes named one by one: a selection, or a run-off. */
export const MAX_SCOPE_NOTES = 200;
/** Canvases and zones named one by one: every zone of two large canvases. */
export const MAX_SCOPE_ZONES = 60;
/** Of one workshop, so that the stage stays small; a training day has a dozen. */
export const MAX_BALLOTS = 200;
/** People. With fewer, whoever voted knows what the others chose. */
export const MIN_VOTERS = 3;

/** Lowest and highest score. */
export const SCORES: Readonly<Record<ScoreForm['kind'], readonly [number, number]>> = {
	fist: [0, 5],
	scale: [1, 10]
};
