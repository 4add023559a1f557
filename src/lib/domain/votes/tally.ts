import {
	LEAST_OPTIONS,
	MAX_SCOPE_NOTES,
	MIN_VOTERS,
	type Ballot,
	type BallotForm,
	type CastVote,
	type Result,
	type Totals
} from './ballot.ts';

export interface VoteOf extends CastVote {
	/** Participant id. */
	readonly voter: string;
}

/**
 * Counts a ballot. Dots on notes that aren't there any more count for nothing, nor do their voters.
 * Ranked options get a point for each one that stands below them (Borda).
 */
export function tally(
	{ form, secret }: Pick<Ballot, 'form' | 'secret'>,
	votes: readonly VoteOf[],
	isThere: (note: string) => boolean
): Result {
	const counted = form.kind === 'dots' ? votes.filter(({ choice }) => isThere(choice)) : votes;
	const voters = new Set(counted.map(({ voter }) => voter)).size;
	if (secret && voters < MIN_VOTERS) return { withheld: true, voters };
	const totals = new Map<string, number>();
	for (const vote of counted) {
		const [key, by] = pointsOf(form, vote);
		totals.set(key, (totals.get(key) ?? 0) + by);
	}
	return {
		withheld: false,
		voters,
		totals: Object.fromEntries(totals),
		...(!secret && { choices: choicesOf(counted) })
	};
}

function pointsOf(form: BallotForm, { choice, weight }: CastVote): readonly [string, number] {
	switch (form.kind) {
		case 'dots':
			return [choice, weight];
		case 'ranking':
			return [choice, form.options.length - weight];
		case 'fist':
		case 'scale':
			return [String(weight), 1];
	}
}

function choicesOf(votes: readonly VoteOf[]): Readonly<Record<string, Totals>> {
	const choices = new Map<string, [string, number][]>();
	for (const { voter, choice, weight } of votes) {
		const theirs = choices.get(voter) ?? [];
		theirs.push([choice, weight]);
		choices.set(voter, theirs);
	}
	return Object.fromEntries(
		[...choices].map(([voter, theirs]) => [voter, Object.fromEntries(theirs)])
	);
}

export interface Standing {
	/** Note or option id. */
	readonly id: string;
	readonly points: number;
	/** From 1; those with the same points share one. */
	readonly place: number;
}

/** From the most to the fewest points; what has the same keeps its order. */
export function standingsOf(
	totals: Totals,
	ids: readonly string[] = Object.keys(totals)
): Standing[] {
	const pointsOfId = new Map(Object.entries(totals));
	const sorted = ids
		.map((id) => ({ id, points: pointsOfId.get(id) ?? 0 }))
		.sort((a, b) => b.points - a.points);
	return sorted.map(({ id, points }) => ({
		id,
		points,
		place: sorted.findIndex((each) => each.points === points) + 1
	}));
}

/** The ids that share the first place; none where one alone has it, or where nothing can be tied. */
export function tiedAtTheTop({ form, closed }: Pick<Ballot, 'form' | 'closed'>): string[] {
	if (!closed || closed.result.withheld || form.kind === 'fist' || form.kind === 'scale') return [];
	const options = form.kind === 'ranking' ? form.options.map(({ id }) => id) : undefined;
	const first = standingsOf(closed.result.totals, options).filter(
		({ place, points }) => place === 1 && (points > 0 || form.kind === 'ranking')
	);
	return closed.result.voters > 0 && first.length >= LEAST_OPTIONS ? first.map(({ id }) => id) : [];
}

/** The next round between those that are tied: one dot each, or the same ranking of fewer. Null for no tie. */
export function runOffOf(
	ballot: Pick<Ballot, 'form' | 'closed'>,
	isThere: (note: string) => boolean
): BallotForm | null {
	const { form } = ballot;
	const tied = tiedAtTheTop(ballot);
	if (form.kind === 'dots') {
		const notes = tied.filter(isThere).slice(0, MAX_SCOPE_NOTES);
		if (notes.length < LEAST_OPTIONS) return null;
		return { kind: 'dots', board: form.board, dots: 1, cap: 1, scope: { notes } };
	}
	if (form.kind !== 'ranking' || tied.length === 0) return null;
	return { kind: 'ranking', options: form.options.filter(({ id }) => tied.includes(id)) };
}

export interface Spread {
	readonly mean: number;
	readonly median: number;
	/** Standard deviation of these people, not an estimate for others. */
	readonly deviation: number;
	/** People by score, from the lowest score to the highest. */
	readonly counts: readonly number[];
}

/** How scores lie, from people by score; null for nobody's. */
export function spreadOf(totals: Totals, [least, most]: readonly [number, number]): Spread | null {
	const counts = Array.from(
		{ length: most - least + 1 },
		(_, i) => new Map(Object.entries(totals)).get(String(least + i)) ?? 0
	);
	const scores = counts.flatMap((count, i) => Array.from({ length: count }, () => least + i));
	const [low, high] = [
		scores[Math.floor((scores.length - 1) / 2)],
		scores[Math.floor(scores.length / 2)]
	];
	if (low === undefined || high === undefined) return null;
	const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
	const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
	return { mean, median: (low + high) / 2, deviation: Math.sqrt(variance), counts };
}
