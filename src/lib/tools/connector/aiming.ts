import type { ConnectorEnd } from '../../domain/elements.ts';
import { modifiersOf } from '../gestures/held.ts';
import { IDLE, type Aiming, type Outcome, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolContext, ToolEvent } from '../types.ts';
import { connect, draftOf, endOn, endUnder, GONE, hostUnder, settled, type Aim } from './link.ts';
import type { Link, LinkInput } from './types.ts';

/** One end is chosen; the other is by a click, or with Tab, arrows and Enter. */
export function startAiming(link: Link, aim: Aim | null, context: ToolContext): Outcome {
	return drawn({ kind: 'aiming', link, aim, target: null }, context);
}

/** The connector begun at an element without a pointer, or one of its ends taken up. */
export function beginLink(
	event: Extract<LinkInput, { phase: 'begin' }>,
	context: ToolContext
): Outcome {
	const link = event.side ? takenUp(event.id, event.side, context) : linkFrom(event.id, context);
	return link && context.canEdit ? startAiming(link, null, context) : { phase: IDLE, effects: [] };
}

/** A connector's end taken up: the other one stays. Null when the connector is gone. */
export function takenUp(id: string, side: 'from' | 'to', context: ToolContext): Link | null {
	const ends = context.endsOf(id);
	if (!ends) return null;
	return { fixed: side === 'from' ? ends.to : ends.from, of: { id, side }, tool: context.tool };
}

function linkFrom(id: string, context: ToolContext): Link | null {
	const fixed = endOn(id, context);
	return fixed && { fixed, of: null, tool: context.tool };
}

/** Where the loose end is: on what was chosen by key, under the pointer, or nowhere yet. */
function looseOf(phase: Aiming, context: ToolContext): ConnectorEnd | null {
	if (phase.target !== null) return endOn(phase.target, context);
	return phase.aim && endUnder(phase.aim, context, context.camera, phase.link.fixed.id);
}

function drawn(phase: Aiming, context: ToolContext, more: readonly Effect[] = []): Outcome {
	const loose = looseOf(phase, context);
	const link = settled(phase.link, loose, context);
	return { phase: { ...phase, link }, effects: [draftOf(link, loose), ...more] };
}

/** A click where the loose end is to be. */
export function connectAt(phase: Aiming, press: Pointing, context: ToolContext): Outcome {
	const aim: Aim = { screen: press.start, device: press.device, mods: press.mods };
	const { id } = phase.link.fixed;
	// A click on the element that it comes from: a double click, or a slip. It goes on.
	if (id !== undefined && hostUnder(aim, context, context.camera) === id) {
		return drawn({ ...phase, aim, target: null }, context);
	}
	return finished({ ...phase, aim, target: null }, context);
}

function finished(phase: Aiming, context: ToolContext): Outcome {
	const loose = looseOf(phase, context);
	if (!loose) return { phase, effects: [] };
	return { phase: IDLE, effects: connect(settled(phase.link, loose, context), loose, context) };
}

function onLink(phase: Aiming, event: LinkInput, context: ToolContext): Outcome {
	switch (event.phase) {
		case 'begin':
			return { phase, effects: [] };
		case 'connect':
			return finished(phase, context);
		case 'aim': {
			const from = phase.target ?? phase.link.fixed.id ?? null;
			const not = [phase.link.fixed.id, phase.link.of?.id].filter((id) => id !== undefined);
			const target = context.hostBeside(from, event.way, not);
			const rect = target === null ? null : context.rectOf(target);
			if (!rect) return { phase, effects: [] };
			return drawn({ ...phase, aim: null, target }, context, [{ kind: 'reveal', rect }]);
		}
	}
}

const hovering = (phase: Aiming, event: PointerInput, context: ToolContext): Outcome => {
	const aim: Aim = { screen: event.screen, device: event.device, mods: modifiersOf(event) };
	return drawn({ ...phase, aim, target: null }, context);
};

export function onAiming(phase: Aiming, event: ToolEvent, context: ToolContext): Outcome {
	const abandoned: Outcome = { phase: IDLE, effects: [GONE] };
	if (!context.canEdit || context.tool !== phase.link.tool) return abandoned;
	switch (event.kind) {
		case 'link':
			return onLink(phase, event, context);
		case 'pointer-move':
			return event.device === 'touch' ? { phase, effects: [] } : hovering(phase, event, context);
		case 'modifiers': {
			const { aim } = phase;
			return aim
				? drawn({ ...phase, aim: { ...aim, mods: modifiersOf(event) } }, context)
				: { phase, effects: [] };
		}
		case 'refresh':
			return drawn(phase, context);
		case 'cancel':
			return abandoned;
		case 'pointer-down':
		case 'pointer-up':
		case 'pointer-cancel':
		case 'tick':
		case 'toolbar-drag':
		case 'carry':
		case 'lost':
		case 'neighbour':
		case 'place':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}
