import type { Point, Rect } from '#lib/domain/geometry.ts';
import { MAX_PRESENCE_IDS } from '#lib/protocol/limits.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { ElementView } from './element-view.svelte.ts';

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
	const { style } = carriedOf(board)?.node ?? {};
	if (!style) return;
	const { zoom } = board.camera.camera;
	const half = Math.round(1000 / zoom) / 1000;
	// As it is already, mostly: to write it again would have the note's style worked out with each move.
	// Nobody else writes either of the two.
	if (style.outlineOffset === `${-half}px`) return;
	style.outline = `${2 * half}px solid var(--accent)`;
	style.outlineOffset = `${-half}px`;
}

/** Dragged nodes that get layers of their own: each is worked out in every frame. */
const MOST_LAYERS = 8;

export function previewMove(
	board: BoardView,
	ids: readonly string[],
	by: Point,
	copy: boolean
): void {
	const { held, duplicate: copied } = board.tooling.drag ?? {};
	// The tools keep the list's identity through one drag.
	const same = board.tooling.drag?.ids === ids ? held : undefined;
	const own = same ?? new Set(ids);
	board.tooling.drag = { ids, held: own, by, duplicate: copy };
	if (!copy) {
		board.lines.hold(ids, by);
		board.far.hold(ids, by);
		// Those that have nodes, which are few however many are held.
		for (const { id, node, rec } of board.elements.visible) {
			if (!node || rec.kind === 'connector' || !own.has(id)) continue;
			node.style.translate = `${by[0]}px ${by[1]}px`;
			// In the hand, above everything, and while few are, without painting what they pass.
			node.style.zIndex = '1';
			if (own.size <= MOST_LAYERS) node.style.willChange = 'translate';
		}
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

/** What was shifted lies where it is written again. */
function layDown(board: BoardView, held: ReadonlySet<string>): void {
	board.lines.hold(null);
	board.far.hold(null);
	for (const { id, node } of board.elements.visible) {
		if (!node || !held.has(id)) continue;
		node.style.translate = '';
		node.style.zIndex = '';
		node.style.willChange = '';
		node.style.outline = '';
		node.style.outlineOffset = '';
	}
}

export function clearPreview(board: BoardView): void {
	const { drag, resizing } = board.tooling;
	board.tooling.drag = null;
	board.tooling.resizing = [];
	board.arranging.guides = [];
	if (drag) layDown(board, drag.held);
	for (const id of resizing) {
		const view = board.elements.get(id);
		if (view) view.resized = null;
	}
	board.presence.tell({ drag: undefined, resize: undefined });
}
