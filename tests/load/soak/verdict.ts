import { median, round } from '../support/figures.ts';

const MB = 1024 * 1024;

export interface Sample {
	/** ms since the soak began. */
	readonly at: number;
	/** Bytes, after a collection of garbage. */
	readonly rss: number;
	readonly heap: number;
	/** The heap and what is outside of it. */
	readonly held: number;
}

/** Growth from the middle third to the last that counts as none: what a room more or less makes. */
const NOISE = { share: 0.1, bytes: 4 * MB };

export interface Verdict {
	readonly isFlat: boolean;
	/** Medians in MB: of the middle third, of the last. */
	readonly figures: Record<string, number>;
}

/** Compares the last third of `length` ms with the middle one. */
export function verdict(samples: readonly Sample[], length: number): Verdict {
	const third = (n: number): readonly Sample[] =>
		samples.filter(({ at }) => at >= (n * length) / 3 && at < ((n + 1) * length) / 3);
	const figures: Record<string, number> = {};
	let isFlat = true;
	for (const key of ['rss', 'heap', 'held'] as const) {
		const [middle, last] = [third(1), third(2)].map((part) => median(part.map((s) => s[key])));
		if (middle === undefined || last === undefined) continue;
		figures[`${key} middle`] = round(middle / MB);
		figures[`${key} last`] = round(last / MB);
		// Not a number, where there were too few samples, is no proof either.
		if (!(last <= middle * (1 + NOISE.share) + NOISE.bytes)) isFlat = false;
	}
	return { isFlat, figures };
}
