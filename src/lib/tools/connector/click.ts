import { modifiersOf } from '../gestures/held.ts';
import { IDLE, type Outcome, type Pointing, type Press } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';
import { startAiming, takenUp } from './aiming.ts';
import { endUnder, hostUnder } from './link.ts';
import type { Link } from './types.ts';

/** The handle of an end of the only selected connector; null for a press on anything else. */
export function endPressed({ target }: PointerInput, context: ToolContext): Press | null {
	const [id, ...others] = context.selection;
	if (target?.kind !== 'end' || id === undefined || others.length > 0) return null;
	return { kind: 'end', id, side: target.side };
}

/** The connector that a press begins, from what lies under it. */
export function linkAt(press: Pointing, context: ToolContext): Link | null {
	const { on } = press;
	if (on.kind === 'end') return takenUp(on.id, on.side, context);
	const aim = { screen: press.start, device: press.device, mods: press.mods };
	return { fixed: endUnder(aim, context, context.camera), of: null, tool: context.tool };
}

/** A click begins what the next one ends. */
export function clickLink(press: Pointing, event: PointerInput, context: ToolContext): Outcome {
	const link = linkAt(press, context);
	if (!link || !context.canEdit) return { phase: IDLE, effects: [] };
	const aim = { screen: event.screen, device: event.device, mods: modifiersOf(event) };
	return startAiming(link, event.device === 'touch' ? null : aim, context);
}

/** What would be the beginning lights up before anything is pressed. */
export const hover = (event: PointerInput, context: ToolContext): readonly Effect[] =>
	event.device === 'touch'
		? []
		: [
				{
					kind: 'link-hover',
					id: hostUnder(
						{ screen: event.screen, device: event.device, mods: modifiersOf(event) },
						context,
						context.camera
					)
				}
			];
