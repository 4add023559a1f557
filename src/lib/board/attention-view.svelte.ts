import type * as Y from 'yjs';
import { readAttention, type Attention } from '#lib/domain/attention.ts';
import type { ElementRecord } from '#lib/domain/elements.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import type { Person } from '#lib/domain/roster.ts';
import { readRun, readWaiting } from '#lib/domain/stage-doc.ts';
import { api } from '#lib/sync/api.ts';
import type { BoardView } from './board-view.svelte.ts';

/** Where facilitators want people to look, and how many want to say something, as the stage says. */
export class AttentionView {
	now: Attention = $state.raw({
		summons: null,
		hold: null,
		spotlight: null,
		tally: { since: 0, hands: 0, ready: 0, news: 0 }
	});
	/** One's own, as the server has taken them; others' are the facilitators' to know. */
	hand: boolean = $state(false);
	ready: boolean = $state(false);
	/** People who wait to be let in. */
	waiting: number = $state(0);
	readonly #board: BoardView;
	readonly #dispose: () => void;

	constructor(board: BoardView) {
		this.#board = board;
		const { doc } = board.workshop.stage;
		const listen = (transaction: Y.Transaction): void => {
			if (transaction.changed.size > 0) this.#read(doc);
		};
		doc.on('afterTransaction', listen);
		this.#read(doc);
		this.#dispose = () => doc.off('afterTransaction', listen);
	}

	/** Who holds everybody's view, as long as they are here and lead; null for nobody. */
	get holder(): Person | null {
		const { hold } = this.now;
		const person = hold === null ? undefined : this.#board.workshop.person(hold);
		return person?.here && person.role === 'facilitator' ? person : null;
	}

	/** The holder, where this person's own view is tied to theirs: those who lead go where they like. */
	get tiedTo(): Person | null {
		return this.#board.workshop.me.role === 'facilitator' ? null : this.holder;
	}

	/** What alone is to be seen, here on this board; null where there is no such thing. */
	get lit(): { readonly rec: ElementRecord; readonly rect: Rect } | null {
		const { spotlight } = this.now;
		const { elements, workshop } = this.#board;
		if (spotlight?.board !== workshop.boardRef.id) return null;
		// Which there are is no state; how many there are is.
		void elements.count;
		const view = elements.get(spotlight.element);
		return view ? { rec: view.rec, rect: view.shown } : null;
	}

	/** Raises one's hand, or takes it down. */
	async raise(up: boolean): Promise<void> {
		const before = this.hand;
		this.hand = up;
		const problem = await this.#board.run.command({ kind: 'hand', up });
		if (problem !== null) this.hand = before;
	}

	async setReady(on: boolean): Promise<void> {
		const before = this.ready;
		this.ready = on;
		const problem = await this.#board.run.command({ kind: 'ready', on });
		if (problem !== null) this.ready = before;
	}

	destroy(): void {
		this.#dispose();
	}

	#read(doc: Y.Doc): void {
		this.waiting = readWaiting(doc);
		const before = this.now;
		const next = readAttention(doc, readRun(doc).since);
		if (JSON.stringify(before) === JSON.stringify(next)) return;
		this.now = next;
		// A hand that a facilitator lowered, or that went with its phase; and what another tab has said.
		if (before.tally.news !== next.tally.news || before.tally.since !== next.tally.since) {
			void this.#askMine();
		}
	}

	async #askMine(): Promise<void> {
		const answer = await api.myMarks(this.#board.workshop.info.id);
		if (!answer.ok) return;
		const kinds = answer.value.marks.map(({ kind }) => kind);
		this.hand = kinds.includes('hand');
		this.ready = kinds.includes('ready');
	}
}
