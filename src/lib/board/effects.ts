import { createNotes, duplicate, moveElements } from '#lib/domain/board-doc.ts';
import { noteSizeIn } from '#lib/domain/canvas-layout.ts';
import { NOTE_SIZES } from '#lib/domain/element-sizes.ts';
import type { Point, Size } from '#lib/domain/geometry.ts';
import { NOTE_KIND_INFO, type NoteColor, type NoteKind } from '#lib/domain/note-kinds.ts';
import type { Effect } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { createBox, createLike, createStamp } from './making-effects.ts';
import { middlesOf } from './order-view.svelte.ts';
import { owned } from './owning.ts';
import { selectMade } from './select-made.ts';
import { clearPreview, previewMove, previewResize } from './previews.ts';
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
			return board.arranging.guide(effect.guides);
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
			tooling.menuAt = { screen: effect.screen, id: effect.id, byKey: false };
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
		selectMade(board, made);
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
