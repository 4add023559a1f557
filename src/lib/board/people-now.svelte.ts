import type { MarksNow } from '#lib/protocol/api.ts';
import { api } from '#lib/sync/api.ts';
import type { BoardView } from './board-view.svelte.ts';

/** Hands and readiness of the phase under way, as facilitators alone are told them. */
export class PeopleNow {
	marks: MarksNow['marks'] = $state.raw([]);
	/** The server couldn't be asked. */
	failed: boolean = $state(false);
	readonly #board: BoardView;
	/** Only the newest question's answer counts. */
	#asked = 0;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Participants with a hand up, who raised it first comes first. */
	get queue(): readonly string[] {
		return this.marks.filter(({ kind }) => kind === 'hand').map(({ participant }) => participant);
	}

	/** Asks anew; to be called whenever the stage's count of marks has news. */
	async ask(): Promise<void> {
		const mine = ++this.#asked;
		const answer = await api.marks(this.#board.workshop.info.id);
		if (mine !== this.#asked) return;
		this.failed = !answer.ok;
		if (answer.ok) this.marks = answer.value.marks;
	}
}
