import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { ExportHost } from '#lib/board/export/types.ts';
import { EXPORTING } from '#lib/i18n/exporting.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { titleOf } from '#lib/ui/votes/words.ts';

/** The page's words and drawing hands for those who take the board along. */
export function exportHost(board: BoardView, i18n: I18n, toasts: Toasts): ExportHost {
	const { m, locale } = i18n;
	const { columns, between, beside, untitled, outcomes } = EXPORTING[locale];
	return {
		locale,
		csv: {
			columns,
			color: (color) => m.actions.names[`color.${color}`],
			author: (id) => (id === undefined ? '' : (board.workshop.person(id)?.name ?? ''))
		},
		markdown: { between, beside, untitled },
		votes: {
			title: (ballot) => `${m.voting.column}: ${titleOf(ballot, i18n)}`,
			given: m.voting.votes
		},
		hire: async () => (await import('./artist.ts')).hireArtist(board, locale),
		say(outcome) {
			const done = outcome.startsWith('copied') || outcome.startsWith('saved');
			toasts.show({ kind: done ? 'done' : 'alert', text: outcomes[outcome] });
		}
	};
}
