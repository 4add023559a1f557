import type { Camera } from '../../domain/camera.ts';
import type { ConnectorEnd } from '../../domain/elements.ts';
import { heldFrom, holding } from '../gestures/held.ts';
import { IDLE, type Behaviour, type Linking, type Outcome, type Pointing } from '../state.ts';
import type { PointerInput, ToolContext, ToolEvent } from '../types.ts';
import { connect, draftOf, endUnder, GONE, hostUnder, settled } from './link.ts';
import type { Link } from './types.ts';

/** An end in the hand, from a press that has become a drag. */
export function startLinking(
	press: Pointing,
	event: PointerInput,
	context: ToolContext,
	link: Link
): Outcome {
	const phase: Linking = { kind: 'linking', ...heldFrom(press, event, context), link };
	const now = upToDate(phase, context);
	return { phase: now, effects: linking.draw(now, context, context.camera) };
}

const loose = (phase: Linking, context: ToolContext, camera: Camera): ConnectorEnd =>
	endUnder(phase, context, camera, phase.link.fixed.id);

function upToDate(phase: Linking, context: ToolContext): Linking {
	const link = settled(phase.link, loose(phase, context, context.camera), context);
	return link === phase.link ? phase : { ...phase, link };
}

export const linking: Behaviour<Linking> = {
	edits: true,
	draw: (phase, context, camera) => [draftOf(phase.link, loose(phase, context, camera))],
	drop(phase, context) {
		// Back on the element that it comes from: refused, as a connector can't go nowhere.
		const { id } = phase.link.fixed;
		const itself = id !== undefined && hostUnder(phase, context, context.camera) === id;
		const end = loose(phase, context, context.camera);
		return { phase: IDLE, effects: itself ? [GONE] : connect(phase.link, end, context) };
	},
	abandon: () => [GONE]
};

export const onLinking = (phase: Linking, event: ToolEvent, context: ToolContext): Outcome =>
	holding(upToDate(phase, context), event, context, linking);
