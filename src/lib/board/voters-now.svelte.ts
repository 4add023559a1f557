import { api } from '#lib/sync/api.ts';
import type { BoardView } from './board-view.svelte.ts';

/** Who has voted in the open ballot, not for what; told to facilitators alone, and gone with the vote. */
export class VotersNow {
	/** Participant ids; null while that isn't known, and when no vote is open. */
	who: ReadonlySet<string> | null = $state.raw(null);
	readonly #board: BoardView;
	/** Only the newest question's answer counts. */
	#asked = 0;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Asks anew; to be called whenever a vote opens or closes, or the count of its voters changes. */
	async ask(): Promise<void> {
		const mine = ++this.#asked;
		const { open } = this.#board.votes;
		if (open === null) {
			this.who = null;
			return;
		}
		const answer = await api.voters(this.#board.workshop.info.id, open.id);
		if (mine === this.#asked && answer.ok) this.who = new Set(answer.value.voters);
	}
}
