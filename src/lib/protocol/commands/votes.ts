import * as v from 'valibot';
import type { Words } from '../../domain/agenda.ts';
import { NOTE_KINDS } from '../../domain/note-kinds.ts';
import type { Role } from '../../domain/permissions.ts';
import {
	LEAST_OPTIONS,
	MAX_BALLOT_TITLE,
	MAX_DOTS,
	MAX_OPTIONS,
	MAX_OPTION_TEXT,
	MAX_SCOPE_NOTES,
	MAX_SCOPE_ZONES,
	type BallotForm
} from '../../domain/votes/ballot.ts';
import type { VoteRefusal, VoteWish } from '../../domain/votes/casting.ts';
import { id } from './fields.ts';

/** Commands that open, run and close votes, and the votes themselves. */
export type VotesRequest =
	| {
			readonly kind: 'vote-open';
			/** The caller's own, as of everything that is made. */
			readonly ballot: string;
			readonly title: Words;
			readonly secret: boolean;
			readonly form: BallotForm;
	  }
	/** `ballot`: the closed one whose first places are tied; `next`: the id of the new one. */
	| { readonly kind: 'vote-runoff'; readonly ballot: string; readonly next: string }
	| { readonly kind: 'vote-close'; readonly ballot: string }
	| (VoteWish & { readonly ballot: string });

const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const words = v.object({
	en: v.exactOptional(text(MAX_BALLOT_TITLE)),
	ru: v.exactOptional(text(MAX_BALLOT_TITLE))
});

const scope = v.object({
	zones: v.exactOptional(
		v.pipe(
			v.array(v.object({ frame: id, zone: v.exactOptional(id) })),
			v.minLength(1),
			v.maxLength(MAX_SCOPE_ZONES)
		)
	),
	types: v.exactOptional(
		v.pipe(v.array(v.picklist(NOTE_KINDS)), v.minLength(1), v.maxLength(NOTE_KINDS.length))
	),
	notes: v.exactOptional(v.pipe(v.array(id), v.minLength(1), v.maxLength(MAX_SCOPE_NOTES)))
});

const option = v.object({
	id,
	text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_OPTION_TEXT)),
	note: v.exactOptional(id)
});

const form = v.variant('kind', [
	v.pipe(
		v.object({
			kind: v.literal('dots'),
			board: id,
			dots: whole(1, MAX_DOTS),
			cap: whole(1, MAX_DOTS),
			scope
		}),
		v.check(({ dots, cap }) => cap <= dots, 'more on one note than a person has')
	),
	v.object({ kind: v.literal('fist') }),
	v.object({ kind: v.literal('scale') }),
	v.object({
		kind: v.literal('ranking'),
		options: v.pipe(
			v.array(option),
			v.minLength(LEAST_OPTIONS),
			v.maxLength(MAX_OPTIONS),
			v.check(
				(options) => new Set(options.map((each) => each.id)).size === options.length,
				'an option twice'
			)
		)
	})
]);

export const VOTES_COMMANDS = [
	v.object({
		kind: v.literal('vote-open'),
		ballot: id,
		title: words,
		secret: v.boolean(),
		form
	}),
	v.object({ kind: v.literal('vote-runoff'), ballot: id, next: id }),
	v.object({ kind: v.literal('vote-close'), ballot: id }),
	v.object({ kind: v.literal('vote-dots'), ballot: id, note: id, dots: whole(0, MAX_DOTS) }),
	v.object({
		kind: v.literal('vote-score'),
		ballot: id,
		score: v.nullable(v.pipe(v.number(), v.integer()))
	}),
	v.object({
		kind: v.literal('vote-order'),
		ballot: id,
		order: v.pipe(v.array(id), v.maxLength(MAX_OPTIONS))
	})
] as const;

/** The least role that may ask for it. */
export const VOTES_ROLES: Readonly<Record<VotesRequest['kind'], Role>> = {
	'vote-open': 'facilitator',
	'vote-runoff': 'facilitator',
	'vote-close': 'facilitator',
	'vote-dots': 'participant',
	'vote-score': 'participant',
	'vote-order': 'participant'
};

export type VotesRefusal =
	| VoteRefusal
	/** Another one is open; or this id was given before. */
	| 'ballot_open'
	/** It is closed; what was given before that counts. */
	| 'ballot_closed'
	/** This workshop has no such ballot, or no such board. */
	| 'ballot_unknown'
	/** A workshop keeps no more than MAX_BALLOTS. */
	| 'ballots_full'
	/** There is no note that may be voted on. */
	| 'no_options'
	/** Nobody shares the first place, or what did is gone. */
	| 'no_tie'
	/** A program that came with a token is nobody: it can't vote. */
	| 'no_voter';

export const VOTES_REFUSALS = [
	'over_budget',
	'over_cap',
	'note_gone',
	'note_barred',
	'vote_invalid',
	'ballot_open',
	'ballot_closed',
	'ballot_unknown',
	'ballots_full',
	'no_options',
	'no_tie',
	'no_voter'
] as const satisfies readonly VotesRefusal[];

export const isVotesRequest = (command: { readonly kind: string }): command is VotesRequest =>
	Object.hasOwn(VOTES_ROLES, command.kind);
