import { getContext, setContext, untrack } from 'svelte';
import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { isElsewhere, type ElementChange } from '#lib/board/element-change.ts';
import { noteArea, riskiestOf, zoneRect } from '#lib/domain/canvas-layout.ts';
import { centreOf, contains, rectOf } from '#lib/domain/geometry.ts';

const KEY = Symbol('riskiest');

/**
 * Ids of the notes that lie nearest the top-left corner of a zone with axes: an observation of where
 * they lie, made anew when one moves, and never written anywhere.
 */
export class Riskiest {
	ids: ReadonlySet<string> = $state.raw(new Set());
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** To be called in an effect: follows the elements and the canvases until it is stopped. */
	follow = (): (() => void) => {
		const ranked = this.#board.frames.sheets.some(({ template }) =>
			template?.zones.some((zone) => zone.axes)
		);
		if (!ranked) {
			this.ids = new Set();
			return () => undefined;
		}
		untrack(() => this.#look());
		return this.#board.elements.onchange((changes) => {
			const isNote = ({ before, after }: ElementChange): boolean =>
				(after ?? before)?.kind === 'note';
			if (changes.some((change) => isNote(change) && isElsewhere(change))) this.#look();
		});
	};

	#look(): void {
		const found = new Set<string>();
		for (const { rect, template } of this.#board.frames.sheets) {
			for (const zone of template?.zones ?? []) {
				const place = template && zone.axes ? zoneRect(template, zone, rect) : null;
				if (!template || !place) continue;
				const inside = this.#board.elements
					.near(place)
					.map(({ id, rec }) => ({ id, rec, centre: centreOf(rectOf(rec.xy, rec.wh)) }))
					.filter(({ rec, centre }) => rec.kind === 'note' && contains(place, centre));
				const riskiest = riskiestOf(noteArea(template, zone, rect), inside);
				if (riskiest) found.add(riskiest.id);
			}
		}
		const same = found.size === this.ids.size && [...found].every((id) => this.ids.has(id));
		if (!same) this.ids = found;
	}
}

export const provideRiskiest = (board: BoardView): Riskiest => setContext(KEY, new Riskiest(board));
export const useRiskiest = (): Riskiest => getContext<Riskiest>(KEY);
