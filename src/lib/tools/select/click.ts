import { toBoard } from '../../domain/camera.ts';
import { endEdit } from '../effects.ts';
import { clickAt, isDouble } from '../gestures/click.ts';
import { hitMargin } from '../limits.ts';
import { IDLE, type Outcome, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';
import { insideOf, unitAt } from './unit.ts';

const areSelected = (context: ToolContext, ids: readonly string[]): boolean =>
	context.selection.size === ids.length && ids.every((id) => context.selection.has(id));

const selectOnly = (context: ToolContext, ids: readonly string[]): readonly Effect[] =>
	areSelected(context, ids) ? [] : [{ kind: 'select', ids, mode: 'replace' }];

/** With Ctrl the element itself, in whatever group it is. */
const meant = (phase: Pointing, context: ToolContext, id: string): readonly string[] =>
	phase.mods.mod ? [id] : unitAt(id, context);

export function clickElement(
	phase: Pointing,
	event: PointerInput,
	context: ToolContext,
	id: string
): Outcome {
	// Deleted by someone else while it was pressed: there is nothing to click on any more.
	if (context.rectOf(id) === null) return { phase: IDLE, effects: [] };
	if (phase.mods.shift) {
		const toggle: Effect = { kind: 'select', ids: meant(phase, context, id), mode: 'toggle' };
		return { phase: IDLE, effects: [...endEdit(context), toggle] };
	}
	const click = clickAt(event, phase.device, phase.start, id);
	if (!isDouble(phase.previous, id)) {
		const ids = meant(phase, context, id);
		return { phase: IDLE, effects: [...endEdit(context), ...selectOnly(context, ids)], click };
	}
	const inside = insideOf(id, context);
	if (inside) {
		return { phase: IDLE, effects: [...endEdit(context), ...selectOnly(context, inside)], click };
	}
	const select = [...endEdit(context), ...selectOnly(context, [id])];
	if (!context.canEdit) return { phase: IDLE, effects: select };
	if (context.isLocked(id)) {
		return { phase: IDLE, effects: [...select, { kind: 'refused', why: 'locked' }] };
	}
	return { phase: IDLE, effects: [...select, { kind: 'edit', id, screen: phase.start }] };
}

export function clickEmpty(phase: Pointing, event: PointerInput, context: ToolContext): Outcome {
	if (phase.mods.shift) return { phase: IDLE, effects: endEdit(context) };
	const clear: Effect = { kind: 'select', ids: [], mode: 'replace' };
	const effects = [...endEdit(context), ...(context.selection.size > 0 ? [clear] : [])];
	if (isDouble(phase.previous, null) && context.canEdit && !context.closed?.has('note')) {
		// Where the press was, by the camera of now: the board may have moved under the pointer.
		const at = toBoard(context.camera, phase.start);
		return { phase: IDLE, effects: [...effects, { kind: 'create-note', at, edit: true }] };
	}
	return { phase: IDLE, effects, click: clickAt(event, phase.device, phase.start, null) };
}

/** The menu is for what is under the pointer; if that isn't selected, it becomes the selection. */
export function selectForMenu(phase: Pointing, context: ToolContext): readonly Effect[] {
	const id = context.hit(toBoard(context.camera, phase.start), hitMargin(phase.device));
	const selected = id !== null && context.selection.has(id);
	return [
		...endEdit(context),
		...(id !== null && !selected ? selectOnly(context, unitAt(id, context)) : []),
		{ kind: 'menu', screen: phase.start, id }
	];
}
