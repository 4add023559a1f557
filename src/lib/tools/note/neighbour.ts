import { centreOf, type Rect } from '../../domain/geometry.ts';
import { neighbourOf as besideOf, slotBeside, STEP } from '../../domain/neighbours.ts';
import type { Direction, Effect, ToolContext } from '../types.ts';

export { STEP };

const placed = (id: string, { x, y, w, h }: Rect) => ({ id, xy: [x, y], wh: [w, h] }) as const;

/** Goes to the note beside `of`, or makes it, and starts writing in it. */
export function neighbourOf(of: string, side: Direction, context: ToolContext): readonly Effect[] {
	const rect = context.rectOf(of);
	if (!rect) return [];
	const near = context.within(slotBeside(rect, side)).flatMap((id) => {
		const there = context.takesRoom(id) ? context.rectOf(id) : null;
		return there ? [placed(id, there)] : [];
	});
	const slot = besideOf(near, placed(of, rect), side);
	if (slot.kind === 'taken') {
		return [
			{ kind: 'select', ids: [slot.id], mode: 'replace' },
			{ kind: 'edit', id: slot.id }
		];
	}
	// No end-edit before: if `of` is empty it would vanish, and with it what the new note is like.
	return [{ kind: 'create-note', at: centreOf(slot.rect), edit: true, like: of }];
}
