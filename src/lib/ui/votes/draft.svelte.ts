import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { NoteRecord } from '#lib/domain/elements.ts';
import type { NoteKind } from '#lib/domain/note-kinds.ts';
import { readingOrder } from '#lib/domain/reading-order.ts';
import { cut } from '#lib/domain/text.ts';
import { oneLine } from '#lib/domain/fields.ts';
import {
	LEAST_OPTIONS,
	MAX_OPTIONS,
	MAX_OPTION_TEXT,
	MAX_SCOPE_NOTES,
	type BallotForm,
	type BallotKind,
	type DotsForm,
	type Option,
	type Scope,
	type ZoneRef
} from '#lib/domain/votes/ballot.ts';

/** What most votes are: enough dots to choose by, few enough to have to choose. */
export const USUAL_DOTS = 3;

/** Dots for each person on all notes of a canvas; of the whole board without one. */
export const usualDots = (board: BoardView, frame: string | undefined): DotsForm => ({
	kind: 'dots',
	board: board.workshop.boardRef.id,
	dots: USUAL_DOTS,
	cap: USUAL_DOTS,
	scope: frame === undefined ? {} : { zones: [{ frame }] }
});

export type Where = 'everywhere' | 'canvases' | 'selected';

/** A vote that a facilitator is about to open. */
export class Draft {
	kind: BallotKind = $state('dots');
	title: string = $state('');
	secret: boolean = $state(true);
	dots: number = $state(USUAL_DOTS);
	cap: number = $state(USUAL_DOTS);
	where: Where = $state('everywhere');
	/** `frame` or `frame/zone`. */
	places: readonly string[] = $state.raw([]);
	types: readonly NoteKind[] = $state.raw([]);
	options: readonly Option[] = $state.raw([]);
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
		const frame = board.run.phase?.frame;
		if (this.selected.length > 0) this.where = 'selected';
		else if (frame !== undefined) {
			this.where = 'canvases';
			this.places = [frame];
		}
		this.options = this.#fresh();
	}

	/** Notes that are selected, as one reads them. */
	get selected(): readonly NoteRecord[] {
		const records = this.#board.elements.records(this.#board.selection);
		return readingOrder(records.filter((record) => record.kind === 'note'));
	}

	/** From the selected notes, or two empty ones. */
	#fresh(): readonly Option[] {
		const { host } = this.#board;
		const taken = this.selected.slice(0, MAX_OPTIONS).map((note) => ({
			id: host.newId(),
			text: cut(oneLine(note.text).trim(), MAX_OPTION_TEXT),
			note: note.id
		}));
		const missing = Math.max(0, LEAST_OPTIONS - taken.length);
		const empty = Array.from({ length: missing }, () => ({ id: host.newId(), text: '' }));
		return [...taken, ...empty];
	}

	takeSelected(): void {
		this.options = this.#fresh();
	}

	addOption(): void {
		this.options = [...this.options, { id: this.#board.host.newId(), text: '' }];
	}

	setOption(id: string, text: string): void {
		this.options = this.options.map((each) => (each.id === id ? { ...each, text } : each));
	}

	removeOption(id: string): void {
		this.options = this.options.filter((each) => each.id !== id);
	}

	get scope(): Scope {
		const zones = this.places.map((place): ZoneRef => {
			const [frame = '', zone] = place.split('/');
			return { frame, ...(zone !== undefined && { zone }) };
		});
		const notes = this.selected.slice(0, MAX_SCOPE_NOTES).map(({ id }) => id);
		return {
			...(this.where === 'canvases' && zones.length > 0 && { zones }),
			...(this.where === 'selected' && notes.length > 0 && { notes }),
			...(this.types.length > 0 && { types: this.types })
		};
	}

	/** As it would be opened; null while something is missing. */
	get form(): BallotForm | null {
		switch (this.kind) {
			case 'dots':
				return this.dotsForm;
			case 'ranking': {
				const options = this.options.map((each) => ({ ...each, text: each.text.trim() }));
				const fits = options.length >= LEAST_OPTIONS && options.length <= MAX_OPTIONS;
				return fits && options.every(({ text }) => text !== '')
					? { kind: 'ranking', options }
					: null;
			}
			default:
				return { kind: this.kind };
		}
	}

	get dotsForm(): DotsForm {
		const { dots, scope } = this;
		const board = this.#board.workshop.boardRef.id;
		return { kind: 'dots', board, dots, cap: Math.min(this.cap, dots), scope };
	}

	/** How many notes it would be about. */
	get eligible(): number {
		if (this.where === 'canvases' && this.places.length === 0) return 0;
		return this.#board.votes.eligible(this.dotsForm).length;
	}
}
