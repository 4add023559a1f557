import { toBoard, type Camera } from '../../domain/camera.ts';
import { leastSizeOf } from '../../domain/element-sizes.ts';
import { MAX_SIDE } from '../../domain/elements.ts';
import { clamp, distance, type Point, type Rect } from '../../domain/geometry.ts';
import { endEdit } from '../effects.ts';
import { AWAY, edgeAt } from '../gestures/edge-scroll.ts';
import { modifiersOf } from '../gestures/held.ts';
import { dragThreshold } from '../limits.ts';
import { IDLE, type Behaviour, type Drawing, type Outcome } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';
import type { BoxKind } from './types.ts';

const GONE: Effect = { kind: 'draft', what: null, rect: null };

/**
 * A press with a tool that draws boxes. Pulled further than a click may stray, it draws one from
 * corner to corner; else it makes one of the usual size round the place of the press.
 */
export function pressBox(event: PointerInput, context: ToolContext, draws: BoxKind): Outcome {
	const phase: Drawing = {
		kind: 'drawing',
		draws,
		start: event.screen,
		origin: toBoard(context.camera, event.screen),
		open: false,
		pointer: event.pointer,
		device: event.device,
		screen: event.screen,
		mods: modifiersOf(event),
		edge: edgeAt(AWAY, event.screen, context.view, event.time)
	};
	return {
		phase,
		effects: [...endEdit(context), { kind: 'capture', pointer: event.pointer }]
	};
}

/** What the tool makes of a place without being drawn: in the middle of the view, by keyboard. */
export const makeBox = (what: BoxKind, at: Point, context: ToolContext): readonly Effect[] => [
	...endEdit(context),
	...afterUse(context),
	{ kind: 'create-box', what, at: rounded(at), rect: null }
];

/** The tool that made something gives way to the one that works with it. */
const afterUse = (context: ToolContext): readonly Effect[] =>
	context.keepTool ? [] : [{ kind: 'set-tool', tool: 'select' }];

const rounded = ([x, y]: Point): Point => [Math.round(x), Math.round(y)];

/** How far one side goes from where it was begun, in the direction it is pulled. */
function side(pull: number, least: number): number {
	const length = clamp(Math.abs(Math.round(pull)), least, MAX_SIDE);
	return pull < 0 ? -length : length;
}

/** The box as it is drawn so far; whole board units. Shift makes it square, Alt draws from its middle. */
function boxOf(phase: Drawing, camera: Camera): Rect {
	const [ox, oy] = rounded(phase.origin);
	const to = toBoard(camera, phase.screen);
	let dx = to[0] - phase.origin[0];
	let dy = to[1] - phase.origin[1];
	if (phase.mods.shift) {
		const longest = Math.max(Math.abs(dx), Math.abs(dy));
		dx = dx < 0 ? -longest : longest;
		dy = dy < 0 ? -longest : longest;
	}
	const [w, h] = leastSizeOf(phase.draws);
	const [leastW, leastH] = phase.mods.shift ? [Math.max(w, h), Math.max(w, h)] : [w, h];
	if (phase.mods.alt) {
		const halfW = Math.abs(side(dx, Math.ceil(leastW / 2)));
		const halfH = Math.abs(side(dy, Math.ceil(leastH / 2)));
		const [fullW, fullH] = [Math.min(2 * halfW, MAX_SIDE), Math.min(2 * halfH, MAX_SIDE)];
		return { x: ox - fullW / 2, y: oy - fullH / 2, w: fullW, h: fullH };
	}
	const sx = side(dx, leastW);
	const sy = side(dy, leastH);
	return { x: Math.min(ox, ox + sx), y: Math.min(oy, oy + sy), w: Math.abs(sx), h: Math.abs(sy) };
}

/** Once pulled open it stays so, or coming back to the start would turn it into a click. */
const opened = (phase: Drawing): Drawing =>
	phase.open || distance(phase.screen, phase.start) < dragThreshold(phase.device)
		? phase
		: { ...phase, open: true };

export const drawing: Behaviour<Drawing> = {
	edits: true,
	moved: opened,
	draw: (phase, _context, camera) =>
		phase.open ? [{ kind: 'draft', what: phase.draws, rect: boxOf(phase, camera) }] : [],
	drop(phase, context) {
		if (!phase.open) return { phase: IDLE, effects: makeBox(phase.draws, phase.origin, context) };
		const rect = boxOf(phase, context.camera);
		return {
			phase: IDLE,
			effects: [
				GONE,
				...afterUse(context),
				{ kind: 'create-box', what: phase.draws, at: [rect.x, rect.y], rect }
			]
		};
	},
	abandon: (phase) => (phase.open ? [GONE] : [])
};
