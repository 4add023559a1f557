import { drawing } from './box/drawing.ts';
import { GONE } from './connector/link.ts';
import { letGoErasing } from './eraser/erasing.ts';
import { dropInk } from './ink/inking.ts';
import { dragging } from './select/dragging.ts';
import { marquee } from './select/marquee.ts';
import { resizing } from './select/resizing.ts';
import { placing } from './note/placing.ts';
import { IDLE, type Phase, type Resting } from './state.ts';
import type { Device, Effect } from './types.ts';

/** True when a phase listens to this pointer. */
export function owns(phase: Phase, pointer: number): boolean {
	switch (phase.kind) {
		case 'idle':
		case 'carrying':
			return false;
		// No pointer holds it, and each shows where it would end.
		case 'aiming':
			return true;
		case 'pinching':
			return phase.pointers.includes(pointer);
		case 'pointing':
		case 'dragging':
		case 'marquee':
		case 'resizing':
		case 'placing':
		case 'drawing':
		case 'linking':
		case 'inking':
		case 'erasing':
		case 'panning':
		case 'spent':
			return phase.pointer === pointer;
	}
}

/** What holds the board now; null while nothing does. */
export function heldBy(phase: Phase): Device | null {
	switch (phase.kind) {
		case 'idle':
		case 'carrying':
		case 'aiming':
			return null;
		case 'pinching':
			return 'touch';
		case 'pointing':
		case 'dragging':
		case 'marquee':
		case 'resizing':
		case 'placing':
		case 'drawing':
		case 'linking':
		case 'inking':
		case 'erasing':
		case 'panning':
		case 'spent':
			return phase.device;
	}
}

/** Lets go of whatever is held, as if it had never been begun; what is carried stays carried. */
export function letGo(phase: Phase): { rest: Resting; effects: readonly Effect[] } {
	switch (phase.kind) {
		case 'idle':
		case 'carrying':
		case 'aiming':
			return { rest: phase, effects: [] };
		case 'pointing':
		case 'panning':
		case 'pinching':
		case 'spent':
			return { rest: phase.resume, effects: [] };
		case 'dragging':
			return { rest: IDLE, effects: dragging.abandon(phase) };
		case 'marquee':
			return { rest: IDLE, effects: marquee.abandon(phase) };
		case 'resizing':
			return { rest: IDLE, effects: resizing.abandon(phase) };
		case 'drawing':
			return { rest: IDLE, effects: drawing.abandon(phase) };
		case 'linking':
			return { rest: IDLE, effects: [GONE] };
		case 'inking':
			return { rest: IDLE, effects: dropInk() };
		case 'erasing':
			return { rest: IDLE, effects: letGoErasing() };
		case 'placing':
			return { rest: IDLE, effects: placing.abandon(phase) };
	}
}
