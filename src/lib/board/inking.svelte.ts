import { createElements, type NewElement } from '#lib/domain/board-doc.ts';
import type { InkPen } from '#lib/domain/elements.ts';
import { following, inkFrom, thinned, type InkPoint } from '#lib/domain/ink/ink.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';
import { INK_PENS } from '#lib/domain/elements.ts';
import type { Effect } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { owned } from './owning.ts';
import { InkTail } from './ink-tail.ts';
import { LiveStroke } from './live-stroke.ts';

/** Three widths of each pen, board units. */
export const INK_WEIGHTS: Readonly<Record<InkPen, readonly [number, number, number]>> = {
	pen: [3, 6, 12],
	highlighter: [12, 20, 32]
};
/** The palette without white, which is a paper and no ink. */
export const INK_COLORS: readonly NoteColor[] = [
	'grey',
	'red',
	'orange',
	'yellow',
	'green',
	'teal',
	'blue',
	'violet',
	'pink'
];

export interface InkLook {
	readonly color: NoteColor;
	/** Which of the pen's three widths. */
	readonly width: 0 | 1 | 2;
}

/**
 * The pens: what they are set to, and the stroke that is being drawn, which touches no Svelte state
 * and no document before it is done.
 */
export class Inking {
	/** What each pen is set to; the toolbar shows and changes it. */
	looks: Readonly<Record<InkPen, InkLook>> = $state.raw({
		pen: { color: 'blue', width: 0 },
		highlighter: { color: 'yellow', width: 1 }
	});
	readonly live = new LiveStroke();
	readonly #board: BoardView;
	readonly #tail = new InkTail();
	#stroke: InkPoint[] = [];
	/** Where the hand really is: what is drawn follows it a little behind. */
	#hand: InkPoint | null = null;
	#pen: InkPen = 'pen';
	#straight = false;

	constructor(board: BoardView) {
		this.#board = board;
	}

	set(pen: InkPen, look: Partial<InkLook>): void {
		this.looks = { ...this.looks, [pen]: { ...this.looks[pen], ...look } };
	}

	/** Board units. */
	weightOf(pen: InkPen): number {
		return INK_WEIGHTS[pen][this.looks[pen].width];
	}

	/** Carries out what the tool asks for. */
	take(effect: Extract<Effect, { kind: 'ink' }>): void {
		switch (effect.phase) {
			case 'begin':
				return this.#begin(effect.pen, effect.points);
			case 'move':
				return this.#move(effect.points, effect.straight);
			case 'end':
				this.#write();
				return this.#clear();
			case 'drop':
				return this.#clear();
		}
	}

	#begin(pen: InkPen, points: readonly InkPoint[]): void {
		this.#pen = pen;
		this.#stroke = [];
		this.#straight = false;
		this.live.begin(pen, this.looks[pen].color, this.weightOf(pen));
		this.#move(points, false);
	}

	#move(points: readonly InkPoint[], straight: boolean): void {
		const { zoom } = this.#board.camera.camera;
		for (const hand of points) {
			this.#hand = hand;
			const next = following(this.#stroke.at(-1), hand, zoom);
			if (next) this.#stroke.push(next);
		}
		this.#straight = straight;
		const shown = this.#shown();
		this.live.draw(shown, straight);
		const look = { pen: this.#pen, color: this.looks[this.#pen].color };
		this.#board.presence.tell({
			ink: { ...look, weight: this.weightOf(this.#pen), ...this.#tail.of(shown, straight, zoom) }
		});
	}

	/** The stroke up to the hand itself; with Shift, the straight line there. */
	#shown(): readonly InkPoint[] {
		const [first] = this.#stroke;
		const hand = this.#hand;
		if (!first || !hand) return this.#stroke;
		return this.#straight ? [first, hand] : this.#stroke;
	}

	#write(): void {
		const board = this.#board;
		const hand = this.#hand;
		const shown = this.#shown();
		const whole = this.#straight || !hand ? shown : [...shown, hand];
		const stroke = this.#straight ? whole : thinned(whole, board.camera.camera.zoom);
		const pieces = inkFrom(stroke, this.#pen, this.weightOf(this.#pen));
		// A stroke that had to be cut is one thing all the same.
		const groups = pieces.length > 1 ? { groups: [board.host.newId()] } : {};
		board.undo.boundary();
		const made = () =>
			createElements(
				board.board,
				pieces.map((piece): NewElement => ({
					...piece,
					...groups,
					kind: 'ink',
					id: board.host.newId(),
					color: this.looks[this.#pen].color,
					by: board.workshop.me.participant,
					at: board.host.now()
				}))
			);
		owned(board, made);
	}

	#clear(): void {
		this.#stroke = [];
		this.#hand = null;
		this.#tail.clear();
		this.live.clear();
		this.#board.presence.tell({ ink: undefined });
	}
}

export const isInkPen = (value: string): value is InkPen => INK_PENS.some((pen) => pen === value);
