import { createElements, type NewElement } from '#lib/domain/board-doc.ts';
import { SHAPE_SIZE, FRAME_SIZE } from '#lib/domain/element-sizes.ts';
import type { ElementRecord, ShapeRecord } from '#lib/domain/elements.ts';
import { centreOf, rectOf, translate, type Point, type Rect } from '#lib/domain/geometry.ts';
import { STAMP_SIZE, type Stamp } from '#lib/domain/stamps.ts';
import { textBox } from '#lib/domain/text-box.ts';
import type { BoxKind } from '#lib/tools/box/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { owned } from './owning.ts';
import { widthOf } from './text-measure.ts';

/** Board units between things that were made at the very same place one after the other. */
const CASCADE = 24;

/** Makes a text, shape or frame of a box that was drawn, or of the usual size round `at`. */
export function createBox(board: BoardView, what: BoxKind, at: Point, drawn: Rect | null): void {
	if (!board.canEdit || !board.order.mayPut([drawn ? centreOf(drawn) : at])) return;
	board.writing.end();
	const spec = boxSpec(board, what, at, drawn);
	board.undo.boundary();
	owned(board, () => createElements(board.board, [spec]), { gathers: true });
	board.fresh.mark([spec.id]);
	// A frame's title can wait: first something goes into it.
	if (what !== 'frame') return board.writing.start({ id: spec.id, fresh: true });
	board.select([spec.id]);
	board.camera.reveal(rectOf(spec.xy, spec.wh));
}

/** Another shape like this one, its middle at a board point, to be written in: what Tab makes beside a shape. */
export function createLike(board: BoardView, model: ShapeRecord, at: Point): void {
	if (!board.canEdit || !board.order.mayPut([at])) return;
	board.writing.end();
	const { form, filled, color, wh } = model;
	const spec = { ...authorship(board), ...placed(around(at, wh)), text: '', form, filled, color };
	board.undo.boundary();
	owned(board, () => createElements(board.board, [{ ...spec, kind: 'shape' }]));
	board.fresh.mark([spec.id]);
	board.writing.start({ id: spec.id, fresh: true });
}

function boxSpec(board: BoardView, what: BoxKind, at: Point, drawn: Rect | null): NewElement {
	const { making } = board;
	const common = { ...authorship(board), text: '' };
	switch (what) {
		case 'text': {
			const hugs = drawn ? {} : ({ hugs: true } as const);
			const style = { size: making.textSize, ...hugs };
			const [w, h] = textBox('', style, drawn?.w ?? 0, widthOf);
			// A click is where the first line begins.
			const there: Rect = drawn
				? { ...drawn, h }
				: clear(board, 'text', { x: at[0], y: Math.round(at[1] - h / 2), w, h });
			return { ...common, ...placed(there), kind: 'text', color: making.textColor, ...style };
		}
		case 'shape': {
			const there = placed(drawn ?? clear(board, 'shape', around(at, SHAPE_SIZE)));
			const { form, filled, color } = making;
			return { ...common, ...there, kind: 'shape', form, filled, color };
		}
		case 'frame': {
			const there = placed(drawn ?? clear(board, 'frame', around(at, FRAME_SIZE)));
			return { ...common, ...there, kind: 'frame', color: 'white' };
		}
	}
}

const authorship = (board: BoardView) => ({
	id: board.host.newId(),
	by: board.workshop.me.participant,
	at: board.host.now()
});

const placed = ({ x, y, w, h }: Rect) => ({ xy: [x, y], wh: [w, h] }) as const;

export const around = ([x, y]: Point, [w, h]: readonly [number, number]): Rect => ({
	x: Math.round(x - w / 2),
	y: Math.round(y - h / 2),
	w,
	h
});

/** A little aside of others of the same kind at the very same place. */
export function clear(board: BoardView, kind: ElementRecord['kind'], rect: Rect): Rect {
	const same = board.elements
		.records(board.elements.within(rect))
		.filter((rec) => rec.kind === kind)
		.map(({ xy }) => `${xy[0]},${xy[1]}`);
	const taken = new Set(same);
	let there = rect;
	while (taken.has(`${there.x},${there.y}`)) there = translate(there, [CASCADE, CASCADE]);
	return there;
}

export const stampSpec = (
	board: BoardView,
	emoji: Stamp,
	xy: Point,
	on: string | undefined
): NewElement => ({
	...authorship(board),
	kind: 'stamp',
	xy,
	wh: [STAMP_SIZE, STAMP_SIZE],
	emoji,
	...(on !== undefined && { on })
});

/** A stamp with its middle at a board point; it sticks to what lies there. */
export function createStamp(board: BoardView, at: Point): void {
	if (!board.canEdit || !board.order.mayPut([at])) return;
	const half = STAMP_SIZE / 2;
	const xy: Point = [Math.round(at[0] - half), Math.round(at[1] - half)];
	const spec = stampSpec(board, board.making.stamp, xy, undefined);
	board.undo.boundary();
	owned(board, () => createElements(board.board, [spec]));
	board.fresh.mark([spec.id]);
}
