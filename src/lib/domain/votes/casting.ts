import { SCORE, SCORES, type BallotForm, type CastVote } from './ballot.ts';

/** What somebody asks of a ballot: always how it shall be then, so that twice is the same as once. */
export type VoteWish =
	/** My dots on this note are now so many; 0 takes them back. */
	| { readonly kind: 'vote-dots'; readonly note: string; readonly dots: number }
	/** Null takes it back. */
	| { readonly kind: 'vote-score'; readonly score: number | null }
	/** Every option, the best first; none takes it back. */
	| { readonly kind: 'vote-order'; readonly order: readonly string[] };

export type VoteRefusal =
	/** More dots than are left. */
	| 'over_budget'
	/** More dots than may lie on one note. */
	| 'over_cap'
	/** The note was deleted. */
	| 'note_gone'
	/** The note isn't among those that are voted on. */
	| 'note_barred'
	/** Not what this ballot asks: another kind, a score off the scale, options left out or named twice. */
	| 'vote_invalid';

/** What is known of the board as a vote comes in. */
export interface NotesKnown {
	/** Whether it is still on the board. */
	readonly isThere: (note: string) => boolean;
	/** Whether it is among those that may be voted on. */
	readonly isEligible: (note: string) => boolean;
}

export type Cast =
	{ readonly ok: readonly CastVote[]; readonly left: number } | { readonly refused: VoteRefusal };

/**
 * One person's votes after a wish. Dots on notes that were deleted meanwhile are free again; those on
 * notes that were moved elsewhere stay, and can be taken back, but get no more.
 */
export function cast(
	form: BallotForm,
	mine: readonly CastVote[],
	wish: VoteWish,
	notes: NotesKnown
): Cast {
	switch (wish.kind) {
		case 'vote-dots':
			return castDots(form, mine, wish, notes);
		case 'vote-score': {
			if (form.kind !== 'fist' && form.kind !== 'scale') return { refused: 'vote_invalid' };
			if (wish.score === null) return { ok: [], left: 1 };
			const [least, most] = SCORES[form.kind];
			const fits = Number.isInteger(wish.score) && wish.score >= least && wish.score <= most;
			return fits
				? { ok: [{ choice: SCORE, weight: wish.score }], left: 0 }
				: { refused: 'vote_invalid' };
		}
		case 'vote-order': {
			if (form.kind !== 'ranking') return { refused: 'vote_invalid' };
			const { order } = wish;
			if (order.length === 0) return { ok: [], left: 1 };
			const known = form.options.every(({ id }) => order.includes(id));
			return known && order.length === form.options.length
				? { ok: order.map((choice, i) => ({ choice, weight: i + 1 })), left: 0 }
				: { refused: 'vote_invalid' };
		}
	}
}

function castDots(
	form: BallotForm,
	mine: readonly CastVote[],
	{ note, dots }: Extract<VoteWish, { kind: 'vote-dots' }>,
	{ isThere, isEligible }: NotesKnown
): Cast {
	if (form.kind !== 'dots' || !Number.isInteger(dots) || dots < 0) {
		return { refused: 'vote_invalid' };
	}
	const before = mine.find(({ choice }) => choice === note)?.weight ?? 0;
	const others = mine.filter(({ choice }) => choice !== note && isThere(choice));
	if (dots > 0 && !isThere(note)) return { refused: 'note_gone' };
	if (dots > before && !isEligible(note)) return { refused: 'note_barred' };
	if (dots > form.cap) return { refused: 'over_cap' };
	const left = dotsLeft(form.dots, others) - dots;
	if (left < 0) return { refused: 'over_budget' };
	return { ok: dots === 0 ? others : [...others, { choice: note, weight: dots }], left };
}

const dotsLeft = (dots: number, votes: readonly CastVote[]): number =>
	votes.reduce((left, { weight }) => left - weight, dots);

/** What somebody with these votes can still give: dots, or 1 for an answer that wasn't given yet. */
export function leftOf(
	form: BallotForm,
	mine: readonly CastVote[],
	isThere: (note: string) => boolean
): number {
	return form.kind === 'dots'
		? dotsLeft(
				form.dots,
				mine.filter(({ choice }) => isThere(choice))
			)
		: mine.length === 0
			? 1
			: 0;
}
