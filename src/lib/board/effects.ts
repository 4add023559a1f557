import { createNotes, duplicate, moveElements } from '#lib/domain/board-doc.ts';
import { noteSizeIn } from '#lib/domain/canvas-layout.ts';
import { NOTE_SIZES } from '#lib/domain/element-sizes.ts';
import type { Point, Rect, Size } from '#lib/domain/geometry.ts';
import { NOTE_KIND_INFO, type NoteColor, type NoteKind } from '#lib/domain/note-kinds.ts';
import { MAX_PRESENCE_IDS } from '#lib/protocol/limits.ts';
import type { Effect } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import type { ElementView } from './element-view.svelte.ts';
import { createBox, createLike, createStamp } from './making-effects.ts';
import { middlesOf } from './order-view.svelte.ts';
import { owned } from './owning.ts';
import { asResized, withFittedTexts } from './text-heights.ts';

/** Carries out what a tool asked for. Every write is one transaction and one undo step. */
export function carryOut(board: BoardView, effect: Effect): void {
	const { tooling } = board;
	switch (effect.kind) {
		case 'select':
			return select(board, effect.ids, effect.mode);
		case 'marquee':
			tooling.marquee = effect.rect;
			tooling.marqueeIds = effect.rect ? effect.ids : [];
			return;
		case 'lift':
			return;
		case 'preview-move':
			return previewMove(board, effect.ids, effect.by, effect.duplicate);
		case 'preview-resize':
			return previewResize(board, withFittedTexts(board, effect.rects));
		case 'guides':
			if (effect.guides.length > 0 || board.arranging.guides.length > 0) {
				board.arranging.guides = effect.guides;
			}
			return;
		case 'refused':
			return board.host.say(effect.why);
		case 'preview-clear':
			return clearPreview(board);
		case 'commit-move':
			return commitMove(board, effect.ids, effect.by, effect.duplicate);
		case 'commit-resize':
			clearPreview(board);
			board.undo.boundary();
			owned(board, () => asResized(board, withFittedTexts(board, effect.rects)), { gathers: true });
			return;
		case 'ghost':
			tooling.ghost = effect.at
				? { at: effect.at, ...noteStyle(board, effect.at, effect.color, effect.like) }
				: null;
			return;
		case 'create-note': {
			const model = effect.like === undefined ? undefined : board.elements.get(effect.like)?.rec;
			if (model?.kind === 'shape') return createLike(board, model, effect.at);
			createNoteAt(board, effect.at, effect);
			return;
		}
		case 'draft': {
			const { what, rect } = effect;
			board.making.draft = what && rect && { what, rect };
			return;
		}
		case 'create-box':
			return createBox(board, effect.what, effect.at, effect.rect);
		case 'create-stamp':
			return createStamp(board, effect.at);
		case 'link-draft':
			board.linking.draft = effect.draft;
			return;
		case 'link-hover':
			board.linking.hover = effect.id;
			return;
		case 'commit-link':
			return board.linking.commit(effect.from, effect.to, effect.tool);
		case 'commit-end':
			return board.linking.commitEnd(effect.id, effect.side, effect.end);
		case 'ink':
			return board.inking.take(effect);
		case 'erase-preview':
			return board.erasing.preview(effect.ids);
		case 'erase':
			return board.erasing.commit(effect.ids);
		case 'edit':
			return board.writing.start({ id: effect.id });
		case 'end-edit':
			return board.writing.end();
		case 'pan':
		case 'auto-scroll':
			return board.camera.panBy(effect.by);
		case 'zoom':
			return board.camera.zoomAt(effect.at, effect.factor);
		case 'reveal':
			return board.camera.reveal(effect.rect);
		case 'set-tool':
			return tooling.setTool(effect.tool);
		case 'cursor':
			tooling.cursor = effect.name;
			return;
		case 'menu':
			tooling.menuAt = { screen: effect.screen, id: effect.id };
			return;
		case 'capture':
			return tooling.capture(effect.pointer);
		case 'comment':
			return board.comments.begin(effect.at, effect.id);
		case 'history':
			board.commands.run(effect.step);
			return;
		case 'leave':
			return tooling.leave();
	}
}

function select(
	board: BoardView,
	ids: readonly string[],
	mode: 'replace' | 'add' | 'toggle'
): void {
	const next = new Set(mode === 'replace' ? [] : board.selection);
	for (const id of ids) {
		if (mode === 'toggle' && next.has(id)) next.delete(id);
		else next.add(id);
	}
	board.select(next);
}

/** Whether what is dragged alone shows by itself that it is selected: painted once, not with each move. */
export const isCarried = (view: ElementView | undefined): boolean =>
	view !== undefined && view.node !== null && view.rec.kind !== 'connector';

/** Like the outlines beside it (Selection.svelte) at any zoom: two CSS px, half of them over the edge. */
export function outlineCarried(board: BoardView): void {
	const { drag } = board.tooling;
	const [id] = drag?.ids ?? [];
	if (!drag || drag.duplicate || drag.ids.length !== 1 || id === undefined) return;
	const view = board.elements.get(id);
	if (!view?.node || view.rec.kind === 'connector') return;
	const { zoom } = board.camera.camera;
	view.node.style.outline = `${2 / zoom}px solid var(--accent)`;
	view.node.style.outlineOffset = `${-1 / zoom}px`;
}

/** Dragged nodes that get layers of their own: each is worked out in every frame. */
const MOST_LAYERS = 8;

function previewMove(board: BoardView, ids: readonly string[], by: Point, copy: boolean): void {
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

function previewResize(board: BoardView, rects: ReadonlyMap<string, Rect>): void {
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

function clearPreview(board: BoardView): void {
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

function commitMove(board: BoardView, ids: readonly string[], by: Point, copy: boolean): void {
	if (!board.order.mayPut(middlesOf(board, ids, by))) return clearPreview(board);
	board.undo.boundary();
	if (copy) {
		clearPreview(board);
		const made = owned(board, () =>
			duplicate(board.board, ids, by, {
				newId: () => board.host.newId(),
				by: board.workshop.me.participant,
				at: board.host.now()
			})
		);
		board.select(made);
		return;
	}
	const moves = new Map<string, Point>();
	for (const id of ids) {
		const rec = board.elements.get(id)?.rec;
		if (rec) moves.set(id, [rec.xy[0] + by[0], rec.xy[1] + by[1]]);
	}
	owned(board, () => moveElements(board.board, moves));
	// After the write, so that nobody sees the notes back at their old place in between.
	clearPreview(board);
}

export interface NoteStyle {
	readonly wh: Size;
	readonly color: NoteColor;
	readonly type?: NoteKind;
}

/** Size, paper and type of a note made at a point: like another note, or as its zone has it. */
export function noteStyle(
	board: BoardView,
	at: Point,
	color?: NoteColor,
	like?: string
): NoteStyle {
	const rec = like === undefined ? undefined : board.elements.get(like)?.rec;
	if (rec?.kind === 'note') {
		return { wh: rec.wh, color: rec.color, ...(rec.type && { type: rec.type }) };
	}
	const place = board.frames.zoneAt(at);
	if (place?.zone.holds.kind === 'notes') {
		const type = place.zone.holds.types[0];
		const wh = noteSizeIn(place.template, place.zone);
		return type
			? { wh, color: color ?? NOTE_KIND_INFO[type].color, type }
			: { wh, color: color ?? board.color };
	}
	return { wh: NOTE_SIZES[board.making.noteSize], color: color ?? board.color };
}

/** Of what would be made at a point: a note, or a shape like another shape. */
export function newSizeAt(board: BoardView, at: Point, like: string | undefined): Size {
	const model = like === undefined ? undefined : board.elements.get(like)?.rec;
	return model?.kind === 'shape' ? model.wh : noteStyle(board, at, undefined, like).wh;
}

/** Makes a note with its centre at a point and opens it; answers its id. */
export function createNoteAt(
	board: BoardView,
	at: Point,
	options: { color?: NoteColor; like?: string; typed?: string } = {}
): string | null {
	if (!board.canEdit || !board.order.mayPut([at])) return null;
	// Before the former text ends: an empty note vanishes then, and may be the model.
	const { wh, color, type } = noteStyle(board, at, options.color, options.like);
	board.writing.end();
	const id = board.host.newId();
	board.undo.boundary();
	const note = {
		id,
		xy: [Math.round(at[0] - wh[0] / 2), Math.round(at[1] - wh[1] / 2)],
		wh,
		color,
		...(type && { type }),
		by: board.workshop.me.participant,
		at: board.host.now()
	} as const;
	owned(board, () => createNotes(board.board, [note]));
	board.fresh.mark([id]);
	board.writing.start({
		id,
		fresh: true,
		...(options.typed !== undefined && { typed: options.typed })
	});
	return id;
}
