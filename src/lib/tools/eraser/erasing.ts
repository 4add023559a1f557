import { toBoard } from '../../domain/camera.ts';
import { distance } from '../../domain/geometry.ts';
import { endEdit } from '../effects.ts';
import { dragThreshold, ERASER_REACH } from '../limits.ts';
import { IDLE, type Erasing, type Outcome } from '../state.ts';
import type { Effect, PointerInput, ToolContext, ToolEvent } from '../types.ts';

/*
 * Wiping takes what was drawn, strokes and connectors: notes are what a workshop is about, and lie
 * under every second stroke. A click takes whatever it is on, and Alt wipes everything but frames,
 * as Excalidraw's eraser does. What is locked stays. Nothing is deleted before the release.
 */

export function pressErase(event: PointerInput, context: ToolContext): Outcome {
	const at = toBoard(context.camera, event.screen);
	const { pointer, device } = event;
	const phase: Erasing = {
		...{ kind: 'erasing', pointer, device, at, start: event.screen },
		...{ ids: [], wiping: false }
	};
	const begun = wiped(phase, event, context);
	return {
		...begun,
		effects: [...endEdit(context), { kind: 'capture', pointer }, ...begun.effects]
	};
}

/** What lay under the way since the last event joins what will go. */
function wiped(phase: Erasing, event: PointerInput, context: ToolContext): Outcome {
	const at = toBoard(context.camera, event.screen);
	const wiping = phase.wiping || distance(event.screen, phase.start) >= dragThreshold(phase.device);
	const known = new Set(phase.ids);
	const found = context
		.erasable(phase.at, at, ERASER_REACH, wiping && event.alt ? 'all' : 'drawn')
		.filter((id) => !known.has(id));
	const ids = found.length > 0 ? [...phase.ids, ...found] : phase.ids;
	return {
		phase: { ...phase, at, wiping, ids },
		effects: found.length > 0 ? [{ kind: 'erase-preview', ids }] : []
	};
}

function released(phase: Erasing, event: PointerInput, context: ToolContext): Outcome {
	const last = wiped(phase, event, context).phase;
	if (last.kind !== 'erasing') return { phase: IDLE, effects: letGoErasing() };
	const clicked = last.wiping ? [] : context.erasable(last.at, last.at, ERASER_REACH, 'top');
	// A click takes one thing, the one on top.
	const ids = (clicked.length > 0 ? clicked : last.ids).filter((id) => context.rectOf(id) !== null);
	const erase: readonly Effect[] = ids.length > 0 ? [{ kind: 'erase', ids }] : [];
	return { phase: IDLE, effects: [...erase, ...letGoErasing()] };
}

export const letGoErasing = (): readonly Effect[] => [{ kind: 'erase-preview', ids: [] }];

export function onErasing(phase: Erasing, event: ToolEvent, context: ToolContext): Outcome {
	const abandoned: Outcome = { phase: IDLE, effects: letGoErasing() };
	if (!context.canEdit) return abandoned;
	switch (event.kind) {
		case 'pointer-move':
			return wiped(phase, event, context);
		case 'pointer-up':
			return released(phase, event, context);
		case 'pointer-cancel':
		case 'cancel':
		case 'lost':
			return abandoned;
		case 'pointer-down':
		case 'tick':
		case 'modifiers':
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
