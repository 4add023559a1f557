import { encloses } from '#lib/domain/geometry.ts';
import type { ToolContext } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { lineContext } from './line-context.ts';
import { newSizeAt } from './effects.ts';
import { minSizeOf } from './sizes.ts';

/** What only the tooling knows: what is in the person's hand. */
type InHand = Pick<ToolContext, 'spaceHeld' | 'tool' | 'keepTool'>;

/** The board as the tools see it at this moment. */
export function toolContext(
	board: BoardView,
	lines: ReturnType<typeof lineContext>,
	hand: InHand
): ToolContext {
	const { elements, camera } = board;
	return {
		camera: camera.camera,
		view: camera.size,
		hit: (point, margin) => elements.hit(point, margin / camera.camera.zoom),
		...lines,
		goingWith: (ids) => elements.goingWith(ids),
		// A frame that is only entered lies beneath, it isn't in the way nor meant.
		within: (rect) =>
			elements.within(rect).filter((id) => {
				const view = elements.get(id);
				return view?.rec.kind !== 'frame' || encloses(rect, view.rect);
			}),
		isLocked: (id) => board.arranging.isLocked(id),
		levels: (id) => board.arranging.levels(id),
		neighbours: (held) => board.arranging.neighbours(held),
		newNoteSize: (at, like) => newSizeAt(board, at, like),
		snapping: board.settings.snapping,
		rectOf: (id) => elements.get(id)?.rect ?? null,
		minSize: (id) => minSizeOf(elements.get(id)?.rec),
		keepsRatio: (id) => {
			const kind = elements.get(id)?.rec.kind;
			return kind === 'image' || kind === 'stamp';
		},
		selection: board.selection,
		editing: board.writing.editing?.id ?? null,
		canEdit: board.canEdit,
		closed: board.closed,
		...hand
	};
}
