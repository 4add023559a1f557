import type { Point, Rect } from '#lib/domain/geometry.ts';
import { MAX_PRESENCE_IDS } from '#lib/protocol/limits.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { ElementView } from './element-view.svelte.ts';
import { lift, MOST_LAYERS, putDown } from './lift.ts';

// What is dragged or resized, shown here and told to the others before any of it is written.

/** What is dragged alone: it shows by itself that it is selected, painted once and not with each move. */
export function carriedOf(board: BoardView): ElementView | null {
	const { drag } = board.tooling;
	const [id] = drag?.ids ?? [];
	if (!drag || drag.duplicate || drag.ids.length !== 1 || id === undefined) return null;
	const view = board.elements.get(id);
	return view?.node && view.rec.kind !== 'connector' ? view : null;
}

/** Keeps its outline as those beside it are (Selection.svelte) at any zoom: two CSS px, half over the edge. */
export const followCarried = (board: BoardView): (() => void) =>
	board.camera.onframe(() => outlineCarried(board));

function outlineCarried(board: BoardView): void {
	const { style, dataset } = carriedOf(board)?.node ?? {};
	if (!style || !dataset) return;
	const { zoom } = board.camera.camera;
	const half = Math.round(1000 / zoom) / 1000;
	// As it is already, mostly: to write it again would have the note's style worked out with each move.
	// Nobody else writes either of the two. Its line and colour are a rule's (Selection.svelte): a
	// variable in the node's own style would have all of that worked out anew with each move.
	if (style.outlineOffset === `${-half}px`) return;
	dataset['carried'] = '';
	style.outlineWidth = `${2 * half}px`;
	style.outlineOffset = `${-half}px`;
}

export function previewMove(
	board: BoardView,
	ids: readonly string[],
	by: Point,
	copy: boolean
): void {
	const { tooling } = board;
	const { held, duplicate: copied } = tooling.drag ?? {};
	// The tools keep the list's identity through one drag.
	const same = tooling.drag?.ids === ids ? held : undefined;
	const own = same ?? new Set(ids);
	tooling.dragBy = by;
	// The same through the gesture, or each move would wake whoever asks what is dragged.
	if (!same || copied !== copy) tooling.drag = { ids, held: own, duplicate: copy };
	if (!copy) {
		board.lines.hold(ids, by);
		board.far.hold(ids, by);
		for (const node of nodesOf(board, own)) lift(node, by, own.size <= MOST_LAYERS);
		outlineCarried(board);
	} else if (copied === false) layDown(board, own);
	const named = ids.slice(0, MAX_PRESENCE_IDS);
	board.presence.tell({ drag: { ids: named, by: [by[0], by[1]] } });
}

export function previewResize(board: BoardView, rects: ReadonlyMap<string, Rect>): void {
	const told: Record<string, [number, number, number, number]> = {};
	board.tooling.resizing = [...rects.keys()];
	for (const [id, rect] of rects) {
		const view = board.elements.get(id);
		if (view) view.resized = rect;
		if (Object.keys(told).length < MAX_PRESENCE_IDS) told[id] = whole(rect);
	}
	board.presence.tell({ resize: told });
}

/** In whole units: with all their decimals, the rects of a few dozen notes outgrow a presence state. */
const whole = ({ x, y, w, h }: Rect): [number, number, number, number] => [
	Math.round(x),
	Math.round(y),
	Math.round(w),
	Math.round(h)
];

/** Of what is held; connectors aren't moved as a whole. Few, however many are held: most have no node. */
function* nodesOf({ elements }: BoardView, held: ReadonlySet<string>): Iterable<HTMLElement> {
	const few = held.size < elements.visible.length;
	const views = few ? [...held].map((id) => elements.get(id)) : elements.visible;
	for (const view of views) {
		if (!view?.node || !held.has(view.id) || view.rec.kind === 'connector') continue;
		yield view.node;
	}
}

/** What was shifted lies where it is written again. */
function layDown(board: BoardView, held: ReadonlySet<string>): void {
	board.lines.hold(null);
	board.far.hold(null);
	for (const node of nodesOf(board, held)) {
		putDown(node);
		node.style.outlineWidth = '';
		node.style.outlineOffset = '';
		delete node.dataset['carried'];
	}
}

export function clearPreview(board: BoardView): void {
	const { drag, resizing } = board.tooling;
	board.tooling.drag = null;
	board.tooling.resizing = [];
	board.arranging.guide([]);
	if (drag) layDown(board, drag.held);
	for (const id of resizing) {
		const view = board.elements.get(id);
		if (view) view.resized = null;
	}
	board.presence.tell({ drag: undefined, resize: undefined });
}
