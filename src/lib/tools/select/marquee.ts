import { toBoard, type Camera } from '../../domain/camera.ts';
import { rectFromCorners, type Rect } from '../../domain/geometry.ts';
import { heldFrom } from '../gestures/held.ts';
import { IDLE, type Behaviour, type Marquee, type Outcome, type Pointing } from '../state.ts';
import type { Effect, PointerInput, ToolContext } from '../types.ts';
import { wholeGroups } from './unit.ts';

const rectOf = (phase: Marquee, camera: Camera): Rect =>
	rectFromCorners(phase.origin, toBoard(camera, phase.screen));

/** What it touches, groups whole unless Ctrl is held, as in Miro: enclosing a note whole is hard work on a crowded board. */
function picked(phase: Marquee, context: ToolContext, camera: Camera): readonly string[] {
	const free = context.within(rectOf(phase, camera)).filter((id) => !context.isLocked(id));
	const touched = phase.mods.mod ? free : wholeGroups(free, context);
	if (phase.base.length === 0) return touched;
	const base = new Set(phase.base);
	return [...phase.base, ...touched.filter((id) => !base.has(id))];
}

const preview = (phase: Marquee, context: ToolContext, camera: Camera): Effect => ({
	kind: 'marquee',
	rect: rectOf(phase, camera),
	ids: picked(phase, context, camera)
});

const GONE: Effect = { kind: 'marquee', rect: null, ids: [] };

export function startMarquee(press: Pointing, event: PointerInput, context: ToolContext): Outcome {
	const phase: Marquee = {
		kind: 'marquee',
		...heldFrom(press, event, context),
		origin: press.origin,
		base: press.mods.shift ? [...context.selection] : []
	};
	return { phase, effects: [preview(phase, context, context.camera)] };
}

export const marquee: Behaviour<Marquee> = {
	edits: false,
	draw: (phase, context, camera) => [preview(phase, context, camera)],
	drop(phase, context) {
		const ids = picked(phase, context, context.camera).filter((id) => context.rectOf(id) !== null);
		return { phase: IDLE, effects: [GONE, { kind: 'select', ids, mode: 'replace' }] };
	},
	abandon: () => [GONE]
};
