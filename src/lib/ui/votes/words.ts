import { oneLine } from '#lib/domain/fields.ts';
import { cut } from '#lib/domain/text.ts';
import type { Ballot } from '#lib/domain/votes/ballot.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { wordsIn } from '#lib/ui/run/words.ts';

/** Characters of a note that a list shows; all of it is on the board. */
const SHOWN = 120;

/** Its question, or what is to be done; with the round where it isn't the first. */
export const titleOf = ({ title, form, round }: Ballot, i18n: I18n): string =>
	i18n.m.voting.untitledRound(
		wordsIn(title, i18n.locale) || i18n.m.voting.titles[form.kind],
		round
	);

/** What a note says, on one line. */
export const noteWords = (text: string, i18n: I18n): string =>
	cut(oneLine(text).trim(), SHOWN) || i18n.m.voting.card.empty;

export function refusalOf(problem: string, i18n: I18n): string {
	const known: Readonly<Record<string, string>> = i18n.m.voting.refusals;
	return known[problem] ?? i18n.m.voting.refusals['other'] ?? '';
}
