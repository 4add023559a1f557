import { fitManyInZone } from '#lib/domain/canvas-layout.ts';
import {
	clipSize,
	grid,
	notesAt,
	pasteClip,
	readLines,
	textsOf,
	waysFor,
	type Clip,
	type ClipRefusal,
	type PasteWay,
	type Pasted
} from '#lib/domain/clip/index.ts';
import { NOTE_GAP, NOTE_SIZE } from '#lib/domain/elements.ts';
import {
	intersects,
	translate,
	unionOf,
	type Point,
	type Rect,
	type Size
} from '#lib/domain/geometry.ts';
import { duplicateOffset } from '#lib/domain/neighbours.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { owned } from '../owning.ts';
import { selectMade } from '../select-made.ts';
import { noteStyle } from '../effects.ts';

/** Board units between a canvas and what found no room in it. */
const BELOW = 96;
/** Grids tried further down before notes may lie on others. */
const MOST_TRIES = 50;

/** Words that wait for the person to say what they should become. */
export interface Pending {
	readonly pasted: Pasted;
	/** Those that make no more and no longer notes than a board takes. */
	readonly ways: readonly PasteWay[];
	/** Board point. */
	readonly at: Point;
}

/** Puts on the board what was pasted, and asks first where it can be taken in several ways. */
export class Pasting {
	pending: Pending | null = $state.raw(null);
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** Our own elements, their middle at a board point. */
	clip(clip: Clip, at: Point): void {
		const [w, h] = clipSize(clip);
		this.#put(clip, [Math.round(at[0] - w / 2), Math.round(at[1] - h / 2)]);
	}

	/** All of it in one note. */
	whole(text: string, at: Point): void {
		this.#apply(readLines(text), 'one', at);
	}

	/** Another program's words: at once where there is one way or one was chosen for good. */
	words(pasted: Pasted, at: Point): void {
		const { ways, refusal } = possible(pasted);
		if (refusal) return this.refuse(refusal);
		const kept = pasted.kind === 'line' ? undefined : this.#board.settings.pasteWays[pasted.kind];
		const [only] = ways;
		if (ways.length === 1 && only) this.#apply(pasted, only, at);
		else if (kept && ways.includes(kept)) this.#apply(pasted, kept, at);
		else this.pending = { pasted, ways, at };
	}

	/** What was pending becomes notes; `remember`: the next of its kind too, without asking. */
	choose(way: PasteWay, remember: boolean): void {
		const { pending } = this;
		this.pending = null;
		if (!pending) return;
		const { pasted, at } = pending;
		if (remember && pasted.kind !== 'line') this.#board.settings.setPasteWay(pasted.kind, way);
		this.#apply(pasted, way, at);
	}

	cancel(): void {
		this.pending = null;
		this.#board.tooling.focus();
	}

	refuse({ reason }: ClipRefusal): void {
		const notices = {
			empty: 'pasteNothing',
			binary: 'pasteNothing',
			'too-long': 'pasteTooLong',
			'too-many': 'pasteTooMuch'
		} as const;
		this.#board.host.say(notices[reason]);
	}

	#apply(pasted: Pasted, way: PasteWay, at: Point): void {
		const board = this.#board;
		const texts = textsOf(pasted, way);
		const style = noteStyle(board, at);
		// Refused before places are looked for: that takes long for 100,000 lines.
		const refusal = refusalOf(texts);
		if (refusal) return this.refuse(refusal);
		const { rects, overflow } = this.#places(texts.length, style.wh, at);
		const result = notesAt(texts, rects, style);
		if (!result.ok) return this.refuse(result);
		this.#put(result.clip, [0, 0]);
		if (overflow) board.host.say('pasteOverflow');
	}

	/** Where so many notes go, board units: in the zone at that point, or round the point. */
	#places(count: number, wh: Size, at: Point): { rects: readonly Rect[]; overflow: boolean } {
		const { frames, elements } = this.#board;
		const place = frames.zoneAt(at);
		if (count > 1 && place?.zone.holds.kind === 'notes') {
			const { template, zone, sheet } = place;
			const found = fitManyInZone(template, zone, sheet.rect, this.#taken(sheet.rect), count);
			const left = count - found.length;
			const size: Size = found[0] ? [found[0].w, found[0].h] : wh;
			return { rects: [...found, ...this.#below(sheet.rect, left, size)], overflow: left > 0 };
		}
		const rects = grid(count, wh);
		const bounds = unionOf(rects) ?? { x: 0, y: 0, w: 0, h: 0 };
		const by: Point = [Math.round(at[0] - bounds.w / 2), Math.round(at[1] - bounds.h / 2)];
		const here = rects.map((rect) => translate(rect, by));
		if (count === 1 || elements.within(translate(bounds, by)).length === 0) {
			return { rects: here, overflow: false };
		}
		const all = [...elements.all()].map((view) => view.rect);
		const aside = duplicateOffset(here, all);
		return { rects: here.map((rect) => translate(rect, aside)), overflow: false };
	}

	#below(sheet: Rect, count: number, wh: Size): readonly Rect[] {
		if (count === 0) return [];
		const columns = Math.max(1, Math.floor(sheet.w / (wh[0] + NOTE_GAP)));
		const rects = grid(count, wh, columns);
		const bounds = unionOf(rects) ?? sheet;
		for (let i = 0; ; i++) {
			const by: Point = [sheet.x, sheet.y + sheet.h + BELOW + i * (bounds.h + NOTE_GAP)];
			const there = translate(bounds, by);
			const free = this.#taken(there).length === 0;
			const { sheets } = this.#board.frames;
			const clear = free && !sheets.some(({ rect }) => intersects(rect, there));
			if (clear || i === MOST_TRIES) return rects.map((rect) => translate(rect, by));
		}
	}

	#taken(rect: Rect): Rect[] {
		const { elements } = this.#board;
		return elements.within(rect).flatMap((id) => elements.get(id)?.rect ?? []);
	}

	#put(clip: Clip, at: Point): void {
		const board = this.#board;
		board.undo.boundary();
		const ids = owned(board, () =>
			pasteClip(board.board, clip, at, {
				newId: () => board.host.newId(),
				by: board.workshop.me.participant,
				at: board.host.now()
			})
		);
		board.fresh.mark(ids);
		selectMade(board, ids);
		board.host.announce('pasted', ids.length);
		board.refocus();
	}
}

/** The ways that can be gone; with none, why not. */
function possible(pasted: Pasted): { ways: readonly PasteWay[]; refusal: ClipRefusal | null } {
	const tried = waysFor(pasted).map((way) => ({ way, refusal: refusalOf(textsOf(pasted, way)) }));
	const ways = tried.filter(({ refusal }) => refusal === null).map(({ way }) => way);
	return { ways, refusal: ways.length > 0 ? null : (tried[0]?.refusal ?? null) };
}

/** Why texts can't become a note each; null when they can. */
function refusalOf(texts: readonly string[]): ClipRefusal | null {
	const result = notesAt(texts, grid(texts.length, NOTE_SIZE, 1), { color: 'yellow' });
	return result.ok ? null : result;
}
