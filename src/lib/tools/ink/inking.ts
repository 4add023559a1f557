import { toBoard } from '../../domain/camera.ts';
import type { InkPoint } from '../../domain/ink/ink-code.ts';
import { endEdit } from '../effects.ts';
import { IDLE, type Inking, type Outcome } from '../state.ts';
import type { Effect, PointerInput, ToolContext, ToolEvent } from '../types.ts';

/** The tools that draw strokes. */
export const INK_TOOLS = ['pen', 'highlighter'] as const;
export type InkTool = (typeof INK_TOOLS)[number];

/**
 * A stroke in the hand. Its points are kept by the view model, which gathers them as they come:
 * a stroke may have thousands, and copying them at each move would be felt.
 */
export function pressInk(event: PointerInput, context: ToolContext, pen: InkTool): Outcome {
	const { pointer, device } = event;
	const phase: Inking = { kind: 'inking', pointer, device, pen, straight: event.shift };
	return {
		phase,
		effects: [
			...endEdit(context),
			...(context.selection.size > 0 ? [NOTHING_SELECTED] : []),
			{ kind: 'capture', pointer },
			{ kind: 'ink', phase: 'begin', pen, points: pointsOf(event, context) }
		]
	};
}

const NOTHING_SELECTED: Effect = { kind: 'select', ids: [], mode: 'replace' };
const DROPPED: Effect = { kind: 'ink', phase: 'drop' };

/** Every place a pointer has been since the last event, as far as the browser tells. */
function pointsOf(event: PointerInput, context: ToolContext): InkPoint[] {
	const samples = event.samples ?? [{ screen: event.screen, pressure: event.pressure }];
	return samples.map(({ screen, pressure }) => {
		const [x, y] = toBoard(context.camera, screen);
		// Only a pen feels; all others report one half, always.
		return { x, y, ...(event.device === 'pen' && pressure !== undefined && { pressure }) };
	});
}

function drawn(phase: Inking, event: PointerInput, context: ToolContext): Outcome {
	const next: Inking = { ...phase, straight: event.shift };
	const points = pointsOf(event, context);
	return { phase: next, effects: [{ kind: 'ink', phase: 'move', points, straight: event.shift }] };
}

export const dropInk = (): readonly Effect[] => [DROPPED];

export function onInking(phase: Inking, event: ToolEvent, context: ToolContext): Outcome {
	const dropped: Outcome = { phase: IDLE, effects: [DROPPED] };
	if (!context.canEdit) return dropped;
	switch (event.kind) {
		case 'pointer-move':
			return drawn(phase, event, context);
		case 'pointer-up': {
			const { effects } = drawn(phase, event, context);
			return { phase: IDLE, effects: [...effects, { kind: 'ink', phase: 'end' }] };
		}
		case 'modifiers':
			return event.shift === phase.straight
				? { phase, effects: [] }
				: {
						phase: { ...phase, straight: event.shift },
						effects: [{ kind: 'ink', phase: 'move', points: [], straight: event.shift }]
					};
		case 'pointer-cancel':
		case 'cancel':
		case 'lost':
			return dropped;
		case 'pointer-down':
		case 'tick':
		case 'refresh':
		case 'toolbar-drag':
		case 'carry':
		case 'link':
		case 'neighbour':
		case 'place':
		case 'pen-mode':
			return { phase, effects: [] };
	}
}
