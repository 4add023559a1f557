import { NOTE_GAP } from '../../domain/elements.ts';
import { centreOf, translate, type Point, type Rect } from '../../domain/geometry.ts';
import type { Direction, Effect, ToolContext } from '../types.ts';

/** One step to a side, in screen directions. */
export const STEP: Readonly<Record<Direction, Point>> = {
	left: [-1, 0],
	right: [1, 0],
	up: [0, -1],
	down: [0, 1]
};

/** The place of the same size beside a rect, NOTE_GAP away. */
export function slotBeside(rect: Rect, side: Direction): Rect {
	const [x, y] = STEP[side];
	return translate(rect, [x * (rect.w + NOTE_GAP), y * (rect.h + NOTE_GAP)]);
}

function overlap(a: Rect, b: Rect): number {
	const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
	const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
	return Math.max(0, w) * Math.max(0, h);
}

/**
 * What fills a slot: the element that covers most of it, if it covers half of the smaller of the
 * two. Less is a note that lies about, not the neighbour.
 */
function inhabitant(slot: Rect, self: string, context: ToolContext): string | null {
	let best: string | null = null;
	let most = 0;
	for (const id of context.within(slot)) {
		const rect = id === self ? null : context.rectOf(id);
		if (!rect) continue;
		const shared = overlap(slot, rect);
		const half = Math.min(slot.w * slot.h, rect.w * rect.h) / 2;
		if (shared >= half && shared > most) [best, most] = [id, shared];
	}
	return best;
}

/** Goes to the note beside `of`, or makes it, and starts writing in it. */
export function neighbourOf(of: string, side: Direction, context: ToolContext): readonly Effect[] {
	const rect = context.rectOf(of);
	if (!rect) return [];
	const slot = slotBeside(rect, side);
	const there = inhabitant(slot, of, context);
	if (there !== null) {
		return [
			{ kind: 'select', ids: [there], mode: 'replace' },
			{ kind: 'edit', id: there }
		];
	}
	// No end-edit before: if `of` is empty it would vanish, and with it what the new note is like.
	return [{ kind: 'create-note', at: centreOf(slot), edit: true, like: of }];
}
