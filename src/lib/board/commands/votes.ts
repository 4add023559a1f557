import type { BoardView } from '../board-view.svelte.ts';

/** Giving dots to the notes that are selected, and the panel with results. */
export function voteCommands(board: BoardView) {
	const each = (by: 1 | -1): boolean => {
		const { votes, elements, selection } = board;
		const notes = [...selection].filter((id) => {
			const rec = elements.get(id)?.rec;
			return rec && (votes.isEligible(rec) || (votes.own?.of(id) ?? 0) > 0);
		});
		if (notes.length === 0) board.host.say('notVotedOn');
		for (const id of notes) {
			if (by < 0 && (votes.own?.of(id) ?? 0) === 0) continue;
			// The first that there is no dot left for says so, once.
			if (!votes.add(id, by)) break;
			board.host.announce('voted', votes.own?.of(id) ?? 0);
		}
		return true;
	};
	return {
		'vote.add': () => each(1),
		'vote.take': () => each(-1),
		votes: () => board.surfaces.toggle('votes')
	};
}
