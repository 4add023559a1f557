import type { CanvasTemplate } from '../canvas.ts';
import { zoneAt } from '../canvas-layout.ts';
import type { NoteRecord } from '../elements.ts';
import { centreOf, contains, rectOf, type Rect } from '../geometry.ts';
import type { Scope } from './ballot.ts';

/** A canvas where it lies; `template` null for one that this version doesn't know. */
export interface Place {
	/** Frame id. */
	readonly id: string;
	readonly rect: Rect;
	readonly template: CanvasTemplate | null;
}

/** Whether a note may be voted on, by where it lies and what it is now. */
export function isInScope(
	note: Pick<NoteRecord, 'id' | 'xy' | 'wh' | 'type'>,
	{ notes, types, zones }: Scope,
	places: readonly Place[]
): boolean {
	if (notes && !notes.includes(note.id)) return false;
	if (types && (!note.type || !types.includes(note.type))) return false;
	if (!zones) return true;
	const middle = centreOf(rectOf(note.xy, note.wh));
	return places.some(({ id, rect, template }) => {
		const here = zones.filter(({ frame }) => frame === id);
		if (here.length === 0 || !contains(rect, middle)) return false;
		const zone = template && zoneAt(template, rect, middle);
		return here.some((ref) => ref.zone === undefined || ref.zone === zone?.key);
	});
}
