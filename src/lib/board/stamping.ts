import { createElements, type NewElement } from '#lib/domain/board-doc.ts';
import { labelRect } from '#lib/domain/connector/label.ts';
import { routeOf } from '#lib/domain/connector/route.ts';
import type { ConnectorRecord } from '#lib/domain/elements.ts';
import { intersects, rectOf, type Point } from '#lib/domain/geometry.ts';
import { stampSpot } from '#lib/domain/stamp-spot.ts';
import { STAMP_SIZE, type Stamp } from '#lib/domain/stamps.ts';
import type { BoardView } from './board-view.svelte.ts';
import { around, clear, stampSpec } from './making-effects.ts';
import { owned } from './owning.ts';

/** Where a stamp has its corner when it is put on a line: on its words' corner, if it has any. */
function spotOnLine(board: BoardView, rec: ConnectorRecord): Point {
	const { label } = routeOf(rec, board.elements.hostOf);
	const middle = around(label, [STAMP_SIZE, STAMP_SIZE]);
	const words = rec.text.trim() === '' ? null : stampSpot(labelRect(label, rec.text), []);
	const { x, y } = clear(board, 'stamp', words ? { ...middle, x: words[0], y: words[1] } : middle);
	return [x, y];
}

/**
 * Stamps each of what is selected at its corner, beside the stamps that it has; a line, which carries
 * none, on its middle. One step of undo.
 */
export function stampSelected(board: BoardView, emoji: Stamp): number {
	if (!board.canEdit) return 0;
	const specs: NewElement[] = [];
	const loose: string[] = [];
	for (const rec of board.elements.records(board.selection)) {
		if (rec.kind === 'stamp') continue;
		if (rec.kind === 'connector') {
			const spec = stampSpec(board, emoji, spotOnLine(board, rec), undefined);
			specs.push(spec);
			loose.push(spec.id);
			continue;
		}
		const rect = rectOf(rec.xy, rec.wh);
		const there = board.elements
			.records(board.elements.links.carriedBy(rec.id))
			.filter(({ kind }) => kind === 'stamp')
			.map(({ xy, wh }) => rectOf(xy, wh));
		specs.push(stampSpec(board, emoji, stampSpot(rect, there), rec.id));
	}
	if (specs.length === 0) return 0;
	board.undo.boundary();
	owned(board, () => {
		createElements(board.board, specs);
		return loose;
	});
	board.fresh.mark(specs.map(({ id }) => id));
	const sight = specs.map(({ xy, wh }) => rectOf(xy, wh));
	const [first] = sight;
	if (first && !sight.some((rect) => intersects(rect, board.camera.view)))
		board.camera.reveal(first);
	return specs.length;
}
