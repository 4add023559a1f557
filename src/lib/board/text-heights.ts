import { fixWidths } from '#lib/domain/board-looks.ts';
import { resizeElements } from '#lib/domain/board-doc.ts';
import type { Rect } from '#lib/domain/geometry.ts';
import { textBox } from '#lib/domain/text-box.ts';
import type { BoardView } from './board-view.svelte.ts';
import { widthOf } from './text-measure.ts';

/** Rects that hands give elements, in which texts are as high as their words at that width. */
export function withFittedTexts(
	board: BoardView,
	rects: ReadonlyMap<string, Rect>
): ReadonlyMap<string, Rect> {
	let fitted: Map<string, Rect> | null = null;
	for (const [id, rect] of rects) {
		const rec = board.elements.get(id)?.rec;
		if (rec?.kind !== 'text') continue;
		const [w, h] = textBox(rec.text, { size: rec.size }, rect.w, widthOf);
		fitted ??= new Map(rects);
		fitted.set(id, { ...rect, w, h });
	}
	return fitted ?? rects;
}

/** Resizes, and from then on texts keep the width that was given to them. For one transaction. */
export function asResized(board: BoardView, rects: ReadonlyMap<string, Rect>): string[] {
	const ids = resizeElements(board.board, rects);
	fixWidths(board.board, ids);
	return ids;
}
