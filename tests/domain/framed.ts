import { openBoard, readElements, type Board, type NewElement } from '#lib/domain/board-doc.ts';
import { createElements } from '#lib/domain/board-create.ts';
import type { Surroundings } from '#lib/domain/board-frames.ts';
import { carriedIn } from '#lib/domain/carrying.ts';
import type { Size } from '#lib/domain/geometry.ts';
import { intersects, rectOf, type Point } from '#lib/domain/geometry.ts';
import * as Y from 'yjs';

const base = (id: string, xy: Point, wh: Size) =>
	({ id, xy, wh, at: 1, color: 'white', text: '' }) as const;

export const aFrame = (id: string, xy: Point, wh: Size = [400, 300]): NewElement => ({
	...base(id, xy, wh),
	kind: 'frame'
});

export const aBox = (id: string, xy: Point, on?: string): NewElement => ({
	...base(id, xy, [100, 100]),
	kind: 'note',
	...(on !== undefined && { on })
});

export const aStamp = (id: string, xy: Point, on?: string): NewElement => ({
	id,
	xy,
	wh: [48, 48],
	at: 1,
	kind: 'stamp',
	emoji: '👍',
	...(on !== undefined && { on })
});

/** A connector from one element to another, or with no end on anything. */
export const aLine = (id: string, from?: string, to?: string, on?: string): NewElement => ({
	...base(id, [0, 0], [24, 24]),
	kind: 'connector',
	from: { xy: [0, 0], ...(from !== undefined && { id: from }) },
	to: { xy: [24, 24], ...(to !== undefined && { id: to }) },
	route: 'straight',
	heads: ['none', 'arrow'],
	...(on !== undefined && { on })
});

/** What the board says of itself, read anew each time. */
export function aroundOn(board: Board): Surroundings {
	const all = readElements(board);
	return {
		frames: all.filter(({ kind }) => kind === 'frame').map(({ id }) => id),
		within: (rect) =>
			all.filter(({ xy, wh }) => intersects(rectOf(xy, wh), rect)).map(({ id }) => id),
		carriedBy: carriedIn(all),
		connectorsOf: (id) =>
			all
				.filter((each) => each.kind === 'connector' && (each.from.id === id || each.to.id === id))
				.map((each) => each.id)
	};
}

export function boardOf(...specs: NewElement[]): Board {
	const board = openBoard(new Y.Doc());
	createElements(board, specs);
	return board;
}
